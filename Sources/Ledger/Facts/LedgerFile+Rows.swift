internal import GRDB
public import Values

extension LedgerFile {
  /// Where a fact stands, and its cells; `nil` when the ledger has no such row.
  public func row(of key: FactKey, baseCurrency: Currency = .inr) throws -> RowReference? {
    try rows(of: [key], baseCurrency: baseCurrency)[key]
  }

  /// Where facts stand, and their cells, read at one moment; those the ledger has no row for are left out.
  public func rows(
    of keys: some Sequence<FactKey>, baseCurrency: Currency = .inr
  ) throws -> [FactKey: RowReference] {
    let wanted = Set(keys)
    return try read { db in
      var result: [FactKey: RowReference] = [:]
      result.reserveCapacity(wanted.count)
      var spellings = RowSpellings(db, base: baseCurrency.code)
      for key in wanted {
        let sql = """
          SELECT t.*, m.file AS import_file, m.time AS import_time FROM \(key.kind.rawValue) t
          JOIN imports m ON m.id = t.import_id WHERE t.key = ?
          """
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [key.key]) else { continue }
        result[key] = RowReference(
          file: row["import_file"], row: row["row_number"], importedAt: row["import_time"],
          cells: try spellings.cells(row, key.kind))
      }
      return result
    }
  }
}

/// Shows the cells of stored rows the way people wrote them.
private struct RowSpellings {
  private let db: Database
  /// The spelling of each id that other rows refer to, by file and key.
  private var ids: [FileKind: [String: String]] = [:]

  private let base: String

  init(_ db: Database, base: String) {
    self.db = db
    self.base = base
  }

  mutating func cells(_ row: Row, _ kind: FileKind) throws -> [RowReference.Cell] {
    let currency: String? = row.hasColumn("currency") ? row["currency"] : nil
    return try kind.columns.compactMap { column in
      let value = CellValue(row[column.name] as DatabaseValue)
      // What a provider kept is in base currency, whatever the payment was in.
      let isBase = column.content == .baseAmount && !kind.inheritsCurrency
      var text = CellText.shown(value, column.name, kind, isBase ? base : currency)
      if case .reference(let other) = column.content, let key = value.text { text = try spelling(of: key, other) }
      if column.content == .makers { text = try makers(text) }
      return text.isEmpty ? nil : RowReference.Cell(title: column.title, text: text)
    }
  }

  /// `a01:60;a02:40` with the ids as artisans.csv spells them.
  private mutating func makers(_ text: String) throws -> String {
    try text.split(separator: ";").map { share in
      let parts = share.split(separator: ":", maxSplits: 1)
      guard let id = parts.first else { return String(share) }
      return try ([spelling(of: id.idKey, .artisans)] + parts.dropFirst().map(String.init)).joined(separator: ":")
    }.joined(separator: ";")
  }

  private mutating func spelling(of key: String, _ kind: FileKind) throws -> String {
    if let known = ids[kind]?[key] { return known }
    guard let id = kind.keyColumns.first else { return key }
    let sql = "SELECT \(id) FROM \(kind.rawValue) WHERE key = ?"
    let found = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [key]) ?? key
    ids[kind, default: [:]][key] = found
    return found
  }
}
