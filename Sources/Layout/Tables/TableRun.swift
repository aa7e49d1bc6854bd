import Diagnostics
import Typesetting

/// The place of a strip in its table, and the sums before and after it.
struct TableStep {
  let frame: TableFrame
  /// The number of its row, from 0; at or behind the number of rows for totals.
  let number: Int
  var isFirst: Bool
  var sumsBefore: [Int64]
  var sumsAfter: [Int64]

  /// The row of sums at the foot of a page that ends before this row, or in it; `nil` if none are wanted.
  func carriedRow(_ context: LayoutContext) throws -> Fragment? { try frame.tail(sumsBefore, context) }
}

/// The third pass over a table, as a cursor: its rows as strips from top to bottom, with their bonds and sums.
struct TableRun {
  private let frame: TableFrame
  private var next = 0
  private var sums: [Int64]

  init(_ frame: TableFrame) {
    self.frame = frame
    sums = [Int64](repeating: 0, count: frame.table.carry?.sums.count ?? 0)
  }

  /// The run as it was before this row.
  init(from step: TableStep) {
    frame = step.frame
    next = step.number
    sums = step.sumsBefore
  }

  private var table: Table { frame.table }
  /// How many strips stand between head and totals.
  private var bodyCount: Int { table.rows.count > 0 ? table.rows.count : table.empty.isEmpty ? 0 : 1 }
  private var count: Int { max(bodyCount + table.totals.count, 1) }

  /// The next row, or `nil` at the end.
  mutating func next(_ context: LayoutContext) throws -> Strip? {
    guard next < count else { return nil }
    let before = sums
    var strip = try makeStrip(context)
    strip.table = TableStep(
      frame: frame, number: next, isFirst: next == 0, sumsBefore: before, sumsAfter: sums)
    strip.endsTable = next == count - 1
    if next > 0, let stroke = rule {
      strip.joint = frame.joint(stroke, context)
      strip.gap = max(stroke.width, .zero)
    }
    if frame.dependsOnCount { strip.pageUse.insert(.count) }
    next += 1
    return strip
  }

  /// The line above the next row.
  private var rule: Stroke? {
    if next < bodyCount { return table.style.rowRule }
    return next == bodyCount ? table.style.totalRule ?? table.style.rowRule : nil
  }

  private mutating func makeStrip(_ context: LayoutContext) throws -> Strip {
    if next >= bodyCount {
      guard table.totals.indices.contains(next - bodyCount) else {
        var strip = Strip(Fragment(), origin: table.origin)
        // A head with nothing below it is a heading: it does not stand alone at the foot of a page.
        if !table.head.isEmpty { strip.bondAfter = .heading }
        return strip
      }
      var strip = try frame.strip(table.totals[next - bodyCount], context)
      strip.bondBefore = .totals
      return strip
    }
    if table.rows.count == 0 { return try frame.strip(table.empty, context) }
    let row = try frame.row(next)
    try sums.add(row, table.origin)
    var strip = try frame.strip(row, context)
    switch row.kind {
    case .groupHeading, .head: strip.bondAfter = .heading
    case .subtotal, .total: strip.bondBefore = .kept
    case .body: break
    }
    return strip
  }
}
