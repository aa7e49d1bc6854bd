import Ledger
import Values

extension Books {
  /// Everything as double entry, by day; a day's entries in the order of their kinds. Each sums to zero.
  ///
  /// - Throws: `ArithmeticError` when an amount does not fit.
  public func journal() throws -> [JournalEntry] {
    var entries: [JournalEntry] = []
    entries.reserveCapacity(orders.count * 4)
    try forEachEntry { entries.append($0) }
    let order = entries.indices.sorted {
      (entries[$0].date, entries[$0].kind.rank, $0) < (entries[$1].date, entries[$1].kind.rank, $1)
    }
    return order.map { entries[$0] }
  }

  /// Every entry, in no order, so that nothing need be held.
  func forEachEntry(_ body: (JournalEntry) throws -> Void) throws {
    for order in orders {
      for event in order.events where !event.postings.isEmpty {
        let text = event.name == order.orderID ? order.orderID : "\(order.orderID) \(event.name)"
        var entry = JournalEntry(event.date, event.kind, text, event.source, event.postings)
        if event.amount.currency != base { entry.original = event.amount }
        entry.orderID = order.orderID
        try body(entry)
      }
    }
    try forEachSaleEntry(body)
    try forEachEntryBesidesOrders(body)
  }

  /// Every entry but those of orders and of makers' shares in them.
  func forEachEntryBesidesOrders(_ body: (JournalEntry) throws -> Void) throws {
    for part in unmatched { if let entry = try entry(part) { try body(entry) } }
    try forEachGoodsEntry(body)
    try forEachMakersEntry(body)
    for expense in expenses {
      for var entry in try Self.entries(expense) {
        entry.orderID = expense.orderID
        try body(entry)
      }
    }
    for money in otherMoney { if let entry = try Self.entry(money) { try body(entry) } }
  }

  private func entry(_ part: PaymentPart) throws -> JournalEntry? {
    let isRefund = part.kind == .refund
    guard part.kind != .writeOff else { return nil }
    let cash = isRefund ? try (part.value + part.fee).negated() : try part.value - part.fee
    var entry = JournalEntry(
      part.day, isRefund ? .refund : .unmatchedPayment, part.name, .payment(part.paymentKey),
      [
        .init(BookAccount(.cash), cash), .init(BookAccount(.fees), part.fee),
        .init(BookAccount(.unmatched), isRefund ? part.value : try part.value.negated()),
      ])
    if part.amount.currency != base { entry.original = part.amount }
    return entry
  }

  static func entries(_ expense: Expense) throws -> [JournalEntry] {
    let text = [expense.payee, expense.categoryText].compactMap { $0 }.joined(separator: ": ")
    let minus = try expense.amount.negated()
    let source = JournalEntry.Source.expense(expense.key)
    if expense.category == .gstPayment {
      // Tax is owed since its invoices; only paying it changes anything.
      guard let paidOn = expense.paidOn else { return [] }
      return [
        JournalEntry(
          paidOn, .taxPaid, text, source,
          [.init(BookAccount(.tax, "paid"), expense.amount), .init(BookAccount(.cash), minus)])
      ]
    }
    var bill: [JournalEntry.Posting] = [
      .init(BookAccount(.bill, expense.categoryText.lowercased()), expense.amount), .init(BookAccount(.bills), minus),
    ]
    if expense.isFromReserve {
      bill += [.init(BookAccount(.reserve), expense.amount), .init(BookAccount(.unreserved), minus)]
    }
    let received = JournalEntry(expense.bookedOn, .bill, text, source, bill)
    guard let paidOn = expense.paidOn else { return [received] }
    return [
      received,
      JournalEntry(
        paidOn, .billPaid, text, source,
        [.init(BookAccount(.bills), expense.amount), .init(BookAccount(.cash), minus)]),
    ]
  }

  static func entry(_ money: OtherMoney) throws -> JournalEntry? {
    let minus = try money.amount.negated()
    func make(_ kind: JournalEntry.Kind, _ other: BookAccount.Kind, out: Bool = false) -> JournalEntry {
      JournalEntry(
        money.date, kind, money.summary, .otherMoney(money.key),
        [
          .init(BookAccount(.cash), out ? minus : money.amount), .init(BookAccount(other), out ? money.amount : minus),
        ])
    }
    switch money.kind {
    // From one pocket into another: the co-op has neither more nor less.
    case .transfer: return nil
    case .opening: return make(.opening, .opening)
    case .grant: return make(.otherMoney, .grants)
    case .memberShare: return make(.otherMoney, .memberShares)
    case .loanIn: return make(.otherMoney, .loans)
    case .loanRepaid: return make(.otherMoney, .loans, out: true)
    case .interest: return make(.otherMoney, .interest)
    }
  }
}

extension OtherMoney {
  /// What happened, from where to where, and the note.
  var summary: String {
    let names = [from, to].compactMap { $0 }.joined(separator: " to ")
    return [kind.rawValue, names, note ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
