import Ledger
import Values

/// What can be said of pieces of an item; each is a sum over events.
enum StockColumn: UInt8, CaseIterable {
  /// Came in, as the item's row says.
  case received
  /// Were found, or lost (below zero).
  case moved
  /// Left with an invoice.
  case sold
  /// Came back of those and can be sold again.
  case returned
  /// Left without an invoice, so far.
  case shipped
  /// Are here, but kept for somebody who paid something.
  case reserved
  /// Are here and ordered, reserved ones among them.
  case ordered
}

/// From a day on, so many more.
struct StockEvent {
  /// The day, as days since 1970.
  var day: Int32
  var column: StockColumn
  var quantity: ExactDecimal
}

/// The days of an order that matter to the stock.
///
/// Ordered pieces are here until they leave; they leave when they are shipped or invoiced. What left without an invoice is shipped
/// until the invoice makes it sold. A cancellation ends all of that unless there is an invoice: what was invoiced is only taken back
/// by a return.
struct StockTimeline {
  private static let never = Int.max

  private let orderedOn: Int
  private let leftOn: Int
  /// When the time before the invoice ends: by the invoice, or by the cancellation.
  private let openUntil: Int
  private let invoicedOn: Int
  private let funded: [Range<Int>]

  init(_ order: StockOrder, funding: [Settlement]) throws(ArithmeticError) {
    orderedOn = order.date.daysSince1970
    leftOn = order.leftOn?.daysSince1970 ?? Self.never
    invoicedOn = order.invoicedOn?.daysSince1970 ?? Self.never
    openUntil = min(invoicedOn, order.cancelledOn?.daysSince1970 ?? Self.never)
    funded = try Self.funded(funding)
  }

  /// The days at whose end more had come in than was given back.
  private static func funded(_ funding: [Settlement]) throws(ArithmeticError) -> [Range<Int>] {
    guard let currency = funding.first?.amount.currency else { return [] }
    var ranges: [Range<Int>] = []
    var held = Money.zero(currency)
    var start = never
    for one in funding.sorted(by: { $0.date < $1.date }) {
      let day = one.date.daysSince1970
      held = try held + one.amount
      if held.isPositive, start == never { start = day }
      if !held.isPositive, start != never {
        ranges.append(start..<day)
        start = never
      }
    }
    return start == never ? ranges : ranges + [start..<never]
  }

  /// The events of one line and of what came back of it.
  func events(_ quantity: ExactDecimal, returns: [SaleReturn]) throws(ArithmeticError) -> [StockEvent] {
    var events: [StockEvent] = []
    let here = min(leftOn, openUntil)
    try Self.add(.ordered, quantity, orderedOn, here, &events)
    for range in funded {
      try Self.add(.reserved, quantity, max(range.lowerBound, orderedOn), min(range.upperBound, here), &events)
    }
    try Self.add(.shipped, quantity, leftOn, openUntil, &events)
    try Self.add(.sold, quantity, invoicedOn, Self.never, &events)
    for back in returns where back.restocks {
      let day = back.date.daysSince1970
      try Self.add(.shipped, ExactDecimal.zero - back.quantity, day, openUntil, &events)
      try Self.add(.returned, back.quantity, max(day, invoicedOn), Self.never, &events)
    }
    return events
  }

  private static func add(
    _ column: StockColumn, _ quantity: ExactDecimal, _ from: Int, _ until: Int, _ events: inout [StockEvent]
  ) throws(ArithmeticError) {
    guard from < until, let day = Int32(exactly: from) else { return }
    events.append(StockEvent(day: day, column: column, quantity: quantity))
    guard let end = Int32(exactly: until) else { return }
    events.append(StockEvent(day: end, column: column, quantity: try ExactDecimal.zero - quantity))
  }
}
