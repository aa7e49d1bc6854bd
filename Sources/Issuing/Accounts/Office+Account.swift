import Diagnostics
import Documents
import Ledger
import Settings
import Values

extension Office {
  /// The account of a buyer as it stands in the ledger now.
  ///
  /// - Parameter period: as a person wrote it; everything up to today when absent. What lies behind today is cut off.
  /// - Throws: a `Diagnostic` for an unknown buyer or what is no period, and when an amount does not fit or has no rate.
  func account(of buyerID: String, period text: String?, in ledger: LedgerFile) throws -> (BuyerAccount, Buyer) {
    let period = try accountPeriod(text)
    let buyer = try buyer(buyerID, in: ledger)
    let books = try books(ofOrders: ledger.orders(ofBuyer: buyer.id, baseCurrency: base), in: ledger).books
    // An invoice without a rate is in no sum; a paper without it would be wrong.
    let gaps = books.problems.filter { ["missing-rate", "payment-without-rate"].contains($0.name) }
    if !gaps.isEmpty { throw DiagnosticList(gaps.map(Self.asError)) }
    let account = try BuyerAccount(drafting: buyer, books.orders, period: period, settings: settings, today: today)
    return (account, buyer)
  }

  private static func asError(_ problem: Diagnostic) -> Diagnostic {
    var problem = problem
    problem.severity = .error
    return problem
  }

  /// The period that a person wrote.
  func accountPeriod(_ text: String?) throws -> AccountPeriod {
    guard let text, text.lowercased() != "all" else { return AccountPeriod(through: today) }
    guard let period = AccountPeriod(named: text) else {
      throw Diagnostic(
        "bad-period", "`\(text)` is not a period",
        hint: "write a month 2026-05, a year 2026, a financial year 2026-27, or two of these: 2026-04..2026-06",
        fault: .misuse)
    }
    guard let past = period.through(today) else {
      throw Diagnostic(
        "period-ahead", "the period `\(text)` has not begun yet", hint: "today is \(today)", fault: .misuse)
    }
    return past
  }

  /// The buyer of an id; throws a `Diagnostic` that suggests the nearest one.
  func buyer(_ id: String, in ledger: LedgerFile) throws -> Buyer {
    let buyers = try ledger.buyers()
    if let buyer = buyers.first(where: { $0.id.idKey == id.idKey }) { return buyer }
    let near = Suggestion.nearest(to: id, among: buyers.map(\.id))
    throw Diagnostic(
      "unknown-buyer", "there is no buyer `\(id)`",
      hint: near.map { "did you mean `\($0)`?" } ?? "import the buyers.csv that has it")
  }
}
