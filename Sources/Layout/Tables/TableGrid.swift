import Diagnostics
import Typesetting

/// The columns of a table, and how a row stands in them.
struct TableGrid {
  let table: Table
  let widths: [Length]
  let figures: [FigureColumn]
  let mark: Mark
  /// Where each column starts, in reading direction.
  private let starts: [Length]
  /// How wide all columns are together.
  private let width: Length
  /// The room in a cell of each column.
  private var slots: [Slot] = []
  /// The room around the content of a cell.
  private let padding: Insets
  private var reserve: Length { padding.top + padding.bottom }

  private struct Slot {
    var start: Length
    var width: Length
  }

  init(table: Table, widths: [Length], figures: [FigureColumn], mark: Mark) {
    self.table = table
    self.widths = widths
    self.figures = figures
    self.mark = mark
    var starts: [Length] = []
    var end = Length.zero
    for width in widths {
      starts.append(end)
      end = end + width
    }
    self.starts = starts
    width = end
    padding = table.style.padding.withoutNegatives
    slots = table.columns.indices.map { slot($0..<$0 + 1) }
  }

  /// A line across the table.
  func joint(_ stroke: Stroke, _ context: LayoutContext) -> Joint {
    Joint(stroke: stroke, x: context.left(start: .zero, width: width), width: width)
  }

  /// A row, made once.
  func strip(_ row: TableRow, _ context: LayoutContext) throws -> Strip {
    try plainStrip(row, context) ?? vesselStrip(row, context)
  }

  /// A row that can be cut.
  func vesselStrip(_ row: TableRow, _ context: LayoutContext) throws -> Strip {
    let rowMark = context.mark(.tableRow, in: mark)
    var vessel = Vessel(
      parts: [], alignment: row.kind == .head ? .bottom : .baseline, top: padding.top, bottom: padding.bottom,
      backdrop: backdrop(row, context), origin: table.origin)
    vessel.parts.reserveCapacity(row.cells.count)
    try table.forEachCell(of: row) { cell, columns in
      let place = try place(cell, columns, context.mark(row.kind.cell, in: rowMark), context)
      let strips = try strips(cell, place.alignment(cell), place.figures, place.context)
      vessel.parts.append(Vessel.Part(x: place.x, strips: strips))
    }
    var strip = try vessel.strip(context)
    if row.maySplit { strip.splitting = .anywhere }
    return strip
  }

  /// The row without a vessel if each cell is a paragraph of one line, so that there is nothing to cut; else `nil`.
  func plainStrip(_ row: TableRow, _ context: LayoutContext) throws -> Strip? {
    let rowMark = context.mark(.tableRow, in: mark)
    var lines: [PlacedLine] = []
    lines.reserveCapacity(row.cells.count)
    var use: PageUse = []
    var isPlain = true
    try table.forEachCell(of: row) { cell, columns in
      guard isPlain, cell.content.count == 1, case .paragraph(var paragraph) = cell.content[0] else {
        isPlain = false
        return
      }
      let place = try place(cell, columns, context.mark(row.kind.cell, in: rowMark), context)
      var alignment = LineAlignment.figures(place.figures)
      if case .text(let own) = place.alignment(cell) {
        if paragraph.alignment == .start { paragraph.alignment = own }
        alignment = .text(paragraph.alignment)
      }
      guard var line = try paragraph.onlyLine(place.context, alignment: alignment) else {
        isPlain = false
        return
      }
      line.x = place.x + line.x
      use.formUnion(line.use)
      lines.append(line)
    }
    guard isPlain, !lines.isEmpty else { return nil }
    // Titles of one line stand on one line, whatever their script.
    var strip = Strip(assembled(lines, row, context), origin: table.origin)
    strip.pageUse = use
    return strip
  }

  /// What is no row: as wide as the table, or as the room for it where the columns take less.
  func strip(_ blocks: [Block], _ context: LayoutContext) throws -> Strip {
    let padding = table.padding(columns: table.columns.indices)
    let room = max(max(width, context.width) - padding.start - padding.end, .zero)
    var inner = try context.inside(width: room, reserving: reserve, origin: table.origin)
    inner.mark = Mark(.tableDataCell, in: Mark(.tableRow, in: mark))
    let part = Vessel.Part(
      x: context.left(start: padding.start, width: room), strips: try StripSource.strips(of: blocks, inner))
    return try Vessel(
      parts: [part], alignment: .baseline, top: padding.top, bottom: padding.bottom, origin: table.origin
    ).strip(context)
  }

  /// The lines beside each other as a vessel would set them, but in a single fragment.
  private func assembled(_ lines: [PlacedLine], _ row: TableRow, _ context: LayoutContext) -> Fragment {
    let lowest = lines.lazy.map { $0.line.ascent }.max() ?? .zero
    // How much lower a line stands so that all baselines are on one.
    func drop(_ line: ShapedLine) -> Length { lowest - line.ascent }
    let inner = lines.lazy.map { $0.line.height + drop($0.line) }.max() ?? .zero
    var result = Fragment(height: padding.top + inner + padding.bottom)
    result.pieces.reserveCapacity(lines.count + 1)
    if let backdrop = backdrop(row, context) { result.pieces += backdrop.pieces(height: result.height) }
    for placed in lines {
      let line = placed.line
      let y = padding.top + drop(line)
      line.append(to: &result.pieces, x: placed.x, y: y, mark: placed.mark)
      if result.baseline == nil { result.baseline = y + line.ascent }
    }
    return result
  }

