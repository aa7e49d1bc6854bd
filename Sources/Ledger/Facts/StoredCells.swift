internal import GRDB

/// A stored row whose cells are read by the names of their columns.
protocol StoredCells {
  func cell<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ name: String) -> Value
}

extension StoredCells {
  subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ name: String) -> Value { cell(name) }
}

extension Row: StoredCells {
  func cell<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ name: String) -> Value { self[name] }
}

/// The rows of a long query. A name is looked up in a table made once, where `Row` would put it in lower case for each cell.
struct StreamedCells: StoredCells {
  let row: Row
  let places: [String: Int]

  func cell<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ name: String) -> Value {
    guard let place = places[name] else { return row[name] }
    return row[place]
  }
}

/// The rows of a long query one by one, with a look at the next.
final class CellStream {
  private let cursor: RowCursor
  private let places: [String: Int]
  /// The row to be read next; `nil` at the end.
  private(set) var next: StreamedCells?

  init(_ db: Database, sql: String, arguments: StatementArguments = []) throws {
    let statement = try db.makeStatement(sql: sql)
    places = Dictionary(
      statement.columnNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    cursor = try Row.fetchCursor(statement, arguments: arguments)
    try step()
  }

  /// Goes on to the next row; the one before must not be read any more.
  func step() throws { next = try cursor.next().map { StreamedCells(row: $0, places: places) } }
}

/// A text that equals another only to the byte, as keys in the ledger do; `String` takes two spellings of one letter for equal.
struct ExactText: Hashable {
  var text: String

  init(_ text: String) { self.text = text }

  static func == (left: Self, right: Self) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
