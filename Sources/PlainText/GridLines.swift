import Typesetting

/// The rows of a grid in its columns, line by line.
struct GridLines {
  private let grid: Grid
  private let columns: GridColumns
  private let isMirrored: Bool

  init(_ grid: Grid, _ columns: GridColumns, isMirrored: Bool) {
    self.grid = grid
    self.columns = columns
    self.isMirrored = isMirrored
  }

  var lines: [PlainLine] {
    var lines: [PlainLine] = []
    for (row, next) in zip(grid.rows, grid.rows.dropFirst().map(Optional.some) + [nil]) {
      switch row.kind {
      case .blank: lines.append(PlainLine())
      case .rule: lines.append(.rule(columns.total))
      default:
        lines += self.lines(of: row)
        if row.kind == .head, next?.kind != .head { lines.append(.rule(columns.total)) }
      }
    }
    return lines
  }

  private func lines(of row: Grid.Row) -> [PlainLine] {
    var cells: [(lines: [PlainLine], cell: Grid.Cell, columns: Range<Int>)] = []
    row.forEachCell(columns: columns.widths.count) { cell, range in
      let width = row.kind == .group ? columns.total : columns.width(of: range)
      // What a column of no width holds is empty.
      cells.append((width > 0 ? cell.text.lines(width: width) : [], cell, range))
    }
    let height = cells.map(\.lines.count).max() ?? 0
    return (0..<height).map { number in
      var line = PlainLine()
      for (lines, cell, range) in cells {
        if let first = range.first(where: { columns.widths[$0] > 0 }) {
          line.append(.blanks(columns.gap(before: first)))
        }
        let content = lines.indices.contains(number) ? lines[number] : PlainLine()
        line.append(padded(content, cell, range))
      }
      return line.trimmed
    }
  }

  /// A line of a cell in its column; on a mirrored page isolated from its neighbours.
  private func padded(_ line: PlainLine, _ cell: Grid.Cell, _ range: Range<Int>) -> PlainLine {
    let isDecimal = cell.alignment == .decimal && range.count == 1
    let column = range.lowerBound
    let tail = isDecimal ? columns.tails[column] - cell.tailColumns(columns.signs[column]) : 0
    let room = max(0, columns.width(of: range) - line.columns)
    let after: Int
    switch cell.alignment {
    case .start: after = room
    case .center: after = room - room / 2
    case .end: after = 0
    case .decimal: after = min(tail, room)
    }
    var result = PlainLine([.blanks(room - after)])
    let isIsolated = isMirrored && columns.widths.count > 1 && !line.isBlank && !line.isIsolated
    if isIsolated { result.append(PlainSpan("\u{2068}")) }
    result.append(line)
    if isIsolated { result.append(PlainSpan("\u{2069}")) }
    result.append(.blanks(after))
    return result
  }
}

extension PlainLine {
  /// Whether one isolate holds all of it.
  fileprivate var isIsolated: Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, (0x2066...0x2068).contains(first.value) else { return false }
    var depth = 0
    for (index, scalar) in zip(scalars.indices, scalars) {
      if (0x2066...0x2068).contains(scalar.value) { depth += 1 }
      if scalar.value == 0x2069 { depth -= 1 }
      if depth <= 0 { return scalars.index(after: index) == scalars.endIndex }
    }
    return false
  }
}

extension Grid.Cell {
  /// The columns of what stands behind the units of a figure: its decimal sign, decimals and unit.
  func tailColumns(_ sign: DecimalSign?) -> Int {
    guard let figure = PrintedFigure(text.text) else { return 0 }
    return TextColumns.count(figure.tail(sign: sign))
  }
}
