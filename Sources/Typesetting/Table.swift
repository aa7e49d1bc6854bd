/// Rows under a head that repeats on every page.
public struct Table: Sendable {
  /// The columns, in reading direction.
  public var columns: [TableColumn]
  /// The rows of the head; repeated on every page the table reaches.
  public var head: [TableRow]
  /// What stands above the head on every page but the first.
  public var continued: Paragraph?
  /// The rows in the middle.
  public var rows: TableRows
  /// The totals; they stay together, and with the last row.
  public var totals: [TableRow]
  /// What stands in place of the rows when there are none.
  public var empty: [Block]
  /// Sums that are carried from page to page, if wanted.
  public var carry: TableCarry?
  /// Its lines, fills and room.
  public var style: TableStyle
  /// Where it came from.
  public var origin: Origin?

  /// A table.
  public init(
    columns: [TableColumn], head: [TableRow] = [], continued: Paragraph? = nil, rows: TableRows,
    totals: [TableRow] = [], empty: [Block] = [], carry: TableCarry? = nil, style: TableStyle, origin: Origin? = nil
  ) {
    self.columns = columns
    self.head = head
    self.continued = continued
    self.rows = rows
    self.totals = totals
    self.empty = empty
    self.carry = carry
    self.style = style
    self.origin = origin
  }
}

/// A column's width and how its cells stand in it.
public struct TableColumn: Sendable, Hashable {
  /// How cells stand in a column.
  public enum Alignment: Sendable, Hashable {
    /// As text does.
    case text(TextAlignment)
    /// With the decimal signs below each other; the block of figures stands at the end of the column.
    case decimal
  }

  /// How wide.
  public var width: TrackWidth
  /// How cells stand in it.
  public var alignment: Alignment

  /// A column.
  public init(width: TrackWidth, alignment: Alignment = .text(.start)) {
    self.width = width
    self.alignment = alignment
  }
}

/// The rows of a table, made when they are asked for, so that a long table need not be in memory as a whole.
public struct TableRows: Sendable {
  /// How many rows there are.
  public let count: Int
  private let make: @Sendable (Int) throws -> TableRow

  /// Rows made one by one; `make` gets numbers from 0 and must give the same row for the same number.
  public init(count: Int, _ make: @escaping @Sendable (Int) throws -> TableRow) {
    self.count = max(0, count)
    self.make = make
  }

  /// Rows that are there already.
  public init(_ rows: [TableRow]) {
    self.init(count: rows.count) { rows[$0] }
  }

  /// The row with this number, from 0 to `count` − 1.
  public func row(_ number: Int) throws -> TableRow { try make(number) }
}

/// One row of a table.
public struct TableRow: Sendable {
  /// What a row is.
  public enum Kind: Sendable, Hashable {
    /// Part of the head.
    case head
    /// A row of data.
    case body
    /// The heading of a group; stays with the row after it.
    case groupHeading
    /// A sum of a group; stays with the row before it.
    case subtotal
    /// A sum of the table.
    case total
  }

  /// Its cells, in reading direction; the spans of all cells should add up to the number of columns.
  public var cells: [TableCell]
  /// What it is.
  public var kind: Kind
  /// Whether it may be split between two pages at a line.
  public var maySplit: Bool
  /// What it adds to each carried sum, in the order of `TableCarry.sums`.
  public var carries: [Int64]
  /// Whether a stripe is painted behind it.
  public var isStriped: Bool

  /// A row.
  public init(
    _ cells: [TableCell], kind: Kind = .body, maySplit: Bool = false, carries: [Int64] = [], isStriped: Bool = false
  ) {
    self.cells = cells
    self.kind = kind
    self.maySplit = maySplit
    self.carries = carries
    self.isStriped = isStriped
  }
}

/// One cell of a table.
public struct TableCell: Sendable {
  /// What stands in it, from top to bottom. In a decimal column a cell with a single paragraph is lined up.
  public var content: [Block]
  /// How many columns it covers, at least 1.
  public var span: Int
  /// How it stands, if not as its column says.
  public var alignment: TableColumn.Alignment?

  /// A cell.
  public init(_ content: [Block], span: Int = 1, alignment: TableColumn.Alignment? = nil) {
    self.content = content
    self.span = max(1, span)
    self.alignment = alignment
  }
}

/// Sums carried from page to page.
public struct TableCarry: Sendable {
  /// One carried sum.
  public struct Sum: Sendable {
    /// The column it stands in, from 0.
    public var column: Int
    /// The text of a sum in minor units.
    public var text: @Sendable (Int64) -> String
    /// The style of the sum.
    public var style: TextStyle

    /// A sum in a column.
    public init(column: Int, style: TextStyle, text: @escaping @Sendable (Int64) -> String) {
      self.column = column
      self.style = style
      self.text = text
    }
  }

  /// The sums, each in its column.
  public var sums: [Sum]
  /// The label of the row at the foot of a page, if that row is wanted.
  public var carriedLabel: Paragraph?
  /// The label of the row at the top of the next page, if that row is wanted.
  public var broughtLabel: Paragraph?

  /// Sums with the labels of their rows.
  public init(sums: [Sum], carriedLabel: Paragraph?, broughtLabel: Paragraph?) {
    self.sums = sums
    self.carriedLabel = carriedLabel
    self.broughtLabel = broughtLabel
  }
}

/// The lines, fills and room of a table.
public struct TableStyle: Sendable, Hashable {
  /// The room around the content of a cell.
  public var padding: Insets
  /// Whether the first column starts and the last column ends at the table's edges, without padding there.
  public var isFlush: Bool
  /// Behind the head.
  public var headFill: Color?
  /// Behind every other row, if rows are striped.
  public var stripeFill: Color?
  /// Below the head.
  public var headRule: Stroke?
  /// Between rows.
  public var rowRule: Stroke?
  /// Above the totals.
  public var totalRule: Stroke?

  /// A style of a table.
  public init(
    padding: Insets, isFlush: Bool = true, headFill: Color? = nil, stripeFill: Color? = nil, headRule: Stroke? = nil,
    rowRule: Stroke? = nil, totalRule: Stroke? = nil
  ) {
    self.padding = padding
    self.isFlush = isFlush
    self.headFill = headFill
    self.stripeFill = stripeFill
    self.headRule = headRule
    self.rowRule = rowRule
    self.totalRule = totalRule
  }
}
