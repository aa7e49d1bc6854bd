import Typesetting

/// How wide the columns of a grid are, and how far apart.
struct GridColumns {
  /// The columns of a terminal each takes; none for one in which nothing stands.
  private(set) var widths: [Int]
  /// How many columns stand behind the units of the figures of a decimal column.
  private(set) var tails: [Int]
  /// The decimal sign of each column, where a figure tells.
  private(set) var signs: [DecimalSign?]

  /// The narrowest a column of words becomes while others stand beside it; a longer word is broken only beyond the second.
  private static let narrowWords = (least: 12, most: 20)
  private static let gap = 2

  /// As wide as their content, or narrower so that all of them fit; `nil` where they can not.
  init?(_ grid: Grid, width: Int) {
    let count = grid.columnCount
    widths = Array(repeating: 0, count: count)
    tails = widths
    signs = Array(repeating: nil, count: count)
    measureFigures(grid)
    var least = widths
    for row in grid.rows where row.kind != .group {
      row.forEachCell(columns: count) { cell, columns in
        guard columns.count == 1 else { return }
        let column = columns.lowerBound
        let natural =
          cell.text.natural + (cell.alignment == .decimal ? tails[column] - cell.tailColumns(signs[column]) : 0)
        let word = min(max(cell.text.widestWord, Self.narrowWords.least), Self.narrowWords.most)
        let narrow = cell.isFigure ? natural : min(natural, word)
        widths[column] = max(widths[column], min(natural, width))
        least[column] = max(least[column], min(narrow, width))
      }
    }
    widenForSpans(grid, width: width)
    guard least.reduce(0, +) + gaps <= width else { return nil }
    while widths.reduce(0, +) + gaps > width {
      guard let widest = widths.indices.filter({ widths[$0] > least[$0] }).max(by: { widths[$0] < widths[$1] }) else {
        return nil
      }
      widths[widest] -= 1
    }
  }

  private mutating func measureFigures(_ grid: Grid) {
    func forEachFigure(_ body: (Grid.Cell, Int) -> Void) {
      for row in grid.rows {
        row.forEachCell(columns: widths.count) { cell, columns in
          if cell.alignment == .decimal, columns.count == 1 { body(cell, columns.lowerBound) }
        }
      }
    }
    var signs = signs
    forEachFigure { cell, column in signs[column] = signs[column] ?? PrintedFigure(cell.text.text)?.certainSign }
    var tails = tails
    forEachFigure { cell, column in tails[column] = max(tails[column], cell.tailColumns(signs[column])) }
    (self.signs, self.tails) = (signs, tails)
  }

  /// A cell over several columns may need more than they have together: its first column gets what is missing, as far as there is room.
  private mutating func widenForSpans(_ grid: Grid, width: Int) {
    for row in grid.rows where row.kind != .group {
      row.forEachCell(columns: widths.count) { cell, columns in
        guard columns.count > 1 else { return }
        let missing = min(cell.text.natural, width) - self.width(of: columns)
        let room = width - total
        if missing > 0, room > 0 { widths[columns.lowerBound] += min(missing, room) }
      }
    }
  }

  /// The width of all columns with the gaps between them.
  var total: Int { widths.reduce(0, +) + gaps }

  private var gaps: Int { widths.indices.reduce(0) { $0 + gap(before: $1) } }

  /// The width of columns with the gaps between them.
  func width(of columns: Range<Int>) -> Int {
    columns.reduce(0) { sum, column in sum + widths[column] + (sum > 0 ? gap(before: column) : 0) }
  }

  /// The blanks before a column: none before the first and before empty ones, one behind a single sign.
  func gap(before column: Int) -> Int {
    guard widths[column] > 0, let previous = widths[..<column].last(where: { $0 > 0 }) else { return 0 }
    return previous == 1 ? 1 : Self.gap
  }
}
