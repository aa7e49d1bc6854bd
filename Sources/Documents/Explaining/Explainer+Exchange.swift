import Ledger
import Values

extension Explainer {
  /// What changing rates brought on an order up to the day: what came in or was credited, less the value it settled; `nil` when nothing.
  func exchange(_ account: OrderAccount) throws -> Explanation? {
    let zero = Money.zero(account.total.currency)
    var owed = zero
    var open = zero
    func isInvoiced(_ event: OrderEvent) -> Bool { account.invoice.map { $0.day <= event.date } ?? false }
    var parts: [Explanation.Part] = []
    for event in account.events where event.date <= day {
      let before = owed
      switch event.kind {
      case .invoice: open = account.total
      case .depositApplied, .writeOffApplied, .payment, .creditNote: open = try open - event.amount
      case .writeOff: if isInvoiced(event) { open = try open - event.amount }
      case .refund: if isInvoiced(event) { open = try open + event.amount }
      default: break
      }
      owed = open.isPositive ? open : zero
      if event.postings.contains(where: { $0.account.kind == .exchange }) {
        parts.append(.init(.plus, try exchange(event, account, owed: (before, owed))))
      }
    }
    return parts.isEmpty ? nil : try .sum("Exchange difference", parts, base)
  }

  private func exchange(
    _ event: OrderEvent, _ account: OrderAccount, owed: (before: Money, after: Money)
  ) throws -> Explanation {
    let rows = rows(of: event, account)
    let isRefund = event.kind == .refund
    // A refund gives worth away for what it relieves; everything else brings worth for it.
    let (gained, given): (Explanation.Role, Explanation.Role) = isRefund ? (.minus, .plus) : (.plus, .minus)
    var parts: [Explanation.Part] = []
    if let worth = try worthBrought(event, account) { parts.append(.init(gained, worth)) }
    for posting in event.postings {
      let amount = isRefund ? posting.amount : try posting.amount.negated()
      switch posting.account.kind {
      case .receivable: parts.append(.init(given, try settled(amount, account, owed, isRefund, rows)))
      case .customerCredit: parts.append(.init(given, .elsewhere("Customer's credit", .money(amount), rows)))
      case .deposits:
        if isRefund { parts.append(.init(given, .elsewhere("Deposit given back", .money(amount), rows))) }
      default: break
      }
    }
    return try .sum("\(event.kind.rawValue.capitalizedFirst) \(event.name), \(text(event.date))", parts, base)
  }

  /// What an event brought in base currency.
  private func worthBrought(_ event: OrderEvent, _ account: OrderAccount) throws -> Explanation? {
    switch event.kind {
    case .payment, .refund: return try worth(of: event, account)?.named("Worth on its day")
    case .creditNote:
      let order = try order(account.orderID)
      let notes = try creditNotes(account, order).first { $0.event == event }
      let parts = try (notes?.credits ?? []).map { Explanation.Part(.plus, try order.credit($0, inBase: true)) }
      return try .sum("Credited, at the invoice's rate", parts, base)
    default:
      let worth = event.postings.first { $0.account.kind == .deposits }?.amount ?? .zero(base)
      return .elsewhere("Deposits, at the value received", .money(worth), [.order(account.orderID)])
    }
  }

  /// The invoice's value of what was settled (or of what is owed again): in proportion to what was owed before and after.
  private func settled(
    _ amount: Money, _ account: OrderAccount, _ owed: (before: Money, after: Money), _ isRefund: Bool,
    _ rows: [FactKey]
  ) throws -> Explanation {
    let row = FactKey.order(account.orderID)
    let (low, high) = isRefund ? (owed.before, owed.after) : (owed.after, owed.before)
    return try .computed(
      "Worth of it on the invoice's day", .piece,
      [
        .elsewhere("Worth of the invoice in \(base.code)", .money(account.invoice?.value ?? .zero(base)), [row]),
        .elsewhere(isRefund ? "Owed before" : "Owed after", .money(low), [row]),
        .elsewhere(isRefund ? "Owed after" : "Owed before", .money(high), [row]),
        .elsewhere("Total of the invoice", .money(account.total), [row]),
      ], rows: rows)
  }
}
