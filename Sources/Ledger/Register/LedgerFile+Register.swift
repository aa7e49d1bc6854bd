internal import GRDB
internal import Values

extension LedgerFile {
  /// The register: all numbers given out, by beginning and number, with what is not there.
  ///
  /// - Parameter kind: only the series in which documents of this kind are; all when absent.
  public func register(kind: DocumentKind? = nil) throws -> [SeriesRegister] {
    try read { db in try RegisterReading.series(db, kind: kind) }
  }

  /// The register's entry for a number, in any case; `nil` when there is none.
  public func registerEntry(number: String) throws -> RegisterEntry? {
    try read { db in try RegisterReading.entries(db, where: "d.number = ?", [number.trimmed]).first }
  }

  /// The register's entry for the very file with this fingerprint; `nil` when Talim never issued it.
  public func registerEntry(pdfHash: String) throws -> RegisterEntry? {
    try read { db in try RegisterReading.entries(db, where: "d.pdf_sha256 = ?", [pdfHash]).first }
  }

  /// Hands over the bytes of every issued document as they are stored, one by one, with the fingerprint they had when they were issued.
  public func forEachStoredFile(_ body: (RegisterEntry, _ issuedHash: String, _ bytes: [UInt8]) throws -> Void) throws {
    try read { db in
      for entry in try RegisterReading.entries(db, where: "d.pdf_sha256 IS NOT NULL", []) {
        let select = try db.cachedStatement(
          sql: """
            SELECT d.pdf_sha256, f.pdf FROM documents d LEFT JOIN document_files f ON f.document_id = d.id
            WHERE d.number = ?
            """)
        guard let row = try Row.fetchOne(select, arguments: [entry.number]) else { continue }
        try body(entry, row[0], try row.withUnsafeData(atIndex: 1) { $0.map { Array($0) } ?? [] })
      }
    }
  }
}

/// Reads the register for lists.
enum RegisterReading {
  static func series(_ db: Database, kind: DocumentKind?) throws -> [SeriesRegister] {
    var groups: [(prefix: String, entries: [RegisterEntry])] = []
    for entry in try entries(db, where: "1", []) {
      if let last = groups.last, last.prefix.lowercased() == entry.prefix.lowercased() {
        groups[groups.count - 1].entries.append(entry)
      } else {
        groups.append((entry.prefix, [entry]))
      }
    }
    return groups.filter { group in kind.map { kind in group.entries.contains { $0.kind == kind } } ?? true }
      .map { SeriesRegister(prefix: $0.prefix, $0.entries) }
  }

  /// The entries that fit a condition on `documents d`, by number.
  static func entries(_ db: Database, where condition: String, _ arguments: StatementArguments) throws
    -> [RegisterEntry]
  {
    let sql = """
      SELECT d.kind, d.number, d.prefix, d.running, d.issued_on, d.currency, d.total, d.state, d.cancelled_on,
        d.cancel_reason, d.origin, d.pdf_sha256 IS NOT NULL AS has_file, coalesce(b.name, a.name) AS party,
        o.order_id AS order_spelling
      FROM documents d LEFT JOIN orders o ON o.key = d.order_key LEFT JOIN buyers b ON b.key = d.buyer_key
      LEFT JOIN artisans a ON a.key = lower(d.artisan_id)
      WHERE \(condition) ORDER BY d.prefix, d.running, d.number
      """
    return try Row.fetchAll(db, sql: sql, arguments: arguments).map(entry)
  }

  private static func entry(_ row: Row) -> RegisterEntry {
    let currency = (row["currency"] as String?).flatMap { Currency(code: $0) }
    return RegisterEntry(
      kind: DocumentKind(rawValue: row["kind"]) ?? .invoice, number: row["number"], prefix: row["prefix"],
      running: row["running"], issuedOn: FactRows.day(row, "issued_on") ?? .first, party: row["party"],
      orderID: row["order_spelling"],
      total: (row["total"] as Int64?).flatMap { units in currency.map { Money(minorUnits: units, $0) } },
      state: DocumentRecord.State(rawValue: row["state"]) ?? .issued, cancelledOn: FactRows.day(row, "cancelled_on"),
      cancelReason: row["cancel_reason"], origin: DocumentRecord.Origin(rawValue: row["origin"]) ?? .history,
      hasFile: row["has_file"])
  }
}
