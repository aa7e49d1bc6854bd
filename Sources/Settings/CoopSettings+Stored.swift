public import Diagnostics
import Values

extension CoopSettings {
  /// The settings with what `settings.csv` says about the books, key by key as the ledger keeps it. A key that `talim.toml`
  /// has keeps its value there, because that file is the one people look into; defaults stand behind both.
  ///
  /// Values that cannot be read are left out; the import that stored them has checked them.
  /// - Throws: a `Diagnostic` when GST is to be charged and no GSTIN is known.
  public func completed(by stored: [String: String]) throws(Diagnostic) -> CoopSettings {
    var result = self
    result.ledger.complete(by: stored)
    result.tax.isRegistered = result.ledger.isGSTRegistered
    result.tax.exportRoute = result.ledger.exportRoute
    if result.tax.isRegistered, !tax.isRegistered, coop.country == "IN", tax.gstin == nil {
      throw Diagnostic(
        "missing-key",
        "`settings.csv` says that GST is charged, but `gstin` is missing in `[tax]` of `\(Self.fileName)`",
        hint: "write your GST number there: `gstin = \"…\"`, or `registered = false`")
    }
    return result
  }
}

extension LedgerSettings {
  /// Takes over each stored value whose key `talim.toml` does not decide.
  mutating func complete(by stored: [String: String]) {
    func value(_ key: String) -> String? { decided[key] == nil ? stored[key] : nil }
    func day(_ key: String) -> CalendarDay? { value(key).flatMap { CalendarDay(iso: $0) } }
    homeState = value("home_state").flatMap { IndianState(code: $0) } ?? homeState
    booksStart = day("books_start") ?? booksStart
    asOf = day("as_of") ?? asOf
    if let currency = value("base_currency").flatMap({ Currency(code: $0) }) {
      baseCurrency = currency
      minimumPayout = Money(minimumPayout.decimal, currency) ?? .zero(currency)
    }
    isGSTRegistered = value("gst_registered").map { $0 == "yes" } ?? isGSTRegistered
    exportRoute = value("export_under").flatMap(ExportRoute.init) ?? exportRoute
    reservePercentage = value("reserve_pct").flatMap { ExactDecimal($0) }.map { Percentage($0) } ?? reservePercentage
    minimumPayout =
      value("min_payout").flatMap { ExactDecimal($0) }.flatMap { Money($0, baseCurrency) } ?? minimumPayout
    payoutTrigger = value("payout_trigger").flatMap(PayoutTrigger.init) ?? payoutTrigger
    payoutCadence = value("payout_cadence").flatMap(PayoutCadence.init) ?? payoutCadence
    payoutLagDays = value("payout_lag_days").flatMap { Int($0) } ?? payoutLagDays
    expiryAlertDays = value("expiry_alert_days").flatMap { Int($0) } ?? expiryAlertDays
  }
}