  /// A row of carried sums in which a sum that its column is too narrow for takes columns from the label before it.
  func widened(_ row: TableRow, _ context: LayoutContext) throws -> TableRow {
    var row = row
    var end = 0
    for index in row.cells.indices {
      let start = end
      end = min(start + row.cells[index].span, table.columns.count)
      guard index > 0, row.cells[index].span == 1, row.cells[index - 1].span > 1 else { continue }
      let wanted = try row.cells[index].content.extents(context).natural
      while slot(end - row.cells[index].span..<end).width < wanted, row.cells[index - 1].span > 1 {
        row.cells[index].alignment = row.cells[index].alignment ?? table.columns[end - 1].alignment
        row.cells[index].span += 1
        row.cells[index - 1].span -= 1
      }
    }
    return row
  }

  /// All rows of the head, with the line below.
  func head(_ context: LayoutContext) throws -> TableLead {
    var lead = TableLead(fragment: Fragment())
    for row in table.head {
      var row = row
      row.kind = .head
      let strip = try strip(row, context)
      if lead.fragment.baseline == nil {
        lead.fragment.baseline = strip.fragment.baseline.map { $0 + lead.fragment.height }
      }
      lead.fragment.add(strip.fragment, y: lead.fragment.height)
      lead.fragment.height = lead.fragment.height + strip.height
      lead.pageUse.formUnion(strip.pageUse)
    }
    if let stroke = table.style.headRule, !table.head.isEmpty {
      lead.fragment.height = lead.fragment.height + max(stroke.width, .zero)
      lead.fragment.add(Fragment(pieces: [joint(stroke, context).piece]), y: lead.fragment.height)
    }
    return lead
  }

  private func backdrop(_ row: TableRow, _ context: LayoutContext) -> Backdrop? {
    let fill = row.kind == .head ? table.style.headFill : row.isStriped ? table.style.stripeFill : nil
    return fill.map { Backdrop(x: context.left(start: .zero, width: width), width: width, fill: $0) }
  }

  /// Where a cell stands, and what its content has to know.
  private struct Place {
    var x: Length
    /// How cells of its first column stand.
    var column: TableColumn.Alignment
    var figures: FigureColumn
    var context: LayoutContext

    func alignment(_ cell: TableCell) -> TableColumn.Alignment { cell.alignment ?? column }
  }

  private func place(
    _ cell: TableCell, _ columns: Range<Int>, _ mark: Mark, _ context: LayoutContext
  ) throws -> Place {
    let slot = columns.count == 1 ? slots[columns.lowerBound] : slot(columns)
    if slot.width == .zero, cell.isFilled {
      throw Diagnostic.columnTooNarrow(table.origin, column: columns.lowerBound + 1)
    }
    var cellContext = try context.inside(width: slot.width, reserving: reserve, origin: table.origin)
    cellContext.mark = mark
    return Place(
      x: context.left(start: slot.start, width: slot.width), column: table.columns[columns.lowerBound].alignment,
      figures: figures[columns.upperBound - 1], context: cellContext)
  }

  /// The room for the content of a cell in these columns.
  private func slot(_ columns: Range<Int>) -> Slot {
    let padding = table.padding(columns: columns)
    let width = widths[columns].reduce(.zero, +)
    return Slot(
      start: starts[columns.lowerBound] + min(padding.start, width),
      width: max(width - padding.start - padding.end, .zero))
  }

  private func strips(
    _ cell: TableCell, _ alignment: TableColumn.Alignment, _ figures: FigureColumn, _ context: LayoutContext
  ) throws -> [Strip] {
    switch alignment {
    case .decimal:
      if let paragraph = cell.onlyParagraph {
        return try paragraph.strips(context, alignment: .figures(figures))
      }
      return try StripSource.strips(of: cell.content.map { $0.aligned(.end) }, context)
    case .text(let alignment):
      if var paragraph = cell.onlyParagraph {
        if paragraph.alignment == .start { paragraph.alignment = alignment }
        return try paragraph.strips(context)
      }
      return try StripSource.strips(of: cell.content.map { $0.aligned(alignment) }, context)
    }
  }
}

extension Block {
  /// A paragraph or picture that has no alignment of its own stands as its column says.
  fileprivate func aligned(_ alignment: TextAlignment) -> Block {
    switch self {
    case .paragraph(var paragraph) where paragraph.alignment == .start:
      paragraph.alignment = alignment
      return .paragraph(paragraph)
    case .stack(var stack):
      stack.children = stack.children.map { child in
        if case .paragraph = child { child.aligned(alignment) } else { child }
      }
      return .stack(stack)
    default: return self
    }
  }
}

extension TableRow.Kind {
  fileprivate var cell: StructureElement { self == .head ? .tableHeaderCell : .tableDataCell }
}

extension TableCell {
  /// Whether there is anything to be seen in it.
  fileprivate var isFilled: Bool {
    content.contains { block in
      guard case .paragraph(let paragraph) = block else { return true }
      return paragraph.inlines.contains { if case .text(let run) = $0 { !run.text.isEmpty } else { true } }
    }
  }
}
