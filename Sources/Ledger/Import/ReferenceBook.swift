import Diagnostics
internal import GRDB
internal import Values

/// Knows which ids exist while files are read, in the ledger and in the files read before in the same import.
final class ReferenceBook {
  private let db: Database
  private var known: [FileKind: KnownIDs<Bool>] = [:]
  private var currencies = KnownIDs<Currency?>()
  private var allIDs: [FileKind: [String]] = [:]
  private var spellings: [FileKind: KnownIDs<String?>] = [:]
  private var issued = KnownIDs<String?>()
  private var suggestionsLeft = 50

  init(_ db: Database) { self.db = db }

  /// Ids whose own rows were refused in this import, so that rows which name them can say why there is no such thing.
  private var refused: Set<String> = []

  /// Remembers the key of a refused row; of terms their name, of which a row is one step.
  func enterRefused(_ kind: FileKind, _ key: String) {
    guard refused.count < 10_000 else { return }
    refused.insert("\(kind.rawValue)\t\(key.prefix { $0 != "\t" })")
  }

  /// Whether the row that would define this id was refused in this import.
  func wasRefused(_ kind: FileKind, _ key: String) -> Bool { refused.contains("\(kind.rawValue)\t\(key)") }

  /// Whether a row with this id exists.
  func exists(_ kind: FileKind, _ key: String) throws -> Bool {
    if let answer = known[kind]?[key] { return answer }
    let answer = try stands(kind, key)
    known[kind, default: KnownIDs()][key] = answer
    return answer
  }

  /// The same, asked of the ledger each time: of rows that are just being stored.
  func stands(_ kind: FileKind, _ key: String) throws -> Bool {
    let sql = "SELECT 1 FROM \(kind.rawValue) WHERE key = ?"
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [key]) != nil
  }

  /// An id as the file that defines it spells it; `nil` when there is none. Terms are found by their name, not by a step.
  func spelling(_ kind: FileKind, _ key: String) throws -> String? {
    if let answer = spellings[kind]?[key] { return answer }
    guard let column = kind.keyColumns.first else { return nil }
    let place = kind == .terms ? "key >= ?1 || char(9) AND key < ?1 || char(10)" : "key = ?1"
    let sql = "SELECT \(column) FROM \(kind.rawValue) WHERE \(place) ORDER BY key LIMIT 1"
    let answer = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [key])
    spellings[kind, default: KnownIDs()][key] = .some(answer)
    return answer
  }

  /// The currency of an order; `nil` when there is no such order.
  func currency(ofOrder key: String) throws -> Currency? {
    if let answer = currencies[key] { return answer }
    let statement = try db.cachedStatement(sql: "SELECT currency FROM orders WHERE key = ?")
    let answer = try String.fetchOne(statement, arguments: [key]).flatMap { Currency(code: $0) }
    currencies[key] = .some(answer)
    return answer
  }

  /// An id that exists and looks like this one. A file full of unknown ids gets only the first few.
  func suggestion(_ kind: FileKind, _ text: String) throws -> String? {
    guard suggestionsLeft > 0, let column = kind.keyColumns.first else { return nil }
    suggestionsLeft -= 1
    if allIDs[kind] == nil {
      allIDs[kind] = try String.fetchAll(
        db, sql: "SELECT DISTINCT \(column) FROM \(kind.rawValue) ORDER BY key LIMIT 20000")
    }
    return Suggestion.nearest(to: text, among: allIDs[kind] ?? [])
  }

  /// The number of the document Talim itself issued for an order, if any.
  func issuedNumber(forOrder key: String) throws -> String? {
    if let answer = issued[key] { return answer }
    let sql =
      "SELECT number FROM documents WHERE order_key = ? AND origin = 'talim' AND state = 'issued' AND kind = 'invoice'"
    let answer = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [key])
    issued[key] = .some(answer)
    return answer
  }
}

/// What was asked of the ledger about ids, so that it is not asked again; it forgets all when they are too many.
private struct KnownIDs<Answer> {
  private var answers: [ExactText: Answer] = [:]
  private static var most: Int { 50_000 }

  subscript(_ key: String) -> Answer? {
    get { answers[ExactText(key)] }
    set {
      if answers.count >= Self.most { answers.removeAll(keepingCapacity: true) }
      answers[ExactText(key)] = newValue
    }
  }
}
