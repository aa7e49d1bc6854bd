import Diagnostics
internal import GRDB

/// Looks through the ledger for what is stored but looks wrong.
struct LedgerChecks {
  let db: Database
  let options: ImportOptions
  init(_ db: Database, options: ImportOptions) {
    self.db = db
    self.options = options
  }
  func run() throws -> [Diagnostic] { [] }
}
