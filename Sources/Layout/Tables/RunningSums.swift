import Diagnostics
import Typesetting

/// The sums of the rows so far.
struct RunningSums {
  private let origin: Origin?
  private(set) var sums: [Int64]
  private var least: [Int64]
  private var greatest: [Int64]

  init(_ table: Table) {
    origin = table.origin
    sums = [Int64](repeating: 0, count: table.carry?.sums.count ?? 0)
    least = sums
    greatest = sums
  }

  /// Adds a row; throws when a sum does not fit.
  mutating func add(_ row: TableRow) throws {
    for (index, amount) in zip(sums.indices, row.carries) {
      let (sum, overflow) = sums[index].addingReportingOverflow(amount)
      if overflow { throw Diagnostic.sumTooLarge(origin) }
      sums[index] = sum
      least[index] = min(least[index], sum)
      greatest[index] = max(greatest[index], sum)
    }
  }

  /// The smallest and the largest sums on the way, which are the widest to print.
  var extremes: [[Int64]] { sums.isEmpty ? [] : [least, greatest] }
}
