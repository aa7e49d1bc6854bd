import Ledger
import Values

/// Rows that moved cash in the same way.
struct CashGroup {
  /// What its amounts do to the cash.
  var role: Explanation.Role
  /// What they are called.
  var label: String
  /// The rows, each added to the group.
  var parts: [Explanation.Part]
  /// Whether it is what buyers paid, which is money in even where the provider kept more than it paid out.
  var isReceipt = false
  /// Whether it was there when the books began, so that it never came in.
  var isOpening = false
  /// Under which heading a status counts it.
  var flow = CashFlowKind.other
}

/// The headings under which a status says what moved cash.
enum CashFlowKind: CaseIterable {
  case fromBuyers
  case toBuyers
  case toArtisans
  case forBills
  case other

  /// Whether it counts what came in, and not what went out.
  var isIn: Bool { self == .fromBuyers || self == .other }

  /// What a status says of it.
  func amount(in flow: CoopStatus.CashFlow) -> Money {
    switch self {
    case .fromBuyers: flow.fromBuyers
    case .toBuyers: flow.toBuyers
    case .toArtisans: flow.toArtisans
    case .forBills: flow.forBills
    case .other: flow.other
    }
  }
}

extension Explainer {
  /// All money held at the end of the day.
  func cash(_ title: String) throws -> Explanation {
    let groups = try cashGroups(.first...day).filter { !$0.parts.isEmpty }
    return try .sum(title, try groups.map { .init($0.role, try .sum($0.label, $0.parts, base)) }, base)
  }

  /// What one kind of movement came to since the books began, as a status says it.
  func moved(_ title: String, _ flow: CashFlowKind) throws -> Explanation {
    let parts = try cashGroups(.first...day).filter { $0.flow == flow && !$0.parts.isEmpty }.map { group in
      let isAdded = (group.role == .plus) == flow.isIn
      return Explanation.Part(isAdded ? .plus : .minus, try .sum(group.label, group.parts, base))
    }
    return try .sum(title, parts, base)
  }

  /// What came in, or what went out, in a stretch of days.
  func flow(_ title: String, _ days: ClosedRange<CalendarDay>, isIn: Bool) throws -> Explanation {
    let parts = try cashGroups(days).filter { !$0.isOpening }.compactMap { group -> Explanation.Part? in
      let own = group.parts.filter { part in
        let amount = part.explanation.value?.money?.minorUnits ?? 0
        return isIn == (group.isReceipt || (group.role == .plus ? amount > 0 : amount < 0))
      }
      guard !own.isEmpty else { return nil }
      let role: Explanation.Role = (group.role == .plus) == isIn ? .plus : .minus
      return .init(role, try .sum(group.label, own, base))
    }
    return try .sum(title, parts, base)
  }

  /// What moved cash in a stretch of days.
  private func cashGroups(_ days: ClosedRange<CalendarDay>) throws -> [CashGroup] {
    var received: [Explanation.Part] = []
    var returned: [Explanation.Part] = []
    for (payment, _) in facts.payments where days.contains(payment.day) && payment.kind != .writeOff {
      guard let amount = try cash(of: payment) else { continue }
      let part = Explanation.Part(.plus, amount.named(name(of: payment)))
      if payment.kind == .refund { returned.append(part) } else { received.append(part) }
    }
    let payouts = books.earnings.payouts.filter { days.contains($0.date) }
    let bills = books.expenses.filter { $0.paidOn.map(days.contains) ?? false }
    let other = books.otherMoney.filter { days.contains($0.date) }
    func paid(_ kind: Payout.Kind) -> [Explanation.Part] {
      payouts.filter { $0.kind == kind }.map { .init(.plus, row(of: $0)) }
    }
    func parts(_ bills: [Expense]) -> [Explanation.Part] { bills.map { .init(.plus, row(of: $0)) } }
    func parts(_ money: [OtherMoney]) -> [Explanation.Part] { money.map { .init(.plus, row(of: $0)) } }
    return [
      CashGroup(
        role: .plus, label: "There when the books began", parts: parts(other.filter { $0.kind == .opening }),
        isOpening: true),
      CashGroup(
        role: .plus, label: "Received from buyers, after fees", parts: received, isReceipt: true,
        flow: .fromBuyers),
      CashGroup(role: .minus, label: "Given back to buyers, with fees", parts: returned, flow: .toBuyers),
      CashGroup(role: .minus, label: "Paid to artisans", parts: paid(.payout), flow: .toArtisans),
      CashGroup(role: .minus, label: "Advances to artisans", parts: paid(.advance), flow: .toArtisans),
      CashGroup(role: .plus, label: "Advances given back", parts: paid(.advanceRepaid), flow: .toArtisans),
      CashGroup(
        role: .minus, label: "Bills paid", parts: parts(bills.filter { $0.category != .gstPayment }),
        flow: .forBills),
      CashGroup(
        role: .minus, label: "Tax paid", parts: parts(bills.filter { $0.category == .gstPayment }),
        flow: .forBills),
      CashGroup(
        role: .plus, label: "Grants, member shares, loans, interest",
        parts: parts(other.filter { ![.opening, .transfer, .loanRepaid].contains($0.kind) })),
      CashGroup(role: .minus, label: "Loans paid back", parts: parts(other.filter { $0.kind == .loanRepaid })),
    ]
  }

  func name(of payment: Payment) -> String {
    [text(payment.day), payment.transactionID ?? payment.method, payment.payer].compactMap { $0 }.joined(
      separator: ", ")
  }

  func row(of money: OtherMoney) -> Explanation {
    let names = [money.from, money.to].compactMap { $0 }.joined(separator: " to ")
    let words = [text(money.date), money.kind.rawValue, names].filter { !$0.isEmpty }.joined(separator: ", ")
    return Explanation(words, .money(money.amount), .stated, rows: [.otherMoney(money.key)], remark: money.note)
  }

  func row(of expense: Expense) -> Explanation {
    let words = [expense.categoryText, expense.payee].compactMap { $0 }.joined(separator: ", ")
    return Explanation(
      "\(text(expense.billDate)), \(words)", .money(expense.amount), .stated, rows: [.expense(expense.key)])
  }

  private func row(of payout: Payout) -> Explanation {
    let name = books.artisanName(payout.artisanID.idKey)
    let words = [text(payout.date), name, payout.artisanName, payout.reference].compactMap { $0 }
    return Explanation(
      words.joined(separator: ", "), .money(payout.amount), .stated, rows: [.payout(payout.key)])
  }
}
