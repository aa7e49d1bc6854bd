/// What the unambiguous cells of a file show about the others: which number of a day is the month, and which sign of a
/// number stands before the decimals.
///
/// Input: a sheet. Output: one habit per column. A column's own cells come first; a column that shows nothing follows the
/// other columns of the file when they agree; where neither shows it, or both are shown, there is no habit.
struct SheetHabits {
  private var dayOrders: [DayOrder?]
  private var signs: [DecimalSign?]

  /// Looks through all cells of days and numbers.
  init(_ sheet: Sheet) {
    let columns = sheet.kind.columns
    guard sheet.period == nil else {
      // What an export became is written one way only.
      dayOrders = columns.map { _ in nil }
      signs = columns.map { _ in .point }
      return
    }
    var days = Array(repeating: Set<DayOrder>(), count: columns.count)
    var numbers = Array(repeating: Set<DecimalSign>(), count: columns.count)
    for index in columns.indices where sheet.places[index] != nil && (columns[index].isDay || columns[index].isNumber) {
      for row in sheet.rows where !row.isBroken {
        let cell = sheet.cell(row, index)
        if columns[index].isDay {
          if case .day(_, let evidence?) = DayReading(cell) { days[index].insert(evidence) }
        } else if cell.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }) {
          if case .number(_, let evidence?) = NumberReading(cell) { numbers[index].insert(evidence) }
        }
      }
    }
    dayOrders = Self.settled(days)
    signs = Self.settled(numbers)
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
