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
    try taxNumbers() + nearDuplicates() + hsnDigits() + makersMissing() + StockChecks(db, options: options).run()
      + invoiceNumbers() + PaymentChecks(db, options: options).run() + BookChecks(db, options: options).run()
      + DateChecks(db, options: options).run()
  }

  /// What is wrong with a row.
  typealias Finding = (name: String, message: String, column: String?, hint: String?)

  /// Rows of a query with the columns `file` and `row_number`, each turned into a warning.
  static func warnings(
    _ db: Database, _ sql: String, _ arguments: StatementArguments = [],
    make: (Row) throws -> Finding?
  ) throws -> [Diagnostic] {
    try Row.fetchAll(db, sql: sql, arguments: arguments).compactMap { row in
      guard let found = try make(row) else { return nil }
      return Diagnostic(
        found.name, found.message, at: .cell(file: row["file"], row: row["row_number"], column: found.column),
        hint: found.hint, severity: .warning)
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

  private func invoiceNumbers() throws -> [Diagnostic] {
    let sql = """
      SELECT o.order_id, o.invoice_no, o.invoice_date, o.row_number, m.file, d.origin, d.order_key, o.key,
        (SELECT d2.number FROM documents d2 WHERE d2.order_key = o.key AND d2.origin = 'talim'
          AND d2.kind = 'invoice' AND d2.state = 'issued') AS own,
        (SELECT d3.number FROM documents d3 WHERE d3.kind = 'invoice' AND d3.prefix = d.prefix
          AND d3.running < d.running AND d3.issued_on > d.issued_on LIMIT 1) AS later
      FROM orders o JOIN imports m ON m.id = o.import_id
      LEFT JOIN documents d ON d.number = o.invoice_no WHERE o.invoice_no IS NOT NULL ORDER BY o.key
      """
    return try Self.warnings(db, sql, make: Self.fault(ofInvoiceNumber:))
  }

  /// What is wrong with the invoice number of an order.
  private static func fault(ofInvoiceNumber row: Row) -> Finding? {
    let (id, number): (String, String) = (row["order_id"], row["invoice_no"])
    let title = "Invoice No"
    if row["order_key"] as String? != row["key"] as String? {
      return (
        "invoice-number-twice", "the invoice number `\(number)` of order `\(id)` is used for another order too",
        title,
        "each invoice has a number of its own"
      )
    }
    if let own = row["own"] as String?, own.idKey != number.idKey {
      return (
        "invoice-number-differs", "order `\(id)` is invoiced as `\(own)`, but its row says `\(number)`", title,
        "write `\(own)` there, or leave it blank"
      )
    }
    if number.count > NumberSeries.longestNumber || !NumberSeries.isAllowed(number) {
      return (
        "invoice-number-form",
        "the invoice number `\(number)` has more than 16 characters, or others than letters, digits, `-` and `/`",
        title, "the tax office takes only such numbers"
      )
    }
    if let later = row["later"] as String? {
      return (
        "invoice-number-sequence", "the invoice `\(number)` is dated before `\(later)`, which has a lower number",
        "Invoice Date", "compare both with the papers"
      )
    }
    guard row["invoice_date"] as String? == nil else { return nil }
    return (
      "invoice-date-missing", "order `\(id)` has an invoice number, but no invoice date; its order date is used",
      "Invoice Date", "fill the date in"
    )
  }
}
