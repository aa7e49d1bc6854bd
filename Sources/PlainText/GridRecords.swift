/// The rows of a grid that has no room for its columns: each cell on lines of its own, behind the title of its column.
struct GridRecords {
  private let grid: Grid
  private let width: Int
  private let titles: [String]

  init(_ grid: Grid, width: Int) {
    var grid = grid
    if grid.beginsWithTitles { grid.rows[0].kind = .head }
    self.grid = grid
    self.width = width
    var titles = Array(repeating: "", count: grid.columnCount)
    for row in grid.rows where row.kind == .head {
      row.forEachCell(columns: titles.count) { cell, columns in
        let text = cell.text.lines(width: .max).map(\.text).joined(separator: " ")
        if columns.count == 1, !text.isEmpty {
          titles[columns.lowerBound] += (titles[columns.lowerBound].isEmpty ? "" : " ") + text
        }
      }
    }
    self.titles = titles
  }

  var lines: [PlainLine] {
    grid.rows.flatMap { row -> [PlainLine] in
      switch row.kind {
      case .head: []
      case .blank: [PlainLine()]
      case .rule: [.rule(width)]
      default: lines(of: row)
      }
    }
  }

  private func lines(of row: Grid.Row) -> [PlainLine] {
    var lines: [PlainLine] = []
    var isFirst = true
    var sign: SpanText?
    row.forEachCell(columns: titles.count) { cell, columns in
      guard !cell.text.isEmpty else { return }
      // A sign stands before what it is about.
      if cell.text.natural == 1, sign == nil, columns.upperBound < titles.count, titles[columns.lowerBound].isEmpty {
        sign = cell.text
        return
      }
      var text = sign ?? SpanText()
      sign = nil
      // A sum begins with its own name.
      let isNamed = columns.count > 1 || (row.kind == .total && isFirst)
      let title = isNamed ? "" : titles[columns.lowerBound]
      if !title.isEmpty { text.append(SpanText([PlainSpan(title + ":")])) }
      text.append(cell.text)
      lines += indented(text, by: isFirst ? 0 : 2)
      isFirst = false
    }
    return lines
  }

  private func indented(_ text: SpanText, by indent: Int) -> [PlainLine] {
    text.lines(width: width - indent - 2).enumerated().map { index, line in
      PlainLine([.blanks(indent + (index == 0 ? 0 : 2))] + line.spans)
    }
  }
}

extension Grid {
  /// Whether the first of several rows has words where all others have figures: then these are their titles.
  fileprivate var beginsWithTitles: Bool {
    guard rows.count > 1, let first = rows.first, first.kind == .body, first.cells.count > 2 else { return false }
    let columns = first.cells.indices.filter { !first.cells[$0].text.hasFigures && !first.cells[$0].text.isEmpty }
    guard columns.count > 1 else { return false }
    return columns.dropFirst().allSatisfy { column in
      rows.dropFirst().allSatisfy {
        $0.kind != .body || ($0.cells.indices.contains(column) && $0.cells[column].text.hasFigures)
      }
    }
  }
}

extension SpanText {
  fileprivate var hasFigures: Bool { text.unicodeScalars.contains { $0.properties.numericType == .decimal } }
}
