import Diagnostics
import Typesetting

/// The first pass over a table: how wide its columns are. Reads every row once if a column is `auto` or lines up its
/// decimal signs, and no row otherwise; keeps none.
struct TableMeasure {
  let table: Table
  let context: LayoutContext
  private let cache = ExtentsCache()

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
    for (cell, range) in try table.placed(row) where range.count == 1 && isWanted[range.lowerBound] {
      let index = range.lowerBound
      let alignment = cell.alignment ?? table.columns[index].alignment
      if alignment == .decimal, let paragraph = cell.onlyParagraph, let figure = Figure(paragraph.plainText(context)) {
        let width = try extents(of: paragraph).natural
        try columns[index].figures.add(figure, width: width) { tail in
          if tail.isEmpty { return .zero }
          let run = TextRun(tail, style: paragraph.lastStyle)
          return try self.extents(of: Paragraph([.text(run)], style: paragraph.style)).natural
        }
      } else {
        let wanted = try cell.onlyParagraph.map { try extents(of: $0) } ?? cell.content.extents(context)
        columns[index].extents = columns[index].extents.over(wanted)
      }
    }
  }

  private func extents(of paragraph: Paragraph) throws -> TextExtents {
    guard paragraph.inlines.count == 1, case .text(let run) = paragraph.inlines[0] else {
      return try paragraph.extents(context)
    }
    return try cache.extents(run, paragraph.language) { try paragraph.extents(context) }
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
  /// The style of the last text.
  var lastStyle: TextStyle {
    for inline in inlines.reversed() {
      if case .text(let run) = inline { return run.style }
    }
    return style
  }
}
