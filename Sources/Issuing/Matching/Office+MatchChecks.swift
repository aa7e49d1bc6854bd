import Diagnostics
import Documents
import Ledger
import Values

extension Office {
  /// The orders of these ids, each once; throws one `Diagnostic` for each that is not there.
  func orders(_ ids: [String], in ledger: LedgerFile) throws -> [OrderFacts] {
    var unknown: [Diagnostic] = []
    var found: [OrderFacts] = []
    for id in ids {
      guard let facts = try ledger.order(id, baseCurrency: base) else {
        unknown.append(try unknownOrder(id, in: ledger))
        continue
      }
      if !found.contains(where: { $0.order.id.utf8.elementsEqual(facts.order.id.utf8) }) { found.append(facts) }
    }
    if !unknown.isEmpty { throw DiagnosticList(unknown) }
    return found
  }

  /// A payment that is for an order stays with it unless a person insists.
  func refuseMatched(_ entry: PaymentEntry, isInstead: Bool) throws {
    guard let match = entry.match, !isInstead else { return }
    throw Diagnostic(
      "already-matched",
      "the payment `\(entry.handle)` is for \(MatchWords.orders(match.orderIDs)) already, \(MatchWords.reason(match.way))",
      at: entry.place, hint: "with `--instead` your word counts in place of that")
  }

  /// A payment is shared out in one currency.
  func refuseMixed(_ orders: [OrderFacts]) throws {
    let codes = Set(orders.map(\.order.currency.code)).sorted()
    guard codes.count > 1 else { return }
    throw Diagnostic(
      "mixed-currencies", "these orders are in \(MatchWords.list(codes)), so they can not share a payment",
      hint: "give the payment to the orders of one currency")
  }

  /// What a payment is for now, and what is worth knowing about it.
  func result(of former: PaymentEntry, in ledger: LedgerFile) throws -> MatchResult {
    let entry = try ledger.payment(named: former.handle, baseCurrency: base)
    return MatchResult(items: [try item(entry, in: ledger)], notes: try notes(former, entry, in: ledger))
  }

  /// A payment with what each of its orders has of it.
  func item(_ entry: PaymentEntry, in ledger: LedgerFile) throws -> MatchResult.Item {
    guard let match = entry.match else {
      let remark = entry.isLeftAside ? "left aside: it is for no order" : "for no order"
      return MatchResult.Item(entry: entry, remark: remark)
    }
    let shares = try match.orderIDs.map { id in
      let group = try orderGroup(id, in: ledger)
      var share = MatchResult.Share(orderID: id, isCancelled: group.facts.order.isCancelled)
      do {
        share.amount = try group.share(ofPayment: entry.payment.key, settings: settings)
        share.balance = try group.balance(settings: settings, asOf: today)
      } catch is Diagnostic, is ArithmeticError {
        // What can not be computed is said when the order is invoiced.
      }
      return share
    }
    let remark = match.way == .person ? nil : "as the files say, \(MatchWords.reason(match.way))"
    return MatchResult.Item(entry: entry, remark: remark, shares: shares)
  }

  /// Orders that can not count the payment, and printed invoices that say other things about it now.
  private func notes(
    _ former: PaymentEntry, _ entry: PaymentEntry, in ledger: LedgerFile
  ) throws -> DiagnosticList {
    var notes: [Diagnostic] = []
    let (before, after) = (former.match?.orderIDs ?? [], entry.match?.orderIDs ?? [])
    for id in after
    where try ledger.order(id, baseCurrency: base).map({ entry.payment.value(in: $0.order.currency) }) == .some(nil) {
      notes.append(
        Diagnostic(
          "payment-currency",
          "\(entry.payment.amount) can not be counted for order `\(id)`, which is in another currency",
          at: entry.place, hint: "fill in `INR Amount`, or match it to another order", severity: .warning))
    }
    let changed = Set(before).symmetricDifference(after).sorted()
    for id in changed {
      guard let invoice = try ledger.order(id, baseCurrency: base)?.invoice, invoice.origin == .talim,
        entry.payment.day <= invoice.issuedOn
      else { continue }
      let how = before.contains(id) ? "with" : "without"
      notes.append(
        Diagnostic(
          "printed-already",
          "invoice `\(invoice.number)` of order `\(id)` was printed \(how) this payment and stays as it is",
          severity: .note))
    }
    return DiagnosticList(notes)
  }
}
