import Diagnostics
import Typesetting

/// The first pass over a table: how wide its columns are. Reads every row once if a column is `auto` or lines up its
/// decimal signs, and no row otherwise; keeps them if they are few.
struct TableMeasure {
  /// What the measure of a table comes to.
  struct Result {
    var widths: [Length]
    /// How figures line up in each column.
    var figures: [FigureColumn]
    /// Whether the widths depend on how many digits page numbers have.
    var dependsOnCount: Bool
    /// All rows, if they had to be made and are few, so that they need not be made again.
    var rows: [TableRow]
  }

  /// Rows of longer tables are made again, one by one, when they are placed.
  private static let mostKeptRows = 512

  let table: Table
  let context: LayoutContext

  init(_ table: Table, _ context: LayoutContext) {
    self.table = table
    self.context = context
  }

  /// What is known of one column.
  private struct Column {
    var extents = TextExtents.none
    var figures = FigureMeasure()
    var showsPageNumber = false
  }

  /// The widths of the columns and how their figures line up.
  func columns() throws -> Result {
    let (columns, rows) = try measured()
    let tracks = TrackLayout(table.columns.map(\.width), width: context.width, gap: .zero)
    let widths = tracks.widths { index in
      extents(columns[index], index)
    }
    return Result(
      widths: widths, figures: columns.map(\.figures.column),
      dependsOnCount: columns.contains { $0.showsPageNumber }, rows: rows)
  }

  /// How narrow and how wide the table could be.
  func extents() throws -> TextExtents {
    let columns = try measured(all: true).columns
    return table.columns.indices.reduce(.none) { sum, index in
      if case .fixed(let length) = table.columns[index].width { return sum.widened(by: max(length, .zero)) }
      return sum.beside(extents(columns[index], index))
    }
  }

  private func extents(_ column: Column, _ index: Int) -> TextExtents {
    let figures = column.figures.column.width
    let padding = table.padding(columns: index..<index + 1)
    return column.extents.over(TextExtents(narrowest: figures, natural: figures))
      .widened(by: padding.start + padding.end)
  }

  /// All columns; with `all`, also those whose widths do not depend on their content.
  private func measured(all: Bool = false) throws -> (columns: [Column], rows: [TableRow]) {
    var kept: [TableRow] = []
    let keeps = table.rows.count <= Self.mostKeptRows
    var columns = [Column](repeating: Column(), count: table.columns.count)
    let isWanted = table.columns.map { all || $0.width == .auto || $0.alignment == .decimal }
    // A cell may line up its decimal sign by itself, but only rows that are read anyway can say so.
    guard isWanted.contains(true) else { return (columns, []) }
    var spans: [Range<Int>: TextExtents] = [:]
    for row in table.head + table.totals { try add(row, isWanted, &columns, &spans) }
    var sums = RunningSums(table)
    for number in 0..<table.rows.count {
      let row = try table.rows.row(number)
      if keeps { kept.append(row) }
      try add(row, isWanted, &columns, &spans)
      try sums.add(row)
    }
    for extreme in sums.extremes {
      for label in [table.carry?.carriedLabel, table.carry?.broughtLabel] {
        if let row = table.carryRow(label, extreme) { try add(row, isWanted, &columns, &spans) }
      }
    }
    widen(&columns, for: spans)
    return (columns, kept)
  }

  /// Makes the last `auto` column below each cell over several columns wide enough for it; where a column takes what is
  /// left anyway, nothing is to be done.
  private func widen(_ columns: inout [Column], for spans: [Range<Int>: TextExtents]) {
    let order = spans.keys.sorted { ($0.count, $0.lowerBound) < ($1.count, $1.lowerBound) }
    for range in order {
      guard let wanted = spans[range], let last = range.last(where: { table.columns[$0].width == .auto }) else {
        continue
      }
      let padding = table.padding(columns: range)
      let there = range.reduce(TextExtents.none) { $0.beside(firmExtents(columns[$1], $1)) }
      let missing = TextExtents(
        narrowest: max(wanted.narrowest + padding.start + padding.end - there.narrowest, .zero),
        natural: max(wanted.natural + padding.start + padding.end - there.natural, .zero))
      guard missing != .none else { continue }
      let inner = extents(columns[last], last).beside(missing)
      let own = table.padding(columns: last..<last + 1)
      columns[last].extents = inner.widened(by: -own.start - own.end)
    }
  }

  private func firmExtents(_ column: Column, _ index: Int) -> TextExtents {
    switch table.columns[index].width {
    case .fixed(let length): TextExtents.none.widened(by: max(length, .zero))
    case .share(let thousandths):
      TextExtents.none.widened(by: max(context.width.scaled(thousandths, over: 1000), .zero))
    case .auto, .fraction: extents(column, index)
    }
  }

  /// Whether a cell over these columns may have to widen one of them.
  private func isMeasured(_ range: Range<Int>) -> Bool {
    var hasAuto = false
    for index in range {
      if case .fraction = table.columns[index].width { return false }
      if table.columns[index].width == .auto { hasAuto = true }
    }
    return hasAuto
  }

  private func add(
    _ row: TableRow, _ isWanted: [Bool], _ columns: inout [Column], _ spans: inout [Range<Int>: TextExtents]
  ) throws {
    try table.forEachCell(of: row) { cell, range in
      let index = range.lowerBound
      if range.count > 1, isMeasured(range) {
        spans[range] = try cell.content.extents(context).over(spans[range] ?? .none)
      }
      guard range.count == 1, isWanted[index] else { return }
      let isDecimal = (cell.alignment ?? table.columns[index].alignment) == .decimal
      guard let paragraph = cell.onlyParagraph else {
        columns[index].extents = columns[index].extents.over(try cell.content.extents(context))
        return
      }
      if paragraph.showsPageNumber { columns[index].showsPageNumber = true }
      if isDecimal, try add(figure: paragraph, to: &columns[index].figures) { return }
      columns[index].extents = columns[index].extents.over(try paragraph.extents(context))
    }
  }

  /// Adds a paragraph to a column of figures, if it is one.
  private func add(figure paragraph: Paragraph, to figures: inout FigureMeasure) throws -> Bool {
    let (text, _) = paragraph.shaperText(context)
    guard let figure = PrintedFigure(text.plainText) else { return false }
    let lines = try context.shaper.lines(of: text, width: .unlimited)
    guard lines.count == 1, let line = lines.first else { return false }
    try figures.add(figure, width: line.width) { try paragraph.tailWidth($0, text, line, context) }
    return true
  }
}

extension TableCell {
  /// The paragraph that is all there is in the cell, if it is so.
  var onlyParagraph: Paragraph? {
    var content = content
    while content.count == 1, case .stack(let stack) = content[0] { content = stack.children }
    if content.count == 1, case .paragraph(let paragraph) = content[0] { return paragraph }
    return nil
  }
}

extension Paragraph {
  /// Whether the number of the page stands in it.
  fileprivate var showsPageNumber: Bool {
    inlines.contains { if case .pageNumber = $0 { true } else { false } }
  }
}
