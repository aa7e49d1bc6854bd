internal import Values

/// Reads the cells of one row of an export and keeps every fault it meets.
struct ExportRow {
  let table: ExportTable
  /// The place of the row in the table.
  let index: Int
  /// How the file writes days and numbers.
  let habits: ExportHabits
  private(set) var faults: [ExportFault] = []

  init(_ table: ExportTable, _ index: Int, _ habits: ExportHabits) {
    self.table = table
    self.index = index
    self.habits = habits
    let row = table.rows[index]
    if row.isBroken {
      refuse(
        "unclosed-quote", "a quotation mark in this row is never closed, or something follows a closing one", nil,
        hint: "close it, or write each quotation mark inside a cell twice")
    } else if row.cells.dropFirst(table.titles.count).contains(where: { !$0.isBlank }) {
      refuse(
        "surplus-cells", "the row has more cells than there are titles", nil,
        hint: "put quotation marks around cells that hold the separator")
    }
  }

  /// Adds a fault in a column; none in particular without titles.
  mutating func refuse(_ name: String, _ message: String, _ candidates: [String]?, hint: String? = nil) {
    refuse(CellProblem(name, message, hint: hint), candidates)
  }

  /// Adds a fault in a column, of this row unless another is named.
  mutating func refuse(_ problem: CellProblem, _ candidates: [String]?, at row: Int? = nil) {
    let title = candidates.flatMap { table.title($0) ?? $0.first }
    take(ExportFault(row: row ?? index, problem: problem, title: title))
  }

  /// Takes over the faults of another row of the same order.
  mutating func takeFaults(of other: ExportRow) {
    for fault in other.faults { take(fault) }
  }

  private mutating func take(_ fault: ExportFault) {
    let isKnown = faults.contains { $0.row == fault.row && $0.problem.message == fault.problem.message }
    if !isKnown { faults.append(fault) }
  }

  /// The text of a cell; blank where there is none.
  func text(_ candidates: [String]) -> String { table.text(index, candidates) }

  /// The text of the first of these cells that is not blank.
  func firstText(_ columns: [String]) -> String { columns.lazy.map { text([$0]) }.first { !$0.isEmpty } ?? "" }

  /// A cell that must not be blank.
  mutating func required(_ candidates: [String]) -> String? {
    let cell = text(candidates)
    guard cell.isEmpty else { return cell }
    refuse("missing-cell", "`\(title(candidates))` is blank", candidates, hint: "fill it in")
    return nil
  }

  func title(_ candidates: [String]) -> String { table.title(candidates) ?? candidates.first ?? "" }

  /// A day, with its time if the cell has one, as `2026-05-14T09:30`; `nil` where the cell is blank.
  mutating func moment(_ candidates: [String]) -> String? {
    read(candidates, .moment).flatMap(\.text)
  }

  /// A day as `2026-05-14`; `nil` where the cell is blank.
  mutating func day(_ candidates: [String]) -> String? {
    read(candidates, .day).flatMap(\.text)
  }

  private mutating func read(_ candidates: [String], _ content: ImportColumn.Content) -> CellValue? {
    do throws(CellProblem) {
      return try cellReader(candidates, content).value(text(candidates))
    } catch {
      refuse(error, candidates)
      return nil
    }
  }

  /// A currency; `nil` where the cell is blank.
  mutating func currency(_ candidates: [String]) -> Currency? {
    read(candidates, .currency).flatMap(\.text).flatMap { Currency(code: $0) }
  }

  /// A number; `nil` where the cell is blank.
  mutating func number(_ candidates: [String]) -> ExactDecimal? {
    let cell = text(candidates)
    guard !cell.isEmpty else { return nil }
    do throws(CellProblem) {
      return try cellReader(candidates, .signedNumber).number(cell)
    } catch {
      refuse(error, candidates)
      return nil
    }
  }

  /// An amount with its sign; `nil` where the cell is blank.
  mutating func money(_ candidates: [String], _ currency: Currency) -> Money? {
    let cell = text(candidates)
    guard !cell.isEmpty else { return nil }
    do throws(CellProblem) {
      return try cellReader(candidates, .amount).amount(cell, currency)
    } catch {
      refuse(error, candidates)
      return nil
    }
  }

  /// An amount that must be there.
  mutating func requiredMoney(_ candidates: [String], _ currency: Currency) -> Money? {
    guard required(candidates) != nil else { return nil }
    return money(candidates, currency)
  }

  /// Sums that do not fit into a number of 64 bits are a fault like any other.
  mutating func sum<Result>(_ candidates: [String]?, _ body: () throws -> Result) -> Result? {
    if let result = try? body() { return result }
    refuse("number-out-of-range", "the amounts of this row are too large to be added up", candidates)
    return nil
  }

  private func cellReader(_ candidates: [String], _ content: ImportColumn.Content) -> CellReader {
    CellReader(
      column: ImportColumn(candidates.first ?? "", "", content), title: title(candidates),
      dayOrder: habits.dayOrders[candidates.first ?? ""], decimalSign: habits.decimalSign)
  }
}

/// How an export writes days and numbers.
struct ExportHabits {
  /// By the first title of a column of days.
  var dayOrders: [String: DayOrder] = [:]
  /// The sign before decimals; without one, `1.234` is refused.
  var decimalSign: DecimalSign?

  /// Programs write `1234.50`; the order of day and month is what the file shows.
  init(_ table: ExportTable, days: [[String]], decimalSign: DecimalSign? = .point) {
    for column in days {
      guard let name = column.first else { continue }
      dayOrders[name] = table.dayOrder(column)
    }
    self.decimalSign = decimalSign
  }
}
