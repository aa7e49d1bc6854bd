public import Values

/// When an artisan's share becomes payable.
public enum PayoutTrigger: String, Sendable, Hashable, CaseIterable {
  /// As soon as the order is invoiced.
  case invoiced
  /// When the buyer has paid all of it.
  case paid
}

/// How often artisans are paid.
public enum PayoutCadence: String, Sendable, Hashable, CaseIterable {
  /// Every ISO week.
  case weekly
  /// Every second ISO week.
  case fortnightly
  /// Every calendar month.
  case monthly
}

/// `[ledger]`: how the books are kept. Each value has a default; `given` says which were written.
public struct LedgerSettings: Sendable, Hashable {
  /// The co-op's state for GST; by default that of its address.
  public var homeState: IndianState?
  /// The first day of the books.
  public var booksStart: CalendarDay?
  /// The day reports stand on instead of today.
  public var asOf: CalendarDay?
  /// The currency the books are kept in.
  public var baseCurrency: Currency
  /// Whether GST is charged; by default `[tax] registered`.
  public var isGSTRegistered: Bool
  /// How exports are taxed; by default `[tax] export_under`.
  public var exportRoute: ExportRoute
  /// How much of net sales is set aside.
  public var reservePercentage: Percentage
  /// Smaller balances than this are carried forward, in base currency.
  public var minimumPayout: Money
  /// When a share becomes payable.
  public var payoutTrigger: PayoutTrigger
  /// How often artisans are paid.
  public var payoutCadence: PayoutCadence
  /// How many days after the period's end the pay day is.
  public var payoutLagDays: Int
  /// How many days ahead batches near their best-before date are reported.
  public var expiryAlertDays: Int
  /// The keys that were written, each with its value as a `settings` file would say it.
  public var given: [String: String]
  /// The keys that the file decides here or in `[tax]`, so that `settings.csv` does not, each with its value.
  public var decided: [String: String]

  private static let table = ["ledger"]

  init(_ reader: inout SettingsReader, coop: CoopIdentity, tax: TaxSettings) {
    let table = Self.table
    let base = reader.currency(table, "base_currency") ?? .inr
    homeState = reader.state(table, "home_state") ?? coop.state
    booksStart = reader.day(table, "books_start")
    asOf = reader.day(table, "as_of")
    baseCurrency = base
    isGSTRegistered = reader.flag(table, "gst_registered") ?? tax.isRegistered
    exportRoute = reader.choice(table, "export_under", ExportRoute.self) ?? tax.exportRoute
    reservePercentage = reader.percentage(table, "reserve_pct") ?? Percentage(.zero)
    minimumPayout = Self.minimum(&reader, base) ?? .zero(base)
    payoutTrigger = reader.choice(table, "payout_trigger", PayoutTrigger.self) ?? .paid
    payoutCadence = reader.choice(table, "payout_cadence", PayoutCadence.self) ?? .monthly
    payoutLagDays = reader.whole(table, "payout_lag_days", in: 0...365) ?? 7
    expiryAlertDays = reader.whole(table, "expiry_alert_days", in: 0...3650) ?? 30
    given = [:]
    decided = [:]
    given = values.filter { reader.has(Self.table + [$0.key]) }
    decided = given
    for (key, path) in [("gst_registered", ["tax", "registered"]), ("export_under", ["tax", "export_under"])]
    where reader.has(path) {
      decided[key] = values[key]
    }
    check(&reader, tax)
  }

  private static func minimum(_ reader: inout SettingsReader, _ base: Currency) -> Money? {
    guard let number = reader.number(table, "min_payout") else { return nil }
    if let money = Money(number, base), !money.isNegative { return money }
    reader.report(
      "out-of-range", "`min_payout` cannot be \(number)", table + ["min_payout"],
      hint: "write an amount in \(base.code), not below zero, with at most \(base.digits) decimals")
    return nil
  }

  private func check(_ reader: inout SettingsReader, _ tax: TaxSettings) {
    let table = Self.table
    let hasBoth = reader.has(table + ["gst_registered"]) && reader.has(["tax", "registered"])
    if hasBoth, isGSTRegistered != tax.isRegistered {
      reader.report(
        "conflict", "`gst_registered` and `registered` in `[tax]` say different things", table + ["gst_registered"],
        hint: "keep one of them")
    }
    if reader.has(table + ["export_under"]), reader.has(["tax", "export_under"]), exportRoute != tax.exportRoute {
      reader.report(
        "conflict", "`export_under` says `\(exportRoute.rawValue)` here and `\(tax.exportRoute.rawValue)` in `[tax]`",
        table + ["export_under"], hint: "keep one of them")
    }
    if let booksStart, let asOf, asOf < booksStart {
      reader.report("out-of-range", "`as_of` lies before `books_start`", table + ["as_of"])
    }
  }

  /// All of them as a `settings` file would say it.
  private var values: [String: String] {
    let all: [String: String?] = [
      "home_state": homeState?.code, "books_start": booksStart?.description, "as_of": asOf?.description,
      "base_currency": baseCurrency.code, "gst_registered": isGSTRegistered ? "yes" : "no",
      "export_under": exportRoute.rawValue, "reserve_pct": reservePercentage.number.description,
      "min_payout": minimumPayout.plainNumber, "payout_trigger": payoutTrigger.rawValue,
      "payout_cadence": payoutCadence.rawValue, "payout_lag_days": String(payoutLagDays),
      "expiry_alert_days": String(expiryAlertDays),
    ]
    return all.compactMapValues { $0 }
  }
}
