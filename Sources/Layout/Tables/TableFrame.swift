import Diagnostics
import Typesetting

/// What stands above rows at the beginning of a table and at the top of each page it reaches.
struct TableLead {
  var fragment: Fragment
  var pageUse: PageUse = []
  var hasBroughtRow = false
}

/// A table whose columns have their widths: makes rows, heads and carried sums. Does not change; the rows' place in it is
/// in a `TableRun`.
final class TableFrame {
  let table: Table
  private let grid: TableGrid
  /// The region it stands in; what cuts a row that holds a table knows only its own.
  private let region: LayoutContext
  /// Whether the columns' widths depend on how many pages there are.
  let dependsOnCount: Bool
  /// All rows, if the measure has kept them.
  private let rows: [TableRow]
  /// The head, unless it shows page numbers and has to be made for each page.
  private let head: TableLead
  // A page asks for the same sums several times until it has found its end.
  private var latestLead: (sums: [Int64], lead: TableLead)?
  private var latestTail: (sums: [Int64], tail: Fragment)?
  private var latestRepeatedHeight: Length?

  /// Measures the columns; reads the rows if a column's width depends on them.
  init(_ table: Table, _ context: LayoutContext) throws {
    guard !table.columns.isEmpty else { throw Diagnostic.noColumns(table.origin) }
    self.table = table
    region = context
    var inner = try context.inside(width: context.width, origin: table.origin)
    // The widest number of a page is the last one.
    inner.page = max(context.page, context.pageCount)
    let measure = try TableMeasure(table, inner).columns()
    rows = measure.rows
    dependsOnCount = measure.dependsOnCount
    grid = TableGrid(
      table: table, widths: measure.widths, figures: measure.figures, mark: context.mark(.table))
    head = try grid.head(context)
  }

  /// The row of data with this number.
  func row(_ number: Int) throws -> TableRow {
    rows.indices.contains(number) ? rows[number] : try table.rows.row(number)
  }

  /// A line across the table.
  func joint(_ stroke: Stroke, _ context: LayoutContext) -> Joint { grid.joint(stroke, context) }

  /// A row as a strip, in what a page offers between all that later pages repeat.
  func strip(_ row: TableRow, _ context: LayoutContext) throws -> Strip {
    var inner = try belowHead(context)
    if let strip = try grid.plainStrip(row, inner) { return strip }
    let left = inner.emptyHeight - (try repeatedHeight(context))
    // Where little would be left, pictures are made for a page without a carried sum rather than too small to see.
    if left >= inner.emptyHeight.scaled(1, over: 2) { inner.emptyHeight = left }
    return try grid.vesselStrip(row, inner)
  }

  /// A strip over the whole width, also where the columns are narrower.
  func strip(_ blocks: [Block], _ context: LayoutContext) throws -> Strip {
    try grid.strip(blocks, try belowHead(context))
  }

  private func belowHead(_ context: LayoutContext) throws -> LayoutContext {
    try context.inside(width: context.width, reserving: head.fragment.height, origin: table.origin)
  }

  /// How high all is, but the head, that stands above and below the rows on a page where the table neither begins nor
  /// ends.
  private func repeatedHeight(_ context: LayoutContext) throws -> Length {
    if let latestRepeatedHeight { return latestRepeatedHeight }
    let sums = [Int64](repeating: 0, count: table.carry?.sums.count ?? 0)
    let lead = try lead(sums, context).fragment.height - head.fragment.height
    let height = lead + (try tail(sums, context)?.height ?? .zero)
    latestRepeatedHeight = height
    return height
  }

  /// The head, on later pages below the mark that says the table goes on.
  private func head(isContinued: Bool, _ context: LayoutContext) throws -> TableLead {
    let head = self.head.pageUse.isEmpty ? self.head : try grid.head(context)
    guard isContinued, let continued = table.continued else { return head }
    let strip = try strip([.paragraph(continued)], context)
    var lead = TableLead(fragment: strip.fragment, pageUse: strip.pageUse.union(head.pageUse))
    lead.fragment.add(head.fragment, y: strip.height)
    lead.fragment.height = strip.height + head.fragment.height
    return lead
  }

  /// The head, with the sums brought forward below it unless `sums` is `nil`.
  func lead(_ sums: [Int64]?, _ context: LayoutContext) throws -> TableLead {
    if let sums, let latestLead, latestLead.sums == sums { return latestLead.lead }
    let context = region(on: context)
    var lead = try head(isContinued: sums != nil, context)
    guard let sums, let label = table.carry?.broughtLabel, let row = try carryRow(label, sums, context) else {
      return lead
    }
    let strip = try grid.strip(row, try belowHead(context))
    lead.fragment.add(strip.fragment, y: lead.fragment.height)
    lead.fragment.height = lead.fragment.height + strip.height
    lead.pageUse.formUnion(strip.pageUse)
    lead.hasBroughtRow = true
    if lead.pageUse.isEmpty { latestLead = (sums, lead) }
    return lead
  }

  /// The region of the table on the page of this context.
  private func region(on context: LayoutContext) -> LayoutContext {
    var region = region
    region.page = context.page
    region.pageCount = context.pageCount
    return region
  }

  private func carryRow(_ label: Paragraph, _ sums: [Int64], _ context: LayoutContext) throws -> TableRow? {
    try table.carryRow(label, sums).map { try grid.widened($0, context) }
  }

  /// The sums carried to the next page, with a line above; `nil` if none are wanted.
  func tail(_ sums: [Int64], _ context: LayoutContext) throws -> Fragment? {
    guard let label = table.carry?.carriedLabel else { return nil }
    if let latestTail, latestTail.sums == sums { return latestTail.tail }
    let context = region(on: context)
    guard let row = try carryRow(label, sums, context) else { return nil }
    var result = Fragment()
    if let stroke = table.style.totalRule ?? table.style.rowRule {
      result.height = max(stroke.width, .zero)
      result.add(Fragment(pieces: [joint(stroke, context).piece]), y: result.height)
    }
    let strip = try grid.strip(row, try belowHead(context))
    result.add(strip.fragment, y: result.height)
    result.height = result.height + strip.height
    if strip.pageUse.isEmpty { latestTail = (sums, result) }
    return result
  }

  /// The sums of all amounts printed when a page ends in a row: those of the row count where their cells are finished.
  func sums(of step: TableStep, unfinished rest: Strip) throws -> [Int64] {
    guard table.rows.count > step.number, let parts = rest.vessel?.parts, let carry = table.carry else {
      return step.sumsBefore
    }
    let cells = try table.placed(try row(step.number))
    return step.sumsBefore.indices.map { number in
      let column = carry.sums[number].column
      let part = cells.firstIndex { $0.columns.contains(column) }
      let isFinished = part.map { parts.indices.contains($0) && parts[$0].strips.isEmpty } ?? true
      return isFinished ? step.sumsAfter[number] : step.sumsBefore[number]
    }
  }
}
