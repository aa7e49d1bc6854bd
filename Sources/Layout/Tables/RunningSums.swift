import Diagnostics
import Typesetting

/// The sums of the rows so far, and the smallest and largest on the way.
struct RunningSums {
  private let origin: Origin?
  private var sums: [Int64]
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
    try sums.add(row, origin)
    for index in sums.indices {
      least[index] = min(least[index], sums[index])
      greatest[index] = max(greatest[index], sums[index])
    }
  }

  /// The smallest and the largest sums on the way, which are the widest to print.
  var extremes: [[Int64]] { sums.isEmpty ? [] : [least, greatest] }
}

extension [Int64] {
  /// Adds what a row adds to each sum; throws when a sum does not fit.
  mutating func add(_ row: TableRow, _ origin: Origin?) throws {
    for (index, amount) in zip(indices, row.carries) {
      let (sum, overflow) = self[index].addingReportingOverflow(amount)
      if overflow { throw Diagnostic.sumTooLarge(origin) }
      self[index] = sum
    }
  }
}
