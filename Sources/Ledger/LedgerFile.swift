import Diagnostics
internal import GRDB
import Glibc

/// The co-op's SQLite file: imports, typed reads and the register of issued documents.
///
/// Input: rows of spreadsheets and requests for numbers. Output: facts. Every throw is a `Diagnostic` or a
/// `DiagnosticList`; what the disk or the database did wrong has the fault `.environment`. One value may be used from
/// several threads; several processes may use one file, writers wait up to ten seconds for each other.
public final class LedgerFile: Sendable {
  /// Where the file is.
  public let path: String
  let queue: DatabaseQueue

  /// Opens a ledger that exists, bringing an older one up to date unless it is only read.
  public convenience init(path: String, readOnly: Bool = false) throws {
    guard access(path, F_OK) == 0 else {
      throw Diagnostic(
        "no-ledger", "there is no ledger at `\(path)`", at: .file(path),
        hint: "stand in the co-op's folder or name it with `--co-op`; `talim import` makes a ledger",
        fault: .environment)
    }
    try self.init(opening: path, readOnly: readOnly)
  }

  /// Opens the ledger at `path`, making an empty one where there is none.
  public static func create(path: String) throws -> LedgerFile {
    try LedgerFile(opening: path, readOnly: false)
  }

  private init(opening path: String, readOnly: Bool) throws {
    self.path = path
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(10)
    // A number that was printed must survive a power cut, so every commit reaches the disk.
    configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
    queue = try LedgerFailure.explained(path) {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try LedgerSchema.bringUpToDate(queue, path: path, readOnly: readOnly)
      return queue
    }
  }

  /// Lets several reads see one state of the ledger.
  public func atOneMoment<T>(_ body: () throws -> T) throws -> T { try read { _ in try body() } }

  /// Reads from one state of the ledger; inside `issue` from the state of its transaction.
  func read<T>(_ body: (Database) throws -> T) throws -> T {
    try LedgerFailure.explained(path) {
      try queue.unsafeReentrantWrite { db in
        guard !db.isInsideTransaction else { return try body(db) }
        return try Self.inTransaction(.deferred, db, body)
      }
    }
  }

  /// Writes all or nothing; other writers wait meanwhile. A change that no figure can rest on is not counted.
  func write<T>(isCounted: Bool = true, _ body: (Database) throws -> T) throws -> T {
    try LedgerFailure.explained(path) {
      try queue.unsafeReentrantWrite { db in
        guard !db.isInsideTransaction else {
          throw Diagnostic(
            "ledger-busy", "the ledger is being written to already by this very step", at: .file(path),
            fault: .environment)
        }
        return try Self.inTransaction(.immediate, db) { db in
          let result = try body(db)
          if isCounted { try LedgerSchema.countChange(db) }
          return result
        }
      }
    }
  }

  private static func inTransaction<T>(
    _ kind: Database.TransactionKind, _ db: Database, _ body: (Database) throws -> T
  ) throws -> T {
    try db.beginTransaction(kind)
    do {
      let result = try body(db)
      try db.commit()
      return result
    } catch {
      // After a full disk SQLite has rolled back by itself; then this has nothing left to do.
      if db.isInsideTransaction { try? db.rollback() }
      throw error
    }
  }
}
