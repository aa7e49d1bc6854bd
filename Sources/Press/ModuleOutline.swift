import Typesetting

/// The outlines of the dark modules of a grid: closed paths along the borders between dark and light, which a fill with
/// the even-odd rule turns into the modules again. No two modules are painted beside each other, so there is no seam
/// between them at any scale, and the path is shorter than any set of rectangles.
struct ModuleOutline {
  /// A corner of the grid.
  struct Corner: Hashable {
    var column: Int
    var row: Int
  }

  /// Closed paths; each turns at every corner it names, and begins with a horizontal stretch.
  private(set) var paths: [[Corner]] = []

  private let width: Int
  /// For each corner where the border turns, the other end of its horizontal stretch: a column; else -1.
  private var across: [Int]
  /// For each corner where the border turns, the other end of its vertical stretch: a row; else -1.
  private var down: [Int]

  init(_ grid: ModuleGrid) {
    width = grid.columns + 1
    across = [Int](repeating: -1, count: width * (grid.rows + 1))
    down = across
    pairTurns(grid)
    for row in 0...grid.rows {
      for column in 0...grid.columns where across[row * width + column] >= 0 {
        paths.append(path(from: Corner(column: column, row: row)))
      }
    }
  }

  /// A border turns at a corner where one or three of the four modules around it are dark. Along each line of the grid,
  /// the first and the second turn, the third and the fourth, and so on, are the ends of a stretch of border; where two
  /// modules touch only at a corner, borders cross, which the even-odd rule does not mind.
  private mutating func pairTurns(_ grid: ModuleGrid) {
    var openInColumn = [Int](repeating: -1, count: width)
    for row in 0...grid.rows {
      var openInRow = -1
      for column in 0..<width {
        var dark = grid.isDark(row: row, column: column) ? 1 : 0
        if grid.isDark(row: row - 1, column: column) { dark += 1 }
        if grid.isDark(row: row, column: column - 1) { dark += 1 }
        if grid.isDark(row: row - 1, column: column - 1) { dark += 1 }
        guard dark % 2 == 1 else { continue }
        if openInRow >= 0 {
          across[row * width + column] = openInRow
          across[row * width + openInRow] = column
          openInRow = -1
        } else {
          openInRow = column
        }
        if openInColumn[column] >= 0 {
          down[row * width + column] = openInColumn[column]
          down[openInColumn[column] * width + column] = row
          openInColumn[column] = -1
        } else {
          openInColumn[column] = row
        }
      }
    }
  }

  /// Follows a border until it is closed, and takes its stretches away.
  private mutating func path(from start: Corner) -> [Corner] {
    var path: [Corner] = []
    var at = start
    repeat {
      path.append(at)
      let column = across[at.row * width + at.column]
      guard column >= 0 else { break }
      across[at.row * width + at.column] = -1
      across[at.row * width + column] = -1
      at.column = column
      path.append(at)
      let row = down[at.row * width + at.column]
      guard row >= 0 else { break }
      at.row = row
    } while at != start
    return path
  }
}
