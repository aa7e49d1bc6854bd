internal import GRDB

extension LedgerFile {
  /// What an issued document was printed with; empty for an unknown number, for documents of the past, and for those that were issued
  /// before this was kept.
  public func filesPrintedWith(_ number: String) throws -> [FrozenFile] {
    try read { db in
      let sql = """
        SELECT f.role, f.name, f.version, x.sha256, x.content FROM documents d
        JOIN document_sets s ON s.document_id = d.id JOIN frozen_set_files f ON f.set_id = s.set_id
        JOIN frozen_files x ON x.id = f.file_id WHERE d.number = ?
        """
      let files = try Row.fetchAll(db, sql: sql, arguments: [number.trimmed]).compactMap(Self.frozenFile)
      let ranks = Dictionary(uniqueKeysWithValues: FrozenFile.Role.allCases.enumerated().map { ($1, $0) })
      return files.sorted { (ranks[$0.role] ?? 0, $0.name) < (ranks[$1.role] ?? 0, $1.name) }
    }
  }

  private static func frozenFile(_ row: Row) throws -> FrozenFile? {
    guard let role = FrozenFile.Role(rawValue: row["role"]) else { return nil }
    let content = try row.withUnsafeData(named: "content") { $0.map { Array($0) } }
    return FrozenFile(
      role: role, name: row["name"], hash: row["sha256"], version: row["version"], content: content)
  }

  /// A font that was looked at before: the fingerprint and version of the file that has this stamp.
  public func font(stamp: String) throws -> (hash: String, version: String)? {
    try read { db in
      try Row.fetchOne(
        db, sql: "SELECT sha256, version FROM font_stamps WHERE stamp = ?", arguments: [stamp]
      ).map { ($0[0], $0[1]) }
    }
  }

  /// Remembers fonts by their stamps. That is no change of the books, so figures that were kept stay current.
  public func keepFonts(_ fonts: [(stamp: String, hash: String, version: String)]) throws {
    try write(isCounted: false) { db in
      for font in fonts {
        try db.execute(
          sql: "INSERT OR REPLACE INTO font_stamps (stamp, sha256, version) VALUES (?, ?, ?)",
          arguments: [font.stamp, font.hash, font.version])
      }
    }
  }
}

/// Stores what documents are printed with, inside the transaction in which they are issued.
struct FrozenSetStore {
  let db: Database

  /// Notes which sets a document was printed with, and keeps what is new of them.
  func enter(_ sets: [FrozenSet], ofDocument id: Int64) throws {
    for set in sets {
      let insert = try db.cachedStatement(
        sql: "INSERT OR IGNORE INTO document_sets (document_id, set_id) VALUES (?, ?)")
      try insert.execute(arguments: [id, try self.id(of: set)])
    }
  }

  private func id(of set: FrozenSet) throws -> Int64 {
    let find = try db.cachedStatement(sql: "SELECT id FROM frozen_sets WHERE sha256 = ?")
    if let id = try Int64.fetchOne(find, arguments: [set.hash]) { return id }
    try db.execute(sql: "INSERT INTO frozen_sets (sha256) VALUES (?)", arguments: [set.hash])
    let id = db.lastInsertedRowID
    for (position, file) in set.files.enumerated() {
      try db.execute(
        sql: "INSERT INTO frozen_set_files (set_id, position, role, name, version, file_id) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [id, position, file.role.rawValue, file.name, file.version, try self.id(of: file)])
    }
    return id
  }

  private func id(of file: FrozenFile) throws -> Int64 {
    let find = try db.cachedStatement(sql: "SELECT id FROM frozen_files WHERE sha256 = ?")
    if let id = try Int64.fetchOne(find, arguments: [file.hash]) { return id }
    let content = file.content?.withUnsafeBytes { Blob.value($0) } ?? .null
    try db.execute(
      sql: "INSERT INTO frozen_files (sha256, content) VALUES (?, ?)", arguments: [file.hash, content])
    return db.lastInsertedRowID
  }
}
