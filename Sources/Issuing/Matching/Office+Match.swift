import Diagnostics
import Documents
import Ledger
import Values

extension Office {
  /// The payments that match no order and that nobody decided about, each with the orders it is likely for.
  ///
  /// - Parameter name: only the payment of this name; one that is for an order already throws a `Diagnostic` that says so.
  public func matchList(only name: String? = nil) throws -> MatchList {
    let ledger = try ledger(readOnly: false)
    let all = try ledger.paymentsWithoutOrder(baseCurrency: base)
    let decided = try ledger.decidedPayments(baseCurrency: base)
    var waiting = all.filter { !$0.isLeftAside }
    if let name {
      let entry = try ledger.payment(named: name, baseCurrency: base)
      try refuseMatched(entry, isInstead: false)
      waiting = [entry]
    }
    let aside = decided.count(where: \.isLeftAside)
    let suggestions = waiting.isEmpty ? nil : try suggestions(in: ledger)
    return MatchList(
      items: waiting.compactMap { entry in
        suggestions.map { MatchList.Item(entry: entry, answer: $0.answer(for: entry.payment)) }
      }, counts: (aside, decided.count - aside))
  }

  /// The payments about which somebody decided.
  public func decidedMatches() throws -> MatchResult {
    let ledger = try ledger(readOnly: false)
    let items = try ledger.decidedPayments(baseCurrency: base).map { entry in
      let said = String(entry.decision?.time.prefix(10) ?? "")
      let what = entry.isLeftAside ? "for no order" : "for \(entry.match?.orderIDs.joined(separator: ", ") ?? "")"
      return MatchResult.Item(
        entry: entry, remark: "\(what), as you said on \(said); talim match \(ShellWord.quoted(entry.handle)) --undo")
    }
    return MatchResult(items: items, remark: items.isEmpty ? "nothing was matched or left aside by hand" : nil)
  }

  /// Gives a payment to orders because a person says so.
  ///
  /// - Parameters:
  ///   - name: its transaction id or handle.
  ///   - orderIDs: the orders; none says that it belongs to no order.
  ///   - isInstead: whether that counts in place of what the payment is for now.
  /// - Throws: a `Diagnostic` or `DiagnosticList` for unknown payments and orders, and for a payment that is for other orders.
  public func match(_ name: String, to orderIDs: [String], isInstead: Bool) throws -> MatchResult {
    let ledger = try ledger(readOnly: false)
    let entry = try ledger.payment(named: name, baseCurrency: base)
    let orders = try orders(orderIDs, in: ledger)
    if let match = entry.match, !orders.isEmpty,
      Set(match.orderIDs.map(\.idKey)) == Set(orders.map(\.order.id.idKey))
    {
      let item = try item(entry, in: ledger)
      return MatchResult(
        items: [item], remark: "nothing to do: it is for them already, \(MatchWords.reason(match.way))")
    }
    try refuseMatched(entry, isInstead: isInstead)
    try refuseMixed(orders)
    try ledger.decide(entry.payment.key, orderIDs: orders.map(\.order.id), time: now, keeping: keptStatus(ledger))
    return try result(of: entry, in: ledger)
  }

  /// Forgets what a person said of a payment; what the files say counts again.
  public func undoMatch(_ name: String) throws -> MatchResult {
    let ledger = try ledger(readOnly: false)
    let entry = try ledger.payment(named: name, baseCurrency: base)
    guard entry.decision != nil else {
      let state =
        entry.match.map { "is for \(MatchWords.orders($0.orderIDs)) \(MatchWords.reason($0.way))" } ?? "is for no order"
      throw Diagnostic(
        "nothing-to-undo", "nobody decided about the payment `\(entry.handle)`; it \(state)", at: entry.place,
        hint: "`talim match --decided` lists the payments that were matched or left aside by hand")
    }
    try ledger.undoDecision(on: entry.payment.key, keeping: keptStatus(ledger))
    return try result(of: entry, in: ledger)
  }

  /// Takes over every suggestion that leaves nothing open: one order, the same payer, an exact amount, and neither another order
  /// nor another payment that fits as well.
  public func acceptCertainMatches() throws -> MatchResult {
    let ledger = try ledger(readOnly: false)
    let waiting = try ledger.paymentsWithoutOrder(baseCurrency: base).filter { !$0.isLeftAside }
    guard !waiting.isEmpty else { return MatchResult(remark: "nothing to do: no payment waits for an order") }
    let suggestions = try suggestions(in: ledger)
    let certain = waiting.compactMap { entry in
      suggestions.answer(for: entry.payment).certain?.orderIDs.first.map { (entry: entry, order: $0) }
    }
    let claims = Dictionary(grouping: certain, by: \.order.idKey)
    let taken = certain.filter { claims[$0.order.idKey]?.count == 1 }
    let kept = keptStatus(ledger)
    for (entry, order) in taken {
      try ledger.decide(entry.payment.key, orderIDs: [order], time: now, keeping: kept)
    }
    var result = MatchResult()
    for (entry, _) in taken { result.add(try self.result(of: entry, in: ledger)) }
    let left = waiting.count - taken.count
    let payments = left == 1 ? "1 payment waits" : "\(left) payments wait"
    result.remark =
      "\(taken.count) taken over" + (left > 0 ? "; \(payments) for you to decide: talim match" : "")
    return result
  }
}

extension MatchResult {
  fileprivate mutating func add(_ other: MatchResult) {
    items += other.items
    notes = DiagnosticList(notes.diagnostics + other.notes.diagnostics)
  }
}
