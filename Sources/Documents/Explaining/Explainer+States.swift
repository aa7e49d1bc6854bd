import Ledger
import Settings
import Values

extension Explainer {
  /// Where an order stands, and the instalments it is to be paid in.
  func state(_ account: OrderAccount, _ order: ExplainedOrder) throws -> Explanation {
    let state = try account.state(asOf: day, daysWithoutTerms: facts.settings.invoice.dueDays)
    return Explanation(
      "State", .words(state.rawValue), .stated, rows: [order.orderRow], remark: Self.reason(state)
    ).asked("state")
  }

  private static func reason(_ state: OrderState) -> String {
    switch state {
    case .open: "no invoice yet, and no deposit has fallen due"
    case .depositDue: "a deposit has fallen due, and nothing came in"
    case .partiallyFunded: "something came in before the invoice, so its items are reserved"
    case .funded: "all was paid before the invoice, so its items are reserved"
    case .invoiced: "there is an invoice, and nothing came in"
    case .partlyPaid: "there is an invoice, and something was paid"
    case .paid: "there is an invoice, and nothing is left to pay"
    case .overpaid: "there is an invoice, and more came in than it asks for"
    case .cancelledWithDepositHeld: "it was cancelled, and money for it is still held"
    case .cancelled: "it was cancelled, and no money is held"
    }
  }
}
