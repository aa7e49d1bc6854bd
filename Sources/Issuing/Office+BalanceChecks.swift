import Diagnostics
import Documents
import Ledger
import Values

extension Office {
  /// Orders that were overpaid, or that their file calls paid although something is missing.
  func balances(in ledger: LedgerFile) throws -> [Diagnostic] {
    let open = try ledger.openOrders(asOf: today, baseCurrency: base)
    let byID = Dictionary(open.map { ($0.order.id, $0) }, uniquingKeysWith: { first, _ in first })
    return try open.compactMap { facts in
      guard !facts.payments.isEmpty else { return nil }
      let balance: Money
      // What can not be computed is said when the order is invoiced.
      do { balance = try self.balance(of: facts, in: ledger, open: byID) } catch is Diagnostic { return nil }
      return try fault(facts, balance, ledger)
    }
  }

  private func fault(_ facts: OrderFacts, _ balance: Money, _ ledger: LedgerFile) throws -> Diagnostic? {
    let id = facts.order.id
    if balance.isNegative {
      let last = facts.payments.last { $0.payment.kind == .payment }?.payment.transactionID
      let payment = last.map(ShellWord.quoted) ?? "PAYMENT"
      return Diagnostic(
        "overpaid", "order `\(id)` is overpaid by \(try balance.negated())",
        at: try ledger.place(ofOrder: id, column: "Order ID"),
        hint:
          "give it back and enter the refund in `payments.csv`, or name the other order it was for with `talim match \(payment) ORDER --instead`",
        severity: .warning)
    }
    let says = facts.order.paymentStatus?.lowercased() ?? ""
    guard balance.isPositive, ["paid", "fully paid"].contains(says) else { return nil }
    return Diagnostic(
      "underpaid", "order `\(id)` is marked as paid, but \(balance) are missing",
      at: try ledger.place(ofOrder: id, column: "Payment Status"),
      hint: "import the payment, write the rest off in `payments.csv`, or mend the status", severity: .warning)
  }
}
