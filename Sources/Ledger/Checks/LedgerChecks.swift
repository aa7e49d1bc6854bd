import Diagnostics
internal import GRDB
internal import Values

/// Looks through the ledger for what is stored but looks wrong.
///
/// Input: the ledger's rows. Output: warnings, each with a stable name, a sentence and the cell it is about.
struct LedgerChecks {
  let db: Database
  let options: ImportOptions

  init(_ db: Database, options: ImportOptions) {
    self.db = db
    self.options = options
  }

  /// All checks, in the order of the files.
  func run() throws -> [Diagnostic] {
    try overruledSettings() + taxNumbers() + nearDuplicates() + hsnDigits() + makersMissing()
      + StockChecks(db, options: options).run()
      + InvoiceNumberChecks(db).run() + PaymentChecks(db, options: options).run()
      + BookChecks(db, options: options).run() + ReturnChecks(db).run()
      + DateChecks(db, options: options).run()
  }

  /// What is wrong with a row.
  typealias Finding = (name: String, message: String, column: String?, hint: String?)

  /// Rows of a query with the columns `file` and `row_number`, each turned into a warning.
  static func warnings(
    _ db: Database, _ sql: String, _ arguments: StatementArguments = [],
    make: (Row) throws -> Finding?
  ) throws -> [Diagnostic] {
    var warnings: [Diagnostic] = []
    let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    while let row = try rows.next() {
      guard let found = try make(row) else { continue }
      warnings.append(
        Diagnostic(
          found.name, found.message, at: .cell(file: row["file"], row: row["row_number"], column: found.column),
          hint: found.hint, severity: .warning))
    }
    return warnings
  }

  /// Rows of `settings.csv` that say something else than `talim.toml`, which counts.
  private func overruledSettings() throws -> [Diagnostic] {
    let sql = """
      SELECT s.key, s.value, s.row_number, m.file FROM settings s JOIN imports m ON m.id = s.import_id ORDER BY s.key
      """
    return try Self.warnings(db, sql) { row in
      let (key, value): (String, String) = (row["key"], row["value"])
      guard let fixed = options.fixedSettings[key], fixed != value else { return nil }
      if let number = ExactDecimal(value), number == ExactDecimal(fixed) { return nil }
      return (
        "setting-overruled", "`\(key)` is `\(value)` here, but `\(fixed)` in `talim.toml`, and that counts", "Value",
        "write the same in both, or leave it out of one of them"
      )
    }
  }

  private func taxNumbers() throws -> [Diagnostic] {
    let sql = """
      SELECT b.buyer_id, b.gstin, b.state_code, b.row_number, m.file FROM buyers b JOIN imports m ON m.id = b.import_id
      WHERE b.country = 'IN' AND b.gstin IS NOT NULL ORDER BY b.key
      """
    return try Self.warnings(db, sql) { row in
      let (id, cell): (String, String) = (row["buyer_id"], row["gstin"])
      if case .checkCharacter? = GSTIN.fault(in: cell) {
        return (
          "gstin-check-digit", "the GSTIN `\(cell)` of buyer `\(id)` has a wrong check digit", "GSTIN",
          "compare it with the buyer's papers; one character is mistyped"
        )
      }
      guard let number = GSTIN(cell) else {
        return (
          "gstin-malformed", "`\(cell)` of buyer `\(id)` is not a GSTIN", "GSTIN", "a GSTIN has 15 letters and digits"
        )
      }
      guard let state = row["state_code"] as String?, state != number.stateCode else { return nil }
      let name = IndianState(code: number.stateCode)?.name ?? "another state"
      return (
        "gstin-other-state", "the GSTIN `\(cell)` of buyer `\(id)` is of \(name), but its state code is `\(state)`",
        "State Code", "mend whichever is wrong; it decides between CGST and IGST"
      )
    }
  }

  /// Names and ids that differ only in blanks, punctuation and case.
  private func nearDuplicates() throws -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (kind, id, name) in [(FileKind.buyers, "buyer_id", "name"), (.artisans, "artisan_id", "name")] {
      var firstByName: [String: String] = [:]
      var firstByID: [String: String] = [:]
      let sql = """
        SELECT t.\(id) AS id, t.\(name) AS name, t.row_number, m.file FROM \(kind.rawValue) t
        JOIN imports m ON m.id = t.import_id ORDER BY t.key
        """
      found += try Self.warnings(db, sql) { row in
        let (id, name): (String, String) = (row["id"], row["name"])
        let (idKey, nameKey) = (id.foldedTitle, name.foldedTitle)
        defer {
          firstByID[idKey] = firstByID[idKey] ?? id
          firstByName[nameKey] = firstByName[nameKey] ?? id
        }
        if !idKey.isEmpty, let first = firstByID[idKey] {
          return (
            "near-duplicate-id", "the ids `\(first)` and `\(id)` look like one", nil, "if they are one, use one id"
          )
        }
        guard !nameKey.isEmpty, let first = firstByName[nameKey] else { return nil }
        let message = "the \(kind.noun)s `\(first)` and `\(id)` have the same name `\(name)`"
        return ("near-duplicate-name", message, "Name", "if they are one, use one id")
      }
    }
    return found
  }

  private func hsnDigits() throws -> [Diagnostic] {
    let sql = """
      SELECT i.item_id, i.hsn, i.row_number, m.file FROM items i JOIN imports m ON m.id = i.import_id
      WHERE i.hsn IS NOT NULL ORDER BY i.key
      """
    return try Self.warnings(db, sql) { row in
      let (id, hsn): (String, String) = (row["item_id"], row["hsn"])
      let digits = hsn.filter { $0 != " " && $0 != "." }
      guard ![4, 6, 8].contains(digits.count) || !digits.allSatisfy(\.isASCIIDigit) else { return nil }
      return ("hsn-digits", "the HSN `\(hsn)` of item `\(id)` has not 4, 6 or 8 digits", "HSN", "look the code up")
    }
  }

  private func makersMissing() throws -> [Diagnostic] {
    let sql = """
      SELECT i.item_id, i.row_number, m.file FROM items i JOIN imports m ON m.id = i.import_id
      WHERE i.owner <> 'co-op' AND i.makers IS NULL ORDER BY i.key
      """
    return try Self.warnings(db, sql) { row in
      (
        "makers-missing", "item `\(row["item_id"] as String)` belongs to its makers, but none are named", "Makers",
        "write them as `A01:60;A02:40`"
      )
    }
  }
}
