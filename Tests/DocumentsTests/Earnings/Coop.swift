import Settings
import Testing
import Values

@testable import Documents
@testable import Ledger

/// A small co-op for tests, put together in the words of a bookkeeper: amounts in rupees as text, days as `2026-05-04`.
struct Coop {
  var facts: EarningsFacts
  private var rows = 0

  init(
    trigger: PayoutTrigger = .paid, cadence: PayoutCadence = .monthly, minimum: String = "0", booksStart: String? = nil
  ) throws {
    facts = EarningsFacts(
      settings: EarningsSettings(
        booksStart: try booksStart.map { try Self.day($0) }, trigger: trigger, cadence: cadence,
        minimumPayout: try Self.inr(minimum)))
  }

  static func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(iso: text), "\(text)") }
  static func decimal(_ text: String) throws -> ExactDecimal { try #require(ExactDecimal(text), "\(text)") }
  static func inr(_ text: String) throws -> Money { try money(text, .inr) }
  static func money(_ text: String, _ currency: Currency) throws -> Money {
    try #require(Money(try decimal(text), currency), "\(text)")
  }
  static func percent(_ text: String) throws -> Percentage { Percentage(try decimal(text)) }

  mutating func artisan(_ id: String, retention: String? = nil, recovery: String? = nil) throws {
    facts.artisans.append(
      Artisan(
        id: id, name: "Maker \(id)", retention: try retention.map { try Self.percent($0) },
        advanceRecovery: try recovery.map { try Self.percent($0) }, extra: [:]))
  }

  /// A rule as `rules.csv` has it: `pct_net 70`, `fixed 450`, `tier_month 0:60;100000:65`.
  mutating func rule(_ id: String, _ text: String) throws {
    facts.rules.append(PayoutRule(id: id, formula: try Self.formula(text)))
  }

  static func formula(_ text: String) throws -> PayoutRule.Formula {
    let words = text.split(separator: " ").map(String.init)
    switch try #require(PayoutRule.Kind(rawValue: words[0])) {
    case .percentOfNet: return .percentOfNet(try percent(words[1]))
    case .percentOfGross: return .percentOfGross(try percent(words[1]))
    case .fixed: return .fixed(try inr(words[1]))
    case .tierByPrice: return .tierByPrice(try PayoutStep.steps(words[1], currency: .inr))
    case .tierByMonth: return .tierByMonth(try PayoutStep.steps(words[1], currency: .inr))
    }
  }

  /// An item; `makers` as `items.csv` has them.
  mutating func item(
    _ id: String, makers: String = "a01:100", rule: String? = nil, owner: Item.Owner = .artisan, cost: String = "0",
    came: (quantity: String, day: String) = ("100", "2026-04-01")
  ) throws {
    facts.items.append(
      Item(
        id: id, name: id, collection: "All", owner: owner, makers: try MakerShare.parse(makers, title: "Makers"),
        payoutRule: rule, unitCost: try Self.inr(cost), quantityIn: try Self.decimal(came.quantity),
        receivedOn: try Self.day(came.day), gst: Percentage(.zero), extra: [:]))
  }

  /// Invoices an order of one line without tax, or of several: `SHAWL 2 × 6000`, joined by `;`. `off` is the order discount.
  mutating func sell(
    _ id: String, _ text: String, on day: String, off discount: String = "0", paid: [String: String] = [:],
    currency: Currency = .inr
  ) throws {
    let priced = try text.split(separator: ";").map { entry in
      let words = entry.split(separator: " ").map(String.init)
      return (
        item: words[0],
        line: PricedLine(
          unitPrice: try Self.money(words[3], currency), quantity: try Self.decimal(words[1]), taxRate: .zero)
      )
    }
    let figures = try InvoiceFigures(
      computing: PricedOrder(
        lines: priced.map(\.line), orderDiscount: try Self.money(discount, currency), shipping: .zero(currency),
        pricesIncludeTax: false, treatment: .unregistered, currency: currency))
    let lines = zip(priced, figures.lines).enumerated().map { index, pair in
      SoldLine(
        line: String(index + 1), itemID: pair.0.item, quantity: pair.0.line.quantity,
        unitPrice: pair.0.line.unitPrice, gross: pair.1.gross, net: pair.1.taxable)
    }
    facts.orders.append(
      SoldOrder(
        id: id, invoicedOn: try Self.day(day), total: figures.total, lines: lines,
        settlements: try paid.map {
          Settlement(date: try Self.day($0.key), amount: try Self.money($0.value, currency))
        }))
  }

  /// Takes pieces of the last order back.
  mutating func takeBack(
    _ quantity: String, line: String = "1", on day: String, at charge: SaleReturn.Charge = .maker, restock: Bool = false
  ) throws {
    let last = facts.orders.count - 1
    rows += 1
    facts.orders[last].returns.append(
      SaleReturn(
        id: "R\(rows)", date: try Self.day(day), orderID: facts.orders[last].id, line: line,
        quantity: try Self.decimal(quantity), restocks: restock, charge: charge))
  }

  mutating func row(_ kind: Payout.Kind, _ amount: String, on day: String, to artisan: String = "A01") throws {
    rows += 1
    facts.payouts.append(
      Payout(
        key: "P\(rows)", date: try Self.day(day), artisanID: artisan, kind: kind, amount: try Self.inr(amount)))
  }

  func earnings() throws -> Earnings { try Earnings(facts) }

  func statement(_ period: String) throws -> MakerStatement { try statement("A01", period) }

  func statement(_ artisan: String, _ period: String) throws -> MakerStatement {
    let period = try #require(PayPeriod(named: period, cadence: facts.settings.cadence))
    return try #require(try earnings().statement(of: artisan, for: period))
  }
}

extension MakerStatement {
  /// The block that reconciles, in one line, without what is zero: `earned 8400.00, paid −8000.00, closing 400.00`.
  var summary: String {
    let rows: [(String, Money, Bool)] = [
      ("opening", opening, false), ("earned", earned, false), ("returns", returned, true), ("bought", bought, false),
      ("adjusted", adjusted, false), ("retention", retention, true), ("released", retentionReleased, false),
      ("recovered", recovered, true), ("paid", paid, true),
    ]
    var parts = rows.filter { !$0.1.isZero }.map { "\($0.0) \($0.2 ? "−" : "")\($0.1.plainNumber)" }
    parts.append("closing \(closing.plainNumber)")
    return parts.joined(separator: ", ")
  }
}
