import Ledger
import Settings
public import Values

/// What an invoice in foreign money is worth in base currency, in which tax is owed and the books are kept.
public struct InvoiceExchange: Sendable {
  /// So many units of foreign money: 1, or 100 of small ones.
  public var units: ExactDecimal
  /// What they are worth in base currency.
  public var worth: ExactDecimal
  /// The ISO code of the base currency.
  public var base: String
  /// The day of the rate.
  public var date: CalendarDay
  /// All taxable values in base currency.
  public var taxableTotal: Money
  /// All taxes in base currency.
  public var taxTotal: Money
  /// The total in base currency.
  public var total: Money
}

extension InvoiceExchange {
  /// At the latest rate on or before a day; `nil` for base currency, and where there is no rate yet.
  init?(
    _ figures: InvoiceFigures, on day: CalendarDay, rates: [ExchangeRate], settings: CoopSettings
  ) throws {
    let (currency, base) = (figures.total.currency, settings.ledger.baseCurrency)
    guard currency != base, let rate = ExchangeTable(rates).rate(of: currency, on: day) else { return nil }
    let worth = try figures.converted(by: rate, to: base)
    self.init(
      units: rate.units, worth: rate.worth, base: base.code, date: rate.date, taxableTotal: worth.taxableTotal,
      taxTotal: worth.taxTotal, total: worth.total)
  }
}

extension InvoiceExchange: RecordConvertible {
  /// All fields of the exchange.
  public static let recordType = RecordType<InvoiceExchange>(
    "exchange",
    [
      .field("units", { $0.units }, "so many units of foreign money", example: "1"),
      .field("worth", { $0.worth }, "what they are worth in base currency", example: "96.4"),
      .field("base", { $0.base }, "the ISO code of the base currency", example: "INR"),
      .field("date", { $0.date }, "the day of the rate", example: "2026-05-11"),
      .field("taxableTotal", { $0.taxableTotal }, "all taxable values in base currency", example: "₹46,272.00"),
      .field("taxTotal", { $0.taxTotal }, "all taxes in base currency", example: "₹0.00"),
      .field("total", { $0.total }, "the total in base currency", example: "₹46,272.00"),
    ])
}
