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
  /// The room above and below the content of a cell.
  private let reserve: Length

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
    let padding = table.style.padding.withoutNegatives
    reserve = padding.top + padding.bottom
    slots = table.columns.indices.map { slot($0..<$0 + 1) }
  }

  /// A line across the table.
  func joint(_ stroke: Stroke, _ context: LayoutContext) -> Joint {
    Joint(stroke: stroke, x: context.left(start: .zero, width: width), width: width)
  }

  /// A row, made once.
  func strip(_ row: TableRow, _ context: LayoutContext) throws -> Strip {
    let rowMark = Mark(.tableRow, in: mark)
    let padding = table.style.padding.withoutNegatives
    var vessel = Vessel(
      parts: [], alignment: row.kind == .head ? .bottom : .baseline, top: padding.top, bottom: padding.bottom,
      origin: table.origin)
    vessel.parts.reserveCapacity(row.cells.count)
    if let color = fill(row) {
      vessel.backdrop = Backdrop(x: context.left(start: .zero, width: width), width: width, fill: color)
    }
    if let strip = try plainStrip(row, vessel, rowMark, context) { return strip }
    try table.forEachCell(of: row) { cell, columns in
      let place = try place(cell, columns, Mark(row.kind.cell, in: rowMark), context)
      let strips = try strips(cell, place.alignment(cell), place.figures, place.context)
      vessel.parts.append(Vessel.Part(x: place.x, strips: strips))
    }
    var strip = try vessel.strip(context)
    if row.maySplit { strip.splitting = .anywhere }
    return strip
  }

  /// The row without a vessel if each cell is a paragraph of one line, so that there is nothing to cut; else `nil`.
  private func plainStrip(
    _ row: TableRow, _ empty: Vessel, _ rowMark: Mark, _ context: LayoutContext
  ) throws -> Strip? {
    var vessel = empty
    var lines: [Fragment] = []
    lines.reserveCapacity(row.cells.count)
    var use: PageUse = []
    var isPlain = true
    try table.forEachCell(of: row) { cell, columns in
      guard isPlain, cell.content.count == 1, case .paragraph(var paragraph) = cell.content[0] else {
        isPlain = false
        return
      }
      let place = try place(cell, columns, Mark(row.kind.cell, in: rowMark), context)
      var alignment = LineAlignment.figures(place.figures)
      if case .text(let own) = place.alignment(cell) {
        if paragraph.alignment == .start { paragraph.alignment = own }
        alignment = .text(paragraph.alignment)
      }
      guard let line = try paragraph.onlyStrip(place.context, alignment: alignment) else {
        isPlain = false
        return
      }
      vessel.parts.append(Vessel.Part(x: place.x, strips: []))
      lines.append(line.fragment)
      use.formUnion(line.pageUse)
    }
    guard isPlain, !lines.isEmpty else { return nil }
    // Titles of one line stand on one line, whatever their script.
    vessel.alignment = .baseline
    var strip = Strip(vessel.assembled(lines), origin: table.origin)
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

  private func fill(_ row: TableRow) -> Color? {
    switch row.kind {
    case .head: table.style.headFill
    case .body, .groupHeading, .subtotal, .total: row.isStriped ? table.style.stripeFill : nil
    }
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
