import Diagnostics
import Documents
import Ledger
import Settings
import Values

extension Office {
  /// What only the books can tell: orders overpaid or wrongly called paid, payouts above balances, papers that no longer agree.
  func bookFindings(in ledger: LedgerFile) throws -> [Diagnostic] {
    let books: Books
    do {
      books = try self.books(of: ledger)
    } catch let problem as Diagnostic {
      // One amount that can not be computed must not keep the other checks from being shown.
      return [problem]
    }
    let orders = try books.orders.compactMap { try fault($0, ledger) }
    let payouts = try books.earnings.accountProblems.map { problem in
      var diagnostic = problem.diagnostic
      diagnostic.place = try ledger.place(ofPayout: problem.payoutKey, column: "Amount")
      return diagnostic
    }
    let others = books.problems.filter { ["issued-total-differs", "payment-without-rate"].contains($0.name) }
    let statements = try IssuedStatements(ledger, cadence: settings.ledger.payoutCadence).findings(books.earnings)
    return orders + payouts + others + statements
  }

  private func fault(_ order: OrderAccount, _ ledger: LedgerFile) throws -> Diagnostic? {
    let payments = order.events.filter { $0.date <= today && [.deposit, .payment].contains($0.kind) }
    guard !payments.isEmpty, !order.isCancelled(by: today), order.orderedOn <= today else { return nil }
    let id = order.orderID
    let balance = try order.balance(asOf: today)
    if balance.isNegative {
      let payment = payments.last.map { ShellWord.quoted($0.name) } ?? "PAYMENT"
      return Diagnostic(
        "overpaid", "order `\(id)` is overpaid by \(try balance.negated())",
        at: try ledger.place(ofOrder: id, column: "Order ID"),
        hint:
          "give it back and enter the refund in `payments.csv`, or name the other order it was for with `talim match \(payment) ORDER --instead`",
        severity: .warning)
    }
    let says = order.paymentStatus?.lowercased() ?? ""
    guard balance.isPositive, ["paid", "fully paid"].contains(says) else { return nil }
    return Diagnostic(
      "underpaid", "order `\(id)` is marked as paid, but \(balance) are missing",
      at: try ledger.place(ofOrder: id, column: "Payment Status"),
      hint: "import the payment, write the rest off in `payments.csv`, or mend the status", severity: .warning)
  }
}
