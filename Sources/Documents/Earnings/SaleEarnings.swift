import Diagnostics
import Ledger
import Values

/// Works out what every line of every order earns.
///
/// Input: the facts. Output: one `SaleEarning` for each line whose item has a rule and makers, by invoice day, order and line,
/// whatever the order of the input.
struct SaleEarnings {
  private(set) var sales: [SaleEarning] = []
  private(set) var problems: [Diagnostic] = []

  private let settings: EarningsSettings
  private let items: [String: Item]
  private let rules: [String: PayoutRule]
  private let rates: ExchangeTable
  /// What was sold so far in a month under a rule and a first maker.
  private var monthSales: [MonthKey: Money] = [:]

  /// The items already reported for their unknown rule.
  private var itemsWithoutRule: Set<String> = []

  private struct MonthKey: Hashable {
    var year: Int
    var month: Int
    var rule: String
    var maker: String
  }

  init(_ facts: EarningsFacts, items: [String: Item]) throws {
    self.init(facts.settings, items: items, rules: facts.rules, rates: ExchangeTable(facts.rates))
    sales.reserveCapacity(facts.orders.reduce(0) { $0 + $1.lines.count })
    let keys = facts.orders.map(\.id.idKey)
    let order = facts.orders.indices.sorted {
      (facts.orders[$0].invoicedOn, keys[$0]) < (facts.orders[$1].invoicedOn, keys[$1])
    }
    for index in order { try enter(facts.orders[index]) }
  }

  /// Begins without any order; each is then entered on its own, by invoice day and id.
  init(_ settings: EarningsSettings, items: [String: Item], rules: [PayoutRule], rates: ExchangeTable) {
    self.settings = settings
    self.items = items
    self.rules = Dictionary(rules.map { ($0.id.idKey, $0) }, uniquingKeysWith: { first, _ in first })
    self.rates = rates
  }

  /// Enters the next order.
  ///
  /// - Throws: a `Diagnostic` that names the order when an amount does not fit.
  mutating func enter(_ order: SoldOrder) throws {
    do {
      try add(order)
    } catch let error as ArithmeticError {
      throw Diagnostic(
        "amount-too-large",
        "what the makers earn with order `\(order.id)` can not be computed: \(error)",
        hint: "look at its quantities and prices in order_lines.csv, its payments, and the rules of its items")
    }
  }

  /// Forgets the sales entered so far; what was sold in each month stays known.
  mutating func forget() { sales.removeAll(keepingCapacity: true) }

  private mutating func add(_ order: SoldOrder) throws {
    let currency = order.total.currency
    let rate = currency == settings.baseCurrency ? nil : rates.rate(of: currency, on: order.invoicedOn)
    if currency != settings.baseCurrency, rate == nil {
      problems.append(
        Diagnostic(
          "missing-rate",
          "there is no rate for \(currency.code) on or before \(order.invoicedOn), so order `\(order.id)` earns nothing",
          hint: "add a row to rates.csv and import it", severity: .warning))
      return
    }
    let payableOn = try order.payableOn(settings.trigger)
    let returns = Dictionary(grouping: order.returns, by: \.line.idKey)
    for line in order.lines {
      guard let (item, rule) = earningItem(of: line, in: order) else { continue }
      let bases = try LineBases(line, rate: rate, base: settings.baseCurrency)
      guard let formula = try formula(rule, item, bases, on: order.invoicedOn) else { continue }
      let amount = try formula.amount()
      let shares = try amount.allocated(by: item.makers.map(\.share.number))
      let parts = zip(item.makers, shares).map { MakerPart(artisanID: $0.artisanID, share: $0.share, amount: $1) }
      let back = returns.isEmpty ? [] : try given(back: returns[line.line.idKey] ?? [], of: line, parts, order)
      sales.append(
        SaleEarning(
          orderID: order.id, line: line.line, itemID: item.id, quantity: line.quantity, invoicedOn: order.invoicedOn,
          payableOn: payableOn, ruleID: rule.id, unitPrice: line.unitPrice, gross: line.gross, net: line.net,
          rate: rate, formula: formula, amount: amount,
          parts: parts, returns: back))
    }
  }

  /// The line's item and rule; `nil` when nobody earns by it.
  private mutating func earningItem(of line: SoldLine, in order: SoldOrder) -> (Item, PayoutRule)? {
    guard let item = items[line.itemID.idKey] else {
      problems.append(
        Diagnostic(
          "unknown-item",
          "order `\(order.id)` sells `\(line.itemID)`, which is not in items.csv, so nobody earns by it",
          hint: "add it to items.csv and import it", severity: .warning))
      return nil
    }
    guard let ruleID = item.payoutRule, !item.makers.isEmpty else { return nil }
    guard let rule = rules[ruleID.idKey] else {
      guard itemsWithoutRule.insert(item.id).inserted else { return nil }
      problems.append(
        Diagnostic(
          "unknown-rule",
          "item `\(item.id)` follows the rule `\(ruleID)`, which is not in rules.csv, so nobody earns by it",
          hint: "add it to rules.csv and import it", severity: .warning))
      return nil
    }
    return (item, rule)
  }

  private mutating func formula(
    _ rule: PayoutRule, _ item: Item, _ bases: LineBases, on day: CalendarDay
  ) throws -> EarningFormula? {
    let zero = Money.zero(settings.baseCurrency)
    guard rule.formula.kind == .tierByMonth else {
      return try EarningFormula(rule.formula, bases, soldBefore: zero)
    }
    let key = MonthKey(
      year: day.year, month: day.month, rule: rule.id.idKey, maker: item.makers.first?.artisanID ?? "")
    let before = monthSales[key] ?? zero
    monthSales[key] = try before + bases.net
    return try EarningFormula(rule.formula, bases, soldBefore: before)
  }

  /// What the makers give back for returns at their charge, piece by piece, so that all pieces give back exactly their parts.
  private mutating func given(
    back returns: [SaleReturn], of line: SoldLine, _ parts: [MakerPart], _ order: SoldOrder
  ) throws -> [EarningReturn] {
    guard line.quantity > .zero else { return [] }
    var result: [EarningReturn] = []
    var total = ExactDecimal.zero
    var charged = ExactDecimal.zero
    for back in returns.sorted(by: { ($0.date, $0.id.idKey) < ($1.date, $1.id.idKey) }) {
      // Pieces beyond those sold give nothing back, whoever bears them.
      let counted = try max(.zero, min(back.quantity, line.quantity - total))
      if counted < back.quantity {
        problems.append(
          Diagnostic(
            "return-above-sold",
            "return `\(back.id)` takes back more of line \(line.line) of order `\(order.id)` than was sold",
            hint: "mend its quantity in returns.csv", severity: .warning))
      }
      total = try total + counted
      guard back.charge == .maker, counted > .zero else { continue }
      let now = try charged + counted
      let amounts = try parts.map { try $0.amount.piece(from: charged, to: now, of: line.quantity) }
      charged = now
      result.append(
        EarningReturn(
          returnID: back.id, date: max(back.date, order.invoicedOn), quantity: counted, reason: back.reason,
          amounts: amounts))
    }
    return result
  }
}

extension LineBases {
  /// The amounts of a line in base currency, each rounded once.
  init(_ line: SoldLine, rate: ExchangeRate?, base: Currency) throws {
    func value(_ amount: Money) throws -> Money { try rate?.value(of: amount, in: base) ?? amount }
    self.init(
      unitPrice: try value(line.unitPrice), gross: try value(line.gross), net: try value(line.net),
      quantity: line.quantity)
  }
}
