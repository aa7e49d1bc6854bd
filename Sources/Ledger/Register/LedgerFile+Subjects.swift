internal import GRDB

extension LedgerFile {
  /// What a document is about, by its number; empty when nothing is kept of it.
  public func subjects(of number: String) throws -> [DocumentSubject] {
    try read { db in
      let sql = """
        SELECT s.subject FROM document_subjects s JOIN documents d ON d.id = s.document_id WHERE d.number = ?
        ORDER BY s.subject
        """
      return try String.fetchAll(db, sql: sql, arguments: [number]).map { DocumentSubject(text: $0) }
    }
  }
}

extension DocumentSubject {
  /// The key of the payment that a receipt is about; `nil` for other subjects.
  public var paymentKey: String? {
    text.hasPrefix("receipt:") ? String(text.dropFirst("receipt:".count)) : nil
  }

  /// The artisan, in lower case, and the name of the period that a statement is about; `nil` for other subjects.
  public var statement: (artisan: String, period: String)? {
    guard text.hasPrefix("statement:"), let colon = text.lastIndex(of: ":") else { return nil }
    let start = text.index(text.startIndex, offsetBy: "statement:".count)
    return start < colon ? (String(text[start..<colon]), String(text[text.index(after: colon)...])) : nil
  }
}
