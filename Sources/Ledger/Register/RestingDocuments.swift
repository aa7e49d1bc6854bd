internal import GRDB

/// Finds the documents that rest on a row of a file: issued by Talim, and standing.
struct RestingDocuments {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// An order may still change after its proforma invoice and its delivery note; its invoice says what it came to.
  private static let standing =
    "d.origin = 'talim' AND d.state = 'issued' AND d.kind NOT IN ('proforma', 'delivery-note')"

  /// The number of one of them, the first issued; `nil` when none rests on the row.
  func number(on key: String, of kind: FileKind) throws -> String? {
    for source in Self.sources(of: kind) {
      let sql = "SELECT d.number FROM \(source) AND \(Self.standing) ORDER BY d.id LIMIT 1"
      let number = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [key, kind.rawValue])
      if let number { return number }
    }
    return nil
  }

  /// In which tables they are found, and how, for the key `?1` and the file `?2`.
  private static func sources(of kind: FileKind) -> [String] {
    let noted = "document_rows r JOIN documents d ON d.id = r.document_id WHERE r.row_key = ?1 AND r.file = ?2"
    switch kind {
    case .buyers: return ["documents d WHERE d.buyer_key = ?1 AND ?2 IS NOT NULL", noted]
    case .orders: return ["documents d WHERE d.order_key = ?1 AND ?2 IS NOT NULL", noted]
    case .orderLines:
      return ["order_lines l JOIN documents d ON d.order_key = l.order_id WHERE l.key = ?1 AND ?2 IS NOT NULL", noted]
    case .items:
      return [
        "order_lines l JOIN documents d ON d.order_key = l.order_id WHERE l.item_id = ?1 AND ?2 IS NOT NULL", noted,
      ]
    default: return [noted]
    }
  }

  /// How many corrections wait for a document that stands.
  func waitingCount() throws -> Int {
    let rows = try Row.fetchAll(db, sql: "SELECT kind, row_key FROM pending_changes WHERE is_dropped = 0")
    return try rows.count { row in
      guard let kind = FileKind(rawValue: row["kind"]) else { return false }
      return try number(on: row["row_key"], of: kind) != nil
    }
  }
}
