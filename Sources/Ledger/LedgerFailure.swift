import Diagnostics
internal import GRDB

/// Says in plain words what the database or the disk could not do.
enum LedgerFailure {
  /// Runs `body`; an error of the database comes out as a `Diagnostic`, all other errors as they are.
  static func explained<T>(_ path: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw diagnostic(for: error, path: path)
    }
  }

  private static func diagnostic(for error: DatabaseError, path: String) -> Diagnostic {
    let (name, message, hint) = words(for: error, path: path)
    return Diagnostic(name, message, at: .file(path), hint: hint, fault: .environment)
  }

  private static func words(for error: DatabaseError, path: String) -> (String, String, String) {
    switch error.resultCode {
    case .SQLITE_NOTADB:
      (
        "not-a-ledger", "`\(path)` is not a ledger",
        "name the file `ledger.sqlite` of a co-op, or restore it from a backup"
      )
    case .SQLITE_CORRUPT:
      ("ledger-damaged", "the ledger `\(path)` is damaged", "restore it from a backup, then import what came since")
    case .SQLITE_FULL:
      ("disk-full", "the disk is full; nothing was changed", "make room on the disk and do it again")
    case .SQLITE_IOERR:
      (
        "disk-failed", "the disk does not take or give what the ledger needs; it may be full",
        "make room, or see that the disk works; nothing was changed"
      )
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      ("ledger-read-only", "the ledger `\(path)` can not be written to", "see who may write to the file and its folder")
    case .SQLITE_CANTOPEN:
      (
        "ledger-not-opened", "the ledger `\(path)` can not be opened",
        "see that its folder exists and may be written to"
      )
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      ("ledger-busy", "another program is writing to the ledger", "wait until it is done and try again")
    default:
      (
        "ledger-failed", "the ledger could not be used: \(error.message ?? error.resultCode.description)",
        "see that the disk works and has room; the ledger is as it was before"
      )
    }
  }
}
