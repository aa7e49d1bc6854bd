/// What the unambiguous cells of a file show about the others: which number of a day is the month, and which sign of a
/// number stands before the decimals.
///
/// Input: a sheet. Output: one habit per column. A column's own cells come first; a column that shows nothing follows the
/// other columns of the file when they agree; where neither shows it, or both are shown, there is no habit.
struct SheetHabits {
  private var dayOrders: [DayOrder?]
  private var signs: [DecimalSign?]

  /// How many rows the sheet has, blank ones included.
  private(set) var rowCount = 0
  /// The number of the last row that is not blank; 0 when all are.
  private(set) var lastFilledRow = 0

  /// What the file itself showed.
  private(set) var shown = ShownHabits()

  /// Looks through all cells of days and numbers; `progress` is told the part that is done. A problems file goes by what the
  /// file showed whose rows it mends, too.
  init(
    _ sheet: Sheet, mended: ShownHabits = ShownHabits(), progress: (Double) throws -> Void = { _ in }
  ) throws {
    let columns = sheet.kind.columns
    let watched = columns.indices.filter {
      sheet.places[$0] != nil && (columns[$0].isDay || columns[$0].isNumber)
    }
    var days = Array(repeating: Set<DayOrder>(), count: columns.count)
    var numbers = Array(repeating: Set<DecimalSign>(), count: columns.count)
    var (count, last) = (0, 0)
    try sheet.rows.forEach { row, _, part in
      count += 1
      if !row.isBlank { last = row.number }
      if count.isMultiple(of: 1_000) { try progress(part) }
      guard !row.isBroken else { return }
      for index in watched {
        let cell = sheet.cell(row, index)
        if columns[index].isDay {
          if case .day(_, let evidence?) = DayReading(cell) { days[index].insert(evidence) }
        } else if numbers[index].count < 2,
          cell.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") })
        {
          if case .number(_, let evidence?) = NumberReading(cell) { numbers[index].insert(evidence) }
        }
      }
    }
    for (index, column) in columns.enumerated() {
      if !days[index].isEmpty { shown.days[column.name] = days[index] }
      if !numbers[index].isEmpty { shown.signs[column.name] = numbers[index] }
      days[index].formUnion(mended.days[column.name] ?? [])
      numbers[index].formUnion(mended.signs[column.name] ?? [])
    }
    rowCount = count
    lastFilledRow = last
    // What an export became is written one way only.
    let isWrittenByUs = sheet.period != nil
    dayOrders = isWrittenByUs ? columns.map { _ in nil } : Self.settled(days)
    signs = isWrittenByUs ? columns.map { _ in .point } : Self.settled(numbers)
  }

  /// The order of day and month in a column, if the file shows it.
  func dayOrder(_ column: Int) -> DayOrder? { dayOrders[column] }

  /// The decimal sign of a column, if the file shows it.
  func decimalSign(_ column: Int) -> DecimalSign? { signs[column] }

  private static func settled<Habit: Hashable>(_ shown: [Set<Habit>]) -> [Habit?] {
    let everywhere = shown.reduce(into: Set<Habit>()) { $0.formUnion($1) }
    let common = everywhere.count == 1 ? everywhere.first : nil
    return shown.map { own in
      if own.isEmpty { return common }
      return own.count == 1 ? own.first : nil
    }
  }
}
