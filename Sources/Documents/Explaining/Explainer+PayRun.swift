import Diagnostics
import Ledger
import Values

extension Explainer {
  /// What a payout run comes to, artisan by artisan: the closing balance of the statement less what was paid since. What each gets is asked
  /// for by the artisan's id.
  ///
  /// - Throws: a `Diagnostic` when an amount does not fit.
  public func explain(_ run: PayRun) throws -> Explanation {
    let parts = try run.entries.compactMap { entry -> Explanation.Part? in
      guard let statement = try explain(artisan: entry.artisanID, period: run.period),
        let closing = statement.parts.first?.explanation
      else { return nil }
      let label = [entry.artisanID, entry.artisan?.name].compactMap { $0 }.joined(separator: " ")
      guard !entry.paid.isEmpty else { return .init(.plus, closing.named(label).asked(entry.artisanID)) }
      let paid = entry.paid.map { payout in
        let words = [text(payout.date), payout.method, payout.reference].compactMap { $0 }.joined(separator: ", ")
        return Explanation.Part(.minus, .cell("Paid \(words)", .money(payout.amount), .payout(payout.key)))
      }
      let own = Explanation(
        label, .money(entry.amount), .sumNotBelowZero,
        [.init(.plus, closing.named("Closing balance of \(run.period.name)"))] + paid)
      return .init(.plus, own.asked(entry.artisanID))
    }
    let total = try Explanation.sum("To be paid on \(text(run.payDay))", parts, base).asked("total")
    return .heading("Payouts for \(run.period.name)", [total])
  }
}
