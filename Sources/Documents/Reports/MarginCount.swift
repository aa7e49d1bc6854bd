import Ledger
import Values

/// Sums what collections brought and cost in a stretch of days.
struct MarginCount {
  /// What each collection brought and cost.
  private(set) var sums: [String: MarginSums] = [:]
  /// What belongs to none.
  private(set) var unshared: UnsharedCosts

  private let days: ClosedRange<CalendarDay>
  private let zero: Money
  /// The collection of each item, by the item's id in lower case.
  private let collections: [String: String]

  init(_ sources: ReportSources, _ head: ReportHead) throws {
    days = head.days
    zero = .zero(head.currency)
    unshared = UnsharedCosts(zero: zero)
    collections = Dictionary(
      sources.facts.items.map { ($0.id.idKey, $0.collection) }, uniquingKeysWith: { first, _ in first })
    let books = sources.books
    var costs = OrderCosts()
    try gatherOrders(books, &costs)
    try gatherBills(books, &costs)
    try share(costs, sources)
    try addMakers(books)
    try addGoods(books)
    for part in books.unmatched where days.contains(part.day) && part.kind != .writeOff {
      unshared.fees = try unshared.fees + part.fee
    }
    for cost in [
      unshared.shipping, unshared.packaging, unshared.customs, unshared.fees, unshared.otherBills, unshared.writeOffs,
    ] { unshared.total = try unshared.total + cost }
  }

  private mutating func add(
    _ amount: Money, to path: WritableKeyPath<MarginSums, Money>, of collection: String
  ) throws(ArithmeticError) {
    var sum = sums[collection] ?? MarginSums(zero: zero)
    sum[keyPath: path] = try sum[keyPath: path] + amount
    sums[collection] = sum
  }

  /// What was charged and kept with each invoice, credit note and payment, and what was written off.
  private mutating func gatherOrders(_ books: Books, _ costs: inout OrderCosts) throws(ArithmeticError) {
    for order in books.orders {
      for event in order.events where days.contains(event.date) {
        var (charged, fees) = (zero, zero)
        for posting in event.postings {
          switch posting.account.kind {
          case .shippingCharged: charged = try charged - posting.amount
          case .fees: fees = try fees + posting.amount
          case .writeOffs: unshared.writeOffs = try unshared.writeOffs + posting.amount
          default: break
          }
        }
        costs.add(charged, \.shippingCharged, to: order.orderID)
        costs.add(fees, \.fees, to: order.orderID)
      }
    }
  }

  /// The bills: those for an item go to its collection, those for an order are shared.
  private mutating func gatherBills(_ books: Books, _ costs: inout OrderCosts) throws(ArithmeticError) {
    for bill in books.expenses where days.contains(bill.bookedOn) && bill.category != .gstPayment {
      guard let path = bill.category?.marginPath else {
        unshared.otherBills = try unshared.otherBills + bill.amount
        continue
      }
      if let collection = bill.itemID.flatMap({ collections[$0.idKey] }) {
        try add(bill.amount, to: path, of: collection)
      } else if let order = bill.orderID {
        costs.add(bill.amount, path, to: order)
      } else {
        try leave(bill.amount, path)
      }
    }
  }

  /// Notes a cost that belongs to no collection.
  private mutating func leave(
    _ amount: Money, _ path: WritableKeyPath<MarginSums, Money>
  ) throws(ArithmeticError) {
    switch path {
    // Charged for an order without lines: so much less was borne.
    case \.shippingCharged: unshared.shipping = try unshared.shipping - amount
    case \.shipping: unshared.shipping = try unshared.shipping + amount
    case \.packaging: unshared.packaging = try unshared.packaging + amount
    case \.customs: unshared.customs = try unshared.customs + amount
    default: unshared.fees = try unshared.fees + amount
    }
  }

  /// What each collection sold, and its parts of what was gathered for orders.
  private mutating func share(_ costs: OrderCosts, _ sources: ReportSources) throws {
    var costs = costs
    let reading = SaleReading(sources.facts, days: days)
    try sources.forEachOrder { order in
      for pieces in try reading.pieces(of: order) { try add(pieces.net, to: \.net, of: pieces.item.collection) }
      let own = costs.take(order.order.id)
      guard !own.isEmpty, !order.lines.isEmpty else { return costs.give(own, back: order.order.id) }
      let lines = OrderCollections(order, try reading.figures(of: order))
      for cost in own {
        for part in try lines.parts(of: cost.amount) { try add(part.amount, to: cost.path, of: part.collection) }
      }
    }
    for cost in costs.rest { try leave(cost.amount, cost.path) }
  }

  /// The makers' shares: on the day of the invoice, less what came back at their charge on its day.
  private mutating func addMakers(_ books: Books) throws(ArithmeticError) {
    for sale in books.earnings.sales {
      guard let collection = collections[sale.itemID.idKey] else { continue }
      if days.contains(sale.invoicedOn) { try add(sale.amount, to: \.makers, of: collection) }
      for back in sale.returns where days.contains(back.date) {
        for amount in back.amounts { try add(try amount.negated(), to: \.makers, of: collection) }
      }
    }
  }

  /// What the co-op's own goods cost that were sold or lost.
  private mutating func addGoods(_ books: Books) throws {
    try books.forEachGoodsEntry { entry in
      guard days.contains(entry.date) else { return }
      for posting in entry.postings {
        switch posting.account.kind {
        case .costOfGoods: try add(posting.amount, to: \.goods, of: posting.account.detail)
        case .stockLosses: try add(posting.amount, to: \.losses, of: posting.account.detail)
        default: break
        }
      }
    }
  }
}

extension Expense.Category {
  /// What it is called among what collections cost; `nil` for a category that is none of their costs.
  fileprivate var marginPath: WritableKeyPath<MarginSums, Money>? {
    switch self {
    case .shipping: \.shipping
    case .packaging: \.packaging
    case .customs: \.customs
    case .gstPayment: nil
    }
  }
}

/// Amounts that are for whole orders, by order.
private struct OrderCosts {
  typealias Cost = (amount: Money, path: WritableKeyPath<MarginSums, Money>)
  private var costs: [String: [Cost]] = [:]

  mutating func add(_ amount: Money, _ path: WritableKeyPath<MarginSums, Money>, to orderID: String) {
    if !amount.isZero { costs[orderID.idKey, default: []].append((amount, path)) }
  }

  /// What is for an order; it is handed over once.
  mutating func take(_ orderID: String) -> [Cost] { costs.removeValue(forKey: orderID.idKey) ?? [] }

  /// Takes back what an order could not bear.
  mutating func give(_ own: [Cost], back orderID: String) { if !own.isEmpty { costs[orderID.idKey] = own } }

  /// What no order took.
  var rest: [Cost] { costs.values.flatMap(\.self) }
}
