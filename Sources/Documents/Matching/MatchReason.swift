public import Values

/// One thing that speaks for a payment being for an order, or against it.
public enum MatchReason: Sendable, Hashable {
  /// Something that happened to an order on a day.
  public enum Event: String, Sendable, Hashable {
    /// It was ordered.
    case order
    /// It was invoiced.
    case invoice
    /// A part of it fell due.
    case due
  }

  /// The payer has the buyer's name.
  case samePayer(buyer: String)
  /// The payer's name is like the buyer's.
  case likePayer(buyer: String)
  /// The reference or note has the buyer's name.
  case payerInReference(buyer: String)
  /// It is what is still open.
  case balance(Money)
  /// It is what is open of one of several instalments.
  case instalment(number: Int, count: Int)
  /// It is what is still open on several orders together.
  case together(Money, orders: Int)
  /// It is what the whole order comes to, of which less is still open.
  case total(open: Money)
  /// It is a little less than what is still open, as when a bank kept something.
  case nearly(missing: Money, open: Money)
  /// It is less than what is still open.
  case part(open: Money)
  /// It is more than what is still open.
  case more(open: Money)
  /// A refund of what was paid too much.
  case overpaid(Money)
  /// A refund of what was paid on an order that was cancelled.
  case held(Money)
  /// A refund of at most what was paid.
  case partOfPaid(Money)
  /// It came so many days after something, before it if negative.
  case days(Int, after: Event)

  /// How much it speaks for the order; below zero if it speaks against it.
  var score: Int {
    switch self {
    case .samePayer: 40
    case .likePayer, .payerInReference: 25
    case .balance, .overpaid: 40
    case .instalment, .held, .together: 35
    case .total: 20
    case .nearly: 15
    case .part, .partOfPaid: 5
    case .more: -10
    case .days(let days, let event): Self.score(days: days, event)
    }
  }

  /// Whether it is about the amount and leaves nothing open.
  var isExactAmount: Bool {
    switch self {
    case .balance, .overpaid, .instalment, .held, .together: true
    default: false
    }
  }

  private static func score(days: Int, _ event: Event) -> Int {
    switch (event, days) {
    case (.due, -3...3): 10
    case (.due, -14...14): 6
    case (_, ..<(-60)): -15
    case (_, ..<0): -5
    case (_, ...7): 10
    case (_, ...30): 6
    case (_, ...90): 3
    default: 0
    }
  }
}

extension MatchReason {
  /// The reason in words; `money` writes amounts.
  public func text(_ money: (Money) -> String) -> String {
    switch self {
    case .samePayer(let buyer): "`\(buyer)` ordered it"
    case .likePayer(let buyer): "`\(buyer)`, whose name is much like the payer's, ordered it"
    case .payerInReference(let buyer): "`\(buyer)` ordered it and is named beside the money"
    case .balance(let open): "exactly the \(money(open)) still open"
    case .instalment(let number, let count): "exactly what is still open of instalment \(number) of \(count)"
    case .together(let open, let orders): "exactly the \(money(open)) still open on these \(orders) orders"
    case .total(let open):
      open.isPositive
        ? "as much as the whole order, of which \(money(open)) are still open"
        : "as much as the whole order, but that is paid already"
    case .nearly(let missing, _): "only \(money(missing)) less than what is still open"
    case .part(let open): "part of the \(money(open)) still open"
    case .more(let open): "more than the \(money(open)) still open"
    case .overpaid(let over): "exactly the \(money(over)) that were paid too much"
    case .held(let paid): "exactly the \(money(paid)) that were paid before it was cancelled"
    case .partOfPaid(let paid): "at most the \(money(paid)) that were paid"
    case .days(let days, let event): Self.text(days: days, event)
    }
  }

  private static func text(days: Int, _ event: Event) -> String {
    let noun =
      switch event {
      case .order: "order"
      case .invoice: "invoice"
      case .due: "due day"
      }
    if days == 0 { return "on the day of the \(noun)".replacing("day of the due day", with: "due day") }
    let count = days.magnitude == 1 ? "1 day" : "\(days.magnitude) days"
    return "\(count) \(days > 0 ? "after" : "before") the \(noun)"
  }
}
