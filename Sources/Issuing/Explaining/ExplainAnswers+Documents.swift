import Documents
import Ledger

extension ExplainAnswers {
  /// The figures of an issued document, by its number; `nil` when there is none of that number, or of that kind.
  func document(_ number: String, _ kind: DocumentKind? = nil) throws -> Explanation? {
    guard let record = try ledger.document(number: number), kind == nil || record.kind == kind else { return nil }
    switch record.kind {
    case .invoice: return try ofOrder(record) { try $0.explain(invoiceOf: $1) }
    case .creditNote: return try ofOrder(record) { try $0.explain(creditNote: record.number, of: $1) }
    case .proforma, .deliveryNote: return try ofOrder(record) { try $0.explain(order: $1) }
    case .receipt: return try receipt(record)
    case .statement: return try statement(record)
    }
  }

  private func ofOrder(
    _ record: DocumentRecord, _ explain: (Explainer, String) throws -> Explanation?
  ) throws -> Explanation? {
    guard let order = record.orderID, let explainer = try sources.order(order) else { return nil }
    return try explain(explainer, order)
  }

  /// A receipt is about a payment, whatever orders that is for.
  private func receipt(_ record: DocumentRecord) throws -> Explanation? {
    guard let key = try subject(of: record, \.paymentKey) else { return nil }
    let all = try sources.all()
    guard let (payment, orders) = all.facts.payments.first(where: { $0.payment.key == key }) else { return nil }
    return try all.explainer.explain(payment: payment, orderIDs: orders, matchedBy: nil)
  }

  private func statement(_ record: DocumentRecord) throws -> Explanation? {
    guard let (artisan, name) = try subject(of: record, \.statement) else { return nil }
    return try sources.all().explainer.explain(artisan: artisan, period: office.payPeriod(name))
  }

  private func subject<Value>(of record: DocumentRecord, _ read: (DocumentSubject) -> Value?) throws -> Value? {
    try ledger.subjects(of: record.number).lazy.compactMap(read).first
  }
}
