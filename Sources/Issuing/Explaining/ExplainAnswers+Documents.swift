import Documents
import Ledger
import Values

extension ExplainAnswers {
  /// The figures of an issued document, by its number; `nil` when there is none of that number, or of that kind.
  func document(_ number: String, _ kind: DocumentKind? = nil) throws -> Explanation? {
    guard let record = try ledger.document(number: number), kind == nil || record.kind == kind else { return nil }
    guard record.state == .cancelled else { return try figures(of: record) }
    let words = Self.cancellation(record)
    guard var explanation = try figures(of: record) else {
      return Explanation(Self.title(record), record.total.map { .money($0) }, .stated, remark: words)
    }
    explanation.remark = [words, explanation.remark].compactMap { $0 }.joined(separator: "; ")
    return explanation
  }

  /// When and why a document was cancelled.
  private static func cancellation(_ record: DocumentRecord) -> String {
    let day = record.cancelledOn.map { " on \(DocumentLocale(.english).text($0))" } ?? ""
    return "\(record.number) was cancelled\(day)" + (record.cancelReason.map { ": \($0)" } ?? "")
  }

  private static func title(_ record: DocumentRecord) -> String {
    "\(record.kind.noun.prefix(1).uppercased())\(record.kind.noun.dropFirst()) \(record.number)"
  }

  private func figures(of record: DocumentRecord) throws -> Explanation? {
    switch record.kind {
    case .invoice: return try ofOrder(record) { try $0.explain(invoiceOf: $1) }
    case .creditNote: return try ofOrder(record) { try $0.explain(creditNote: record.number, of: $1) }
    case .proforma, .deliveryNote: return try printed(record)
    case .receipt: return try receipt(record)
    case .statement: return try statement(record)
    }
  }

  /// One figure of a document, or all of them: what is known of it today, or else as it was printed on its day.
  func figure(_ explanation: Explanation, _ number: String, _ rest: [String]) throws -> Explanation {
    guard let word = rest.first, Self.figure(word, in: explanation.parts.map(\.explanation)) == nil,
      let record = try ledger.document(number: number), record.kind == .invoice, let printed = try printed(record)
    else { return try one(explanation, rest) }
    var whole = explanation
    let names = Set(explanation.parts.compactMap(\.explanation.name))
    whole.parts += printed.parts.filter { part in part.explanation.name.map { !names.contains($0) } ?? false }
    return try one(whole, rest)
  }

  private func ofOrder(
    _ record: DocumentRecord, _ explain: (Explainer, String) throws -> Explanation?
  ) throws -> Explanation? {
    guard let order = record.orderID, let explainer = try sources.order(order) else { return nil }
    return try explain(explainer, order)
  }

  /// The figures of a paper as they were printed on its day, from the rows as they are now; where its total is another by now, that is said.
  private func printed(_ record: DocumentRecord) throws -> Explanation? {
    guard let order = record.orderID else { return nil }
    let sources = ExplainSources(office, ledger, asOf: record.issuedOn)
    guard
      var answer = try sources.order(order)?
        .explain(paper: Self.title(record), of: order, isInvoiced: record.kind != .proforma)
    else { return nil }
    let total = answer.parts.first { $0.explanation.name == "total" }?.explanation.value?.money
    guard let issued = record.total, let total, issued != total else { return answer }
    let change = "issued over \(DocumentLocale(.english).text(issued)); rows have changed since"
    func noting(_ figure: Explanation) -> Explanation {
      var figure = figure
      figure.remark = [figure.remark, change].compactMap { $0 }.joined(separator: "; ")
      return figure
    }
    answer.parts = answer.parts.map { part in
      let hangs = ["total", "balanceDue", "dueAmount", "deposit"].contains(part.explanation.name)
      return hangs ? .init(part.role, noting(part.explanation)) : part
    }
    return noting(answer)
  }

  /// A receipt is about a payment, whatever orders that is for.
  private func receipt(_ record: DocumentRecord) throws -> Explanation? {
    guard let entry = try ledger.payment(ofReceipt: record.number, baseCurrency: office.base),
      let order = entry.match?.orderIDs.first
    else { return nil }
    return try sources.order(order)?.explain(receipt: record.number, of: entry.payment.key)
  }

}
