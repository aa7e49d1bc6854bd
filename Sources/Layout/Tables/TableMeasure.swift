import Diagnostics
import Typesetting

/// The first pass over a table: how wide its columns are. Reads every row once if a column is `auto` or lines up its
/// decimal signs, and no row otherwise; keeps none.
struct TableMeasure {
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
  }

  /// The widths of the columns and how their figures line up.
  func columns() throws -> (widths: [Length], figures: [FigureColumn]) {
    let columns = try measured()
    let tracks = TrackLayout(table.columns.map(\.width), width: context.width, gap: .zero)
    let widths = tracks.widths { index in
      extents(columns[index], index)
    }
    return (widths, columns.map(\.figures.column))
  }

  /// How narrow and how wide the table could be.
  func extents() throws -> TextExtents {
    let columns = try measured(all: true)
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
  private func measured(all: Bool = false) throws -> [Column] {
    var columns = [Column](repeating: Column(), count: table.columns.count)
    let isWanted = table.columns.map { all || $0.width == .auto || $0.alignment == .decimal }
    // A cell may line up its decimal sign by itself, but only rows that are read anyway can say so.
    guard isWanted.contains(true) else { return columns }
    for row in table.head + table.totals { try add(row, isWanted, &columns) }
    var sums = RunningSums(table)
    for number in 0..<table.rows.count {
      let row = try table.rows.row(number)
      try add(row, isWanted, &columns)
      try sums.add(row)
    }
    for row in sums.extremes.compactMap({ table.carryRow(nil, $0) }) { try add(row, isWanted, &columns) }
    for row in table.head + table.totals { try widen(for: row, &columns) }
    return columns
  }

  /// A cell of the head or the totals over several `auto` columns makes the last of them wide enough for it.
  private func widen(for row: TableRow, _ columns: inout [Column]) throws {
    for (cell, range) in try table.placed(row) where range.count > 1 {
      guard range.allSatisfy({ table.columns[$0].width == .auto }), let last = range.last else { continue }
      let padding = table.padding(columns: range)
      let wanted = try cell.content.extents(context).natural + padding.start + padding.end
      let missing = wanted - range.reduce(.zero) { $0 + extents(columns[$1], $1).natural }
      guard missing > .zero else { continue }
      let lastPadding = table.padding(columns: last..<last + 1)
      columns[last].extents.natural =
        extents(columns[last], last).natural + missing - lastPadding.start - lastPadding.end
    }
  }

  private func add(_ row: TableRow, _ isWanted: [Bool], _ columns: inout [Column]) throws {
    try table.forEachCell(of: row) { cell, range in
      let index = range.lowerBound
      guard range.count == 1, isWanted[index] else { return }
      let isDecimal = (cell.alignment ?? table.columns[index].alignment) == .decimal
      guard let paragraph = cell.onlyParagraph else {
        columns[index].extents = columns[index].extents.over(try cell.content.extents(context))
        return
      }
      if isDecimal, try add(figure: paragraph, to: &columns[index].figures) { return }
      columns[index].extents = columns[index].extents.over(try paragraph.extents(context))
    }
  }

  /// Adds a paragraph to a column of figures, if it is one.
  private func add(figure paragraph: Paragraph, to figures: inout FigureMeasure) throws -> Bool {
    let (text, _) = paragraph.shaperText(context)
    guard let figure = Figure(text.plainText) else { return false }
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
