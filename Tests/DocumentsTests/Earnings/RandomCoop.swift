import RandomTestSupport
import Settings
import Values

@testable import Documents
@testable import Ledger

/// Makes co-ops at random, the same for the same seed. With `extreme` the numbers are as large and as odd as they can be.
struct RandomCoop {
  private var random: SeededGenerator
  private let extreme: Bool
  /// How rare odd numbers are: from every second number to hardly any, so that some co-ops are computed far.
  private let rarity: Int
  private let firstDay = CalendarDay(iso: "2025-11-01") ?? .first
  private let currencies: [Currency] = [.inr, .inr, .inr, .usd, .jpy, .kwd]

  init(seed: Int, extreme: Bool = false) {
    random = SeededGenerator(seed: UInt64(seed))
    self.extreme = extreme
    rarity = 2 + seed % 100 * 3
  }

  static func facts(seed: Int, extreme: Bool = false) -> EarningsFacts {
    var coop = RandomCoop(seed: seed, extreme: extreme)
    return coop.facts()
  }

  private mutating func facts() -> EarningsFacts {
    let settings = EarningsSettings(
      booksStart: chance(2) ? day() : nil, trigger: chance(3) ? .invoiced : .paid,
      cadence: PayoutCadence.allCases.randomElement(using: &random) ?? .monthly, lagDays: number(0, 30),
      minimumPayout: money(0, 100_000))
    let artisans = (1...number(2, 6)).map { index in
      Artisan(
        id: "A\(index)", name: "A\(index)", retention: chance(2) ? percentage() : nil,
        advanceRecovery: chance(2) ? percentage() : nil, extra: [:])
    }
    let rules = (1...8).map { PayoutRule(id: "R\($0)", formula: formula($0)) }
    let items = (1...number(3, 12)).map { item($0, makers: artisans.count) }
    var facts = EarningsFacts(settings: settings, artisans: artisans, items: items, rules: rules)
    facts.rates = [Currency.usd, .jpy, .kwd].map { currency in
      ExchangeRate(date: .first, currency: currency, units: chance(2) ? .one : .hundred, worth: decimal(1, 40_000, 4))
    }
    facts.orders = (1...number(1, 40)).map { order($0, items: items.count) }
    facts.payouts = (0...number(0, 30)).map { payout($0, artisans: artisans.count) }
    facts.stockMoves = (0...3).map { index in
      StockMove(key: "M\(index)", date: day(), itemID: "I\(number(1, items.count))", quantity: decimal(-500, 500, 2))
    }
    return facts
  }

  private mutating func formula(_ index: Int) -> PayoutRule.Formula {
    switch index % 5 {
    case 0: .percentOfNet(percentage())
    case 1: .percentOfGross(percentage())
    case 2: .fixed(money(0, 100_000))
    case 3: .tierByPrice(steps())
    default: .tierByMonth(steps())
    }
  }

  private mutating func steps() -> [PayoutStep] {
    var from: Int64 = 0
    return (0...number(0, 3)).map { _ in
      let step = PayoutStep(from: Money(minorUnits: from, .inr), percentage: percentage())
      let (next, overflow) = from.addingReportingOverflow(units(1, 900_000))
      from = overflow ? .max : next
      return step
    }
  }

  private mutating func item(_ index: Int, makers count: Int) -> Item {
    var left = 10_000
    var makers: [MakerShare] = []
    for maker in (1...count).shuffled(using: &random).prefix(number(1, 3)) {
      let share = number(0, left)
      left -= share
      makers.append(
        MakerShare(
          artisanID: "a\(maker)", share: Percentage(ExactDecimal(coefficient: Int64(share), scale: 2) ?? .zero)))
    }
    makers.append(
      MakerShare(artisanID: "elsewhere", share: Percentage(ExactDecimal(coefficient: Int64(left), scale: 2) ?? .zero)))
    let hasRule = chance(2)
    return Item(
      id: "I\(index)", name: "I\(index)", collection: "C",
      owner: hasRule ? (Item.Owner.allCases.randomElement(using: &random) ?? .artisan) : .coop,
      makers: chance(12) ? [] : makers, payoutRule: hasRule ? "r\(number(1, 8))" : nil, unitCost: money(0, 500_000),
      quantityIn: decimal(0, 30_000, 2), receivedOn: day(), gst: Percentage(.zero), extra: [:])
  }

  private mutating func order(_ index: Int, items: Int) -> SoldOrder {
    let currency = currencies.randomElement(using: &random) ?? .inr
    let lines = (1...number(1, 5)).map { line in
      let gross = units(0, 3_000_000)
      return SoldLine(
        line: String(line), itemID: "I\(number(1, items))", quantity: decimal(1, 900, 2),
        unitPrice: Money(minorUnits: units(0, 2_000_000), currency), gross: Money(minorUnits: gross, currency),
        net: Money(minorUnits: gross.subtractingReportingOverflow(units(0, 1_000)).partialValue, currency))
    }
    let total = units(0, 5_000_000)
    var order = SoldOrder(
      id: "O-\(index)", invoicedOn: day(), total: Money(minorUnits: total, currency), lines: lines)
    order.settlements = (0..<number(0, 5)).map { _ in
      let amount = extreme ? units(-1_000_000, 5_000_000) : Int64.random(in: -total / 4...total, using: &random)
      return Settlement(date: chance(4) ? order.invoicedOn : day(), amount: Money(minorUnits: amount, currency))
    }
    order.returns = (0..<number(0, 4)).map { back in
      SaleReturn(
        id: "R\(index)-\(back)", date: day(), orderID: order.id, line: String(number(1, 5)),
        quantity: decimal(1, 500, 2),
        restocks: chance(2), charge: chance(3) ? .coop : .maker)
    }
    return order
  }

  private mutating func payout(_ index: Int, artisans: Int) -> Payout {
    let kind = Payout.Kind.allCases.randomElement(using: &random) ?? .payout
    let amount = kind.mayBeNegative ? money(-200_000, 200_000) : money(1, 400_000)
    return Payout(
      key: "P\(index)", date: day(), artisanID: "A\(number(1, artisans + 1))", kind: kind, amount: amount)
  }

  // MARK: numbers

  private mutating func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &random) == 0 }
  private mutating func number(_ low: Int, _ high: Int) -> Int { Int.random(in: low...high, using: &random) }
  private mutating func units(_ low: Int64, _ high: Int64) -> Int64 {
    let odd: [Int64] = [.min, .max, .min + 1, .max - 1, 0, 1, -1, .max / 100, .min / 100]
    if extreme, chance(rarity) { return odd.randomElement(using: &random) ?? 0 }
    return Int64.random(in: low...high, using: &random)
  }
  private mutating func money(_ low: Int64, _ high: Int64) -> Money { Money(minorUnits: units(low, high), .inr) }
  private mutating func decimal(_ low: Int64, _ high: Int64, _ scale: Int) -> ExactDecimal {
    ExactDecimal(coefficient: units(low, high), scale: extreme && chance(rarity) ? number(0, 12) : scale) ?? .one
  }
  private mutating func percentage() -> Percentage { Percentage(decimal(0, 10_000, 2)) }
  private mutating func day() -> CalendarDay {
    if extreme, chance(rarity) { return chance(2) ? .first : .last }
    return firstDay.adding(days: number(0, 200))
  }
}
