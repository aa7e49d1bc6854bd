import Diagnostics
internal import GRDB
internal import Values

/// Looks for invoice numbers in `orders.csv` that cannot be, or that do not fit their days.
struct InvoiceNumberChecks {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// All checks of these numbers.
  func run() throws -> [Diagnostic] {
    let sql = """
      SELECT o.order_id, o.invoice_no, o.invoice_date, o.row_number, m.file, d.order_key, o.key,
        (SELECT d2.number FROM documents d2 WHERE d2.order_key = o.key AND d2.origin = 'talim'
          AND d2.kind = 'invoice' AND d2.state = 'issued') AS own, d.number
      FROM orders o JOIN imports m ON m.id = o.import_id
      LEFT JOIN documents d ON d.number = o.invoice_no WHERE o.invoice_no IS NOT NULL ORDER BY o.key
      """
    let earlier = try numbersBelowLaterOnes()
    return try LedgerChecks.warnings(db, sql) { row in
      Self.fault(row, later: (row["number"] as String?).flatMap { earlier[ExactText($0)] })
    }
  }

  /// Numbers that are dated before a lower number of their series, each with the lowest such number. One pass over the series: a
  /// number is lower and dated later only if a day that was the latest so far is.
  private func numbersBelowLaterOnes() throws -> [ExactText: String] {
    let sql = """
      SELECT number, lower(prefix), running, issued_on, kind FROM documents WHERE running IS NOT NULL
      ORDER BY prefix, running
      """
    var found: [ExactText: String] = [:]
    var latest = LatestDays()
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      let (number, series, running, day): (String, String, Int, String) = (row[0], row[1], row[2], row[3])
      latest.enter(series)
      if let later = latest.firstNumber(after: day, below: running) { found[ExactText(number)] = later }
      if row[4] == DocumentKind.invoice.rawValue { latest.add(number, running, day) }
    }
    return found
  }

  /// The numbers of a series that are dated later than all before them.
  private struct LatestDays {
    private var series: String?
    private var numbers: [(number: String, running: Int, day: String)] = []

    /// Begins anew with another series.
    mutating func enter(_ name: String) {
      guard name != series else { return }
      series = name
      numbers = []
    }

    mutating func add(_ number: String, _ running: Int, _ day: String) {
      if let last = numbers.last, day <= last.day { return }
      numbers.append((number, running, day))
    }

    /// The first number dated after a day, if it is below `running`.
    func firstNumber(after day: String, below running: Int) -> String? {
      guard let last = numbers.last, last.day > day else { return nil }
      var (low, high) = (0, numbers.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if numbers[middle].day > day { high = middle } else { low = middle + 1 }
      }
      return numbers[low].running < running ? numbers[low].number : nil
    }
  }

  /// What is wrong with the invoice number of an order.
  private static func fault(_ row: Row, later: String?) -> LedgerChecks.Finding? {
    let (id, number): (String, String) = (row["order_id"], row["invoice_no"])
    let title = "Invoice No"
    if row["order_key"] as String? != row["key"] as String? {
      return (
        "invoice-number-twice", "the invoice number `\(number)` of order `\(id)` is used for another order too", title,
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
    if let later {
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
