public import Diagnostics
internal import GRDB

/// Something that a check found, and what is to be done about it.
public struct LedgerFinding: Sendable, Hashable {
  /// What there is to do, in the order in which it is best done.
  public enum Task: String, Sendable, Hashable, CaseIterable {
    /// The papers would be wrong.
    case papers
    /// A row of a file is wrong.
    case files
    /// It is not clear what some money is for.
    case payments
    /// Somebody should look at the shelves.
    case stock
    /// An issued document and a file say different things.
    case corrections

    /// The task in words.
    public var title: String {
      switch self {
      case .papers: "Mend before the next paper is printed"
      case .files: "Mend in the files and import them again"
      case .payments: "Find out what the money is for"
      case .stock: "Count and look through the stock"
      case .corrections: "Decide on corrections that wait"
      }
    }
  }

  /// What was found, of the severity `error` if it is serious, else a `warning`.
  public var diagnostic: Diagnostic
  /// What there is to do.
  public var task: Task
  /// Whether papers or figures are wrong until it is mended.
  public var isSerious: Bool { diagnostic.severity == .error }

  /// The names of all checks with their task and whether they are serious.
  static let all: [String: (task: Task, isSerious: Bool)] = [
    "gstin-check-digit": (.papers, true), "gstin-malformed": (.papers, true), "gstin-other-state": (.papers, true),
    "hsn-digits": (.papers, false), "invoice-number-twice": (.papers, true), "invoice-number-differs": (.papers, true),
    "number-missing": (.papers, true), "invoice-number-form": (.papers, true),
    "invoice-number-sequence": (.papers, false),
    "invoice-date-missing": (.papers, false), "missing-rate": (.papers, true), "issued-total-differs": (.papers, true),
    "return-without-credit-note": (.papers, false),
    "setting-overruled": (.files, false), "near-duplicate-id": (.files, false), "near-duplicate-name": (.files, false),
    "makers-missing": (.files, false),
    "unknown-rule": (.files, true), "unknown-terms": (.files, true), "unknown-artisan": (.files, true),
    "adjustment-without-reason": (.files, false), "in-the-future": (.files, true), "before-the-books": (.files, true),
    "due-before-bill": (.files, false), "returned-before-ordered": (.files, false),
    "returned-above-sold": (.files, true), "duplicate-transaction": (.payments, false),
    "payout-twice": (.payments, true),
    "payout-above-balance": (.payments, false), "release-above-retention": (.payments, false),
    "repaid-above-advance": (.payments, false), "payment-without-rate": (.payments, true),
    "unmatched-payment": (.payments, false), "payment-currency": (.payments, true),
    "unknown-transaction": (.payments, false), "marked-paid": (.payments, false), "overpaid": (.payments, false),
    "underpaid": (.payments, false), "negative-stock": (.stock, true),
    "sold-above-stock": (.stock, false), "batch-expired": (.stock, false), "batch-expiring": (.stock, false),
    "pending-correction": (.corrections, true), "issued-statement-differs": (.corrections, false),
  ]

  /// Files what was found under its task; `diagnostic` needs the name of a check, its severity becomes that of the check.
  public init(_ diagnostic: Diagnostic) {
    let (task, isSerious) = Self.all[diagnostic.name] ?? (.files, false)
    self.diagnostic = diagnostic
    self.diagnostic.severity = isSerious ? .error : .warning
    self.task = task
  }
}

extension LedgerFinding {
  /// Findings by task, then by file and row.
  public static func sorted(_ found: [Diagnostic]) -> [LedgerFinding] {
    let findings = DiagnosticList(found).sorted.map(LedgerFinding.init)
    return Task.allCases.flatMap { task in findings.filter { $0.task == task } }
  }
}

extension LedgerFile {
  /// Looks through the whole ledger: all checks of an import, and the corrections that wait; by task, file and row.
  public func check(options: ImportOptions) throws -> [LedgerFinding] {
    try read { db in
      let options = try options.following(StoredSettings.values(db))
      let found =
        try LedgerChecks(db, options: options).run() + RegisterChecks.missingNumbers(db) + PendingWarnings.all(db)
      return LedgerFinding.sorted(found)
    }
  }

  /// The cell of a payout's row in the file it came from; `nil` when there is no such payout.
  public func place(ofPayout key: String, column: String) throws -> Place? {
    try read { db in
      let sql = "SELECT p.row_number, m.file FROM payouts p JOIN imports m ON m.id = p.import_id WHERE p.key = ?"
      return try Row.fetchOne(db, sql: sql, arguments: [key]).map { row in
        .cell(file: row["file"], row: row["row_number"], column: column)
      }
    }
  }

  /// The cell of an order's row in the file it came from; `nil` when there is no such order.
  public func place(ofOrder id: String, column: String) throws -> Place? {
    try read { db in
      let sql = "SELECT o.row_number, m.file FROM orders o JOIN imports m ON m.id = o.import_id WHERE o.key = ?"
      return try Row.fetchOne(db, sql: sql, arguments: [id.idKey]).map { row in
        .cell(file: row["file"], row: row["row_number"], column: column)
      }
    }
  }
}
