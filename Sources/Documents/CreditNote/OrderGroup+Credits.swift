import Ledger
import Settings
import Values

extension OrderGroup {
  /// What credit notes took off the order up to and including a day, as the books have it: none before the invoice.
  ///
  /// - Parameter returns: what came back of the order.
  /// - Throws: a `Diagnostic` that names the order when an amount does not fit.
  func credited(_ returns: [SaleReturn], settings: CoopSettings, upTo day: CalendarDay) throws -> Money {
    let zero = Money.zero(facts.order.currency)
    guard let invoice = facts.invoice, invoice.issuedOn <= day, !returns.isEmpty else { return zero }
    let byID = Dictionary(returns.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return try facts.credits(of: returns, settings: settings).filter { figures in
      guard let credit = byID[figures.returnID]?.credit else { return false }
      return max(credit.day, invoice.issuedOn) <= day
    }.map(\.total).sum(zero.currency)
  }
}

extension OrderFacts {
  /// Its lines as returns see them.
  var creditLines: [CreditFigures.Line] {
    lines.map { CreditFigures.Line(line: $0.line.line, quantity: $0.line.quantity) }
  }

  /// What each of its returns gives back, in the order's currency.
  func credits(of returns: [SaleReturn], settings: CoopSettings) throws -> [CreditFigures] {
    let treatment = TaxTreatment(seller: settings, buyer: buyer)
    return try CreditFigures.all(
      returns, of: creditLines, figures: Invoice.figures(of: self, treatment: treatment))
  }
}
