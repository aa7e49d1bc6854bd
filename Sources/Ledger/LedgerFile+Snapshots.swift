internal import GRDB

/// A state of the ledger, by which figures computed from it are known to be current.
public struct LedgerState: Sendable, Hashable {
  let changes: Int
}

extension LedgerFile {
  /// The state the ledger is in now. Any change of it, by any process, makes another.
  public func state() throws -> LedgerState {
    try read { db in LedgerState(changes: try Self.changes(db)) }
  }

  /// Figures kept under a name, if nothing changed since: neither the ledger nor what else they rest on, which the fingerprint stands for.
  public func snapshot(_ name: String, fingerprint: String) throws -> String? {
    try read { db in
      let sql = "SELECT content FROM snapshots WHERE name = ? AND changes = ? AND fingerprint = ?"
      return try String.fetchOne(db, sql: sql, arguments: [name, try Self.changes(db), fingerprint])
    }
  }

  /// Keeps figures that were computed from a state of the ledger. If it has changed meanwhile nobody will find them.
  public func keep(_ content: String, as name: String, fingerprint: String, of state: LedgerState) throws {
    try LedgerFailure.explained(path) {
      try queue.unsafeReentrantWrite { db in
        try db.execute(
          sql: "INSERT OR REPLACE INTO snapshots (name, changes, fingerprint, content) VALUES (?, ?, ?, ?)",
          arguments: [name, state.changes, fingerprint, content])
      }
    }
  }

  static func changes(_ db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "SELECT changes FROM change_count")) ?? 0
  }
}
