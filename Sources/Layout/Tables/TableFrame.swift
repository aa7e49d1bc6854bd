import Diagnostics
import Typesetting

/// What stands above rows at the beginning of a table and at the top of each page it reaches.
struct TableLead {
  var fragment: Fragment
  var pageUse: PageUse = []
  var hasBroughtRow = false
}

/// The second pass over a table: rows, head and carried sums at the widths that the first pass found. Does not change.
final class TableFrame {
  let table: Table
  private let starts: [Length]
  private let widths: [Length]
  private let figures: [FigureColumn]
  private let mark: Mark
  private let head: TableLead
  private let headNeedsPage: Bool

  init(_ table: Table, _ context: LayoutContext) throws {
    guard !table.columns.isEmpty else { throw Diagnostic.noColumns(table.origin) }
    self.table = table
    let inner = try context.inside(width: context.width, origin: table.origin)
    (widths, figures) = try TableMeasure(table, inner).columns()
    var starts: [Length] = []
    var start = Length.zero
    for width in widths {
      starts.append(start)
      start = start + width
    }
    self.starts = starts
    mark = Mark(.table, in: context.mark)
    let grid = TableGrid(table: table, starts: starts, widths: widths, figures: figures, mark: mark)
    head = try grid.head(context)
    headNeedsPage = !head.pageUse.isEmpty
  }

  private var grid: TableGrid {
    TableGrid(table: table, starts: starts, widths: widths, figures: figures, mark: mark)
  }

  /// Where the table's lines run.
  func span(_ context: LayoutContext) -> (x: Length, width: Length) {
    let width = widths.reduce(.zero, +)
    return (context.left(start: .zero, width: width), width)
  }

  /// A row as a strip, in what a page offers below the head.
  func strip(_ row: TableRow, _ context: LayoutContext) throws -> Strip {
    try grid.strip(row, try context.inside(width: context.width, reserving: head.fragment.height, origin: table.origin))
  }

  /// A strip over the whole width.
  func strip(_ blocks: [Block], _ context: LayoutContext) throws -> Strip {
    try strip(TableRow([TableCell(blocks, span: table.columns.count, alignment: .text(.start))]), context)
  }

  /// The head, with the sums brought forward below it unless `sums` is `nil`.
  func lead(_ sums: [Int64]?, _ context: LayoutContext) throws -> TableLead {
    var lead = headNeedsPage ? try grid.head(context) : head
    guard let sums, let label = table.carry?.broughtLabel, let row = table.carryRow(label, sums) else { return lead }
    let strip = try strip(row, context)
    lead.fragment.add(strip.fragment, y: lead.fragment.height)
    lead.fragment.height = lead.fragment.height + strip.height
    lead.pageUse.formUnion(strip.pageUse)
    lead.hasBroughtRow = true
    return lead
  }

  /// The sums carried to the next page, with a line above; `nil` if none are wanted.
  func tail(_ sums: [Int64], _ context: LayoutContext) throws -> Fragment? {
    guard let label = table.carry?.carriedLabel, let row = table.carryRow(label, sums) else { return nil }
    var result = Fragment()
    if let stroke = table.style.totalRule ?? table.style.rowRule {
      let span = span(context)
      result.height = max(stroke.width, .zero)
      result.add(
        Fragment(pieces: [Joint(stroke: stroke, x: span.x, width: span.width).piece]), y: result.height)
    }
    let strip = try strip(row, context)
    result.add(strip.fragment, y: result.height)
    result.height = result.height + strip.height
    return result
  }
}
