public import Values

/// A column of a report's table as a spreadsheet has it.
///
/// Titles are in English; amounts are plain numbers whose currency stands in a column of its own.
public struct ReportColumn<Row>: Sendable {
  /// Its title.
  public let title: String
  let cell: @Sendable (Row) -> ExportTable.Cell

  private init(_ title: String, cell: @escaping @Sendable (Row) -> ExportTable.Cell) {
    self.title = title
    self.cell = cell
  }

  /// Words; those that begin like a formula are made harmless when they are written.
  public static func text(_ title: String, _ value: @escaping @Sendable (Row) -> String?) -> ReportColumn {
    ReportColumn(title) { .text(value($0)) }
  }

  /// Amounts.
  public static func amount(_ title: String, _ value: @escaping @Sendable (Row) -> Money?) -> ReportColumn {
    ReportColumn(title) { .amount(value($0)) }
  }

  /// Other numbers.
  public static func number(_ title: String, _ value: @escaping @Sendable (Row) -> ExactDecimal?) -> ReportColumn {
    ReportColumn(title) { .number(value($0)) }
  }

  /// How many.
  public static func count(_ title: String, _ value: @escaping @Sendable (Row) -> Int?) -> ReportColumn {
    ReportColumn(title) { row in value(row).map { .count($0) } ?? .text(nil) }
  }

  /// Days.
  public static func day(_ title: String, _ value: @escaping @Sendable (Row) -> CalendarDay?) -> ReportColumn {
    ReportColumn(title) { .day(value($0)) }
  }

  /// The code of the currency of an amount, to stand behind the amounts that it is for.
  public static func currency(
    _ title: String = "Currency", of value: @escaping @Sendable (Row) -> Money?
  ) -> ReportColumn {
    ReportColumn(title) { .text(value($0)?.currency.code) }
  }
}
