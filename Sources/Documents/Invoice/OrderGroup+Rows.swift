public import Ledger
public import Values

extension OrderGroup {
  /// The rows that the order's paper rests on, besides those of the order, its lines, its items and its buyer: its terms of payment, and the
  /// rate of foreign money on the paper's day.
  public func rowsBeyondOrder(_ request: InvoiceRequest, base: Currency) -> [FactKey] {
    let steps = facts.terms.map { terms in terms.steps.map { FactKey.terms(terms.name, step: $0.number) } } ?? []
    let currency = facts.order.currency
    guard currency != base, let rate = ExchangeTable(request.rates).rate(of: currency, on: request.date) else {
      return steps
    }
    return steps + [.rate(rate)]
  }
}
