import Diagnostics
import Ledger
public import Settings
import Values

extension Proforma {
  /// Draws up a proforma invoice: all facts in, all figures final.
  ///
  /// Every amount is that of the invoice the order would get on this day; instalments that are counted from the invoice have no day yet.
  /// The code asks for what is to be paid next, and names the order, by which the payment is found again.
  /// - Throws: a `Diagnostic` when the order is invoiced already or was cancelled, has no lines, or an amount does not fit.
  public init(drafting group: OrderGroup, settings: CoopSettings, request: InvoiceRequest) throws {
    let facts = group.facts
    try Invoice.refuseWithoutGoods(facts, toBe: "offered")
    if let invoice = facts.invoice {
      throw Diagnostic(
        "already-invoiced", "order `\(facts.order.id)` is invoiced already as `\(invoice.number)`",
        hint: "a proforma invoice comes before the invoice; `talim reprint \(invoice.number)` prints that one again")
    }
    var asked = request
    asked.number = nil
    let invoice = try Invoice(drafting: group, settings: settings, request: asked)
    let plan = try group.plan(settings: settings, daysWithoutTerms: settings.invoice.dueDays)
    let statement = try plan.statement(paid: invoice.paymentsTotal ?? .zero(invoice.total.currency))
    let next = try statement.next(asOf: request.date)
    let deposit = try plan.deposit(invoiced: nil)
    self.init(
      invoice: invoice, number: request.number, promisedBy: facts.order.promisedBy,
      deposit: deposit.isPositive ? deposit : nil, instalments: statement.entries.map(ProformaInstalment.init),
      dueAmount: next?.amount, dueDate: next?.dueOn, dueDaysAfterInvoice: next?.daysAfterInvoice,
      isDepositDue: next?.isDeposit ?? false,
      payment: request.number.flatMap { _ in
        next.flatMap { PaymentLink(balance: $0.amount, settings: settings, reference: facts.order.id) }
      }, fingerprint: "")
  }
}

extension ProformaInstalment {
  init(_ entry: InstalmentStatement.Entry) {
    let instalment = entry.instalment
    self.init(
      number: instalment.number, percentage: instalment.percentage, dueDate: instalment.dueOn,
      daysAfterInvoice: instalment.dueOn == nil ? instalment.days : nil, amount: instalment.amount, paid: entry.paid,
      open: entry.open, isPaid: !entry.open.isPositive)
  }
}
