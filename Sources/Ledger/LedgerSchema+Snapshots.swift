internal import GRDB

extension LedgerSchema {
  /// The tables that came with version 4: a count of all changes, and figures that took long to compute, each with the count of changes
  /// at that time. They are no facts: whoever finds the count changed computes them again.
  static let snapshotTables = """
    CREATE TABLE change_count (id INTEGER PRIMARY KEY CHECK (id = 1), changes INTEGER NOT NULL);
    INSERT INTO change_count (id, changes) VALUES (1, 0);
    CREATE TABLE snapshots (
      name TEXT NOT NULL PRIMARY KEY, changes INTEGER NOT NULL, fingerprint TEXT NOT NULL, content TEXT NOT NULL);

    """

  /// Notes that something in the ledger may have changed.
  static func countChange(_ db: Database) throws {
    try db.cachedStatement(sql: "UPDATE change_count SET changes = changes + 1").execute()
  }
}
