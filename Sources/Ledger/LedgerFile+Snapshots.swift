internal import GRDB

/// A state of the ledger, by which figures computed from it are known to be current.
public struct LedgerState: Sendable, Hashable {
  let changes: Int

  /// The state after one more change.
  public var next: LedgerState { LedgerState(changes: changes + 1) }
}

extension LedgerFile {
  /// The state the ledger is in now. Any change of it, by any process, makes another.
  public func state() throws -> LedgerState {
    try read { db in LedgerState(changes: try Self.changes(db)) }
  }

  /// Figures kept in parts under a name, if they still hold: neither the ledger has changed since nor what else they rest on, which
  /// the fingerprint stands for. What each part says is the caller's business.
  public func parts(_ name: String, fingerprint: String) throws -> [[UInt8]]? {
    try read { db in
      guard try Self.holds(name, fingerprint, db) else { return nil }
      let rows = try Row.fetchAll(
        db, sql: "SELECT content FROM snapshots WHERE name > ?1 || '/' AND name < ?1 || '0' ORDER BY name",
        arguments: [name])
      return try rows.map { row in try row.withUnsafeData(atIndex: 0) { $0.map { Array($0) } ?? [] } }
    }
  }

  /// Keeps figures that were computed from a state of the ledger, as one part, in place of all before. If it has changed meanwhile
  /// nobody will find them.
  public func keep(_ bytes: [UInt8], as name: String, fingerprint: String, of state: LedgerState) throws {
    try LedgerFailure.explained(path) {
      try queue.unsafeReentrantWrite { db in
        try db.inSavepoint {
          try db.execute(
            sql: "DELETE FROM snapshots WHERE name > ?1 || '/' AND name < ?1 || '0'", arguments: [name])
          try Self.insertPart(bytes, 0, of: name, db)
          try db.execute(
            sql: "INSERT OR REPLACE INTO snapshots (name, changes, fingerprint, content) VALUES (?, ?, ?, '')",
            arguments: [name, state.changes, fingerprint])
          return .commit
        }
      }
    }
  }

  /// Says that figures kept of one state hold in a later one too, because nothing that they rest on has changed.
  public func carryOver(_ name: String, from old: LedgerState, to new: LedgerState) throws {
    try LedgerFailure.explained(path) {
      try queue.unsafeReentrantWrite { db in
        try db.execute(
          sql: "UPDATE snapshots SET changes = ? WHERE name = ? AND changes = ?",
          arguments: [new.changes, name, old.changes])
      }
    }
  }

  static func holds(_ name: String, _ fingerprint: String, _ db: Database) throws -> Bool {
    let sql = "SELECT 1 FROM snapshots WHERE name = ? AND changes = ? AND fingerprint = ?"
    return try Int.fetchOne(
      db.cachedStatement(sql: sql), arguments: [name, try changes(db), fingerprint]) != nil
  }

  /// Adds a part to figures that hold before the change that this transaction makes, so that they hold after it.
  static func append(_ bytes: [UInt8], to name: String, _ db: Database) throws {
    let count = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM snapshots WHERE name > ?1 || '/' AND name < ?1 || '0'", arguments: [name])
    try insertPart(bytes, count ?? 0, of: name, db)
    try db.execute(
      sql: "UPDATE snapshots SET changes = ? WHERE name = ?", arguments: [try changes(db) + 1, name])
  }

  private static func insertPart(_ bytes: [UInt8], _ number: Int, of name: String, _ db: Database) throws {
    try bytes.withUnsafeBytes { buffer in
      try db.execute(
        sql: "INSERT OR REPLACE INTO snapshots (name, changes, fingerprint, content) VALUES (?, 0, '', ?)",
        arguments: ["\(name)/\(number)", Blob.value(buffer)])
    }
  }

  static func changes(_ db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "SELECT changes FROM change_count")) ?? 0
  }
}
