import Typesetting

/// Rows of cells in columns of one width each.
struct Grid {
  /// Where a cell stands in its column.
  enum Alignment {
    case start, center, end, decimal

    init(_ alignment: TextAlignment) {
      switch alignment {
      case .start, .justify: self = .start
      case .center: self = .center
      case .end: self = .end
      }
    }

    init(_ alignment: TableColumn.Alignment) {
      switch alignment {
      case .text(let alignment): self.init(alignment)
      case .decimal: self = .decimal
      }
    }
  }

  /// One cell.
  struct Cell {
    var text: SpanText
    var alignment: Alignment
    var span: Int

    init(_ text: SpanText, alignment: Alignment = .start, span: Int = 1) {
      self.text = text
      self.alignment = alignment
      self.span = max(1, span)
    }

    /// Whether it is a figure, which is never broken.
    var isFigure: Bool {
      guard alignment != .start || text.natural <= 24 else { return false }
      let scalars = text.text.unicodeScalars
      guard scalars.contains(where: { $0.properties.numericType == .decimal }) else { return false }
      return scalars.count { $0.properties.isAlphabetic } <= 4
    }
  }

  /// One row.
  struct Row {
    enum Kind { case head, body, group, total, rule, blank }
    var cells: [Cell]
    var kind: Kind

    init(_ cells: [Cell], kind: Kind = .body) {
      self.cells = cells
      self.kind = kind
    }

    init(_ pair: Pairs.Pair) {
      let value = SpanText(pair.value)
      self.init([Cell(SpanText(pair.label)), Cell(value, alignment: Alignment(pair.value.alignment))])
    }

    /// Calls `body` with each cell and the columns it covers; cells without a column are left out.
    func forEachCell(columns: Int, _ body: (Cell, Range<Int>) -> Void) {
      var next = 0
      for cell in cells where next < columns {
        let end = next + min(cell.span, columns - next)
        body(cell, next..<end)
        next = end
      }
    }
  }

  var rows: [Row] = []

  /// How many columns there are.
  var columnCount: Int { rows.map { $0.cells.reduce(0) { $0 + min($1.span, 1_000) } }.max() ?? 0 }

  /// The lines: columns where they fit, or else a line for each cell.
  func lines(width: Int, isMirrored: Bool) -> [PlainLine] {
    guard let columns = GridColumns(self, width: width) else { return GridRecords(self, width: width).lines }
    return GridLines(self, columns, isMirrored: isMirrored).lines
  }
}
