import Diagnostics
import Documents
import Ledger
import Settings
import Values

/// Finds what a question asks for, or says what was probably meant.
struct ExplainAnswers {
  let office: Office
  let ledger: LedgerFile
  let sources: ExplainSources
  let day: CalendarDay
  /// The period of a buyer's account; `nil` when all of it lies behind the day.
  let period: AccountPeriod?

  /// The explanation that answers a question.
  func answer(_ question: ExplainQuestion) throws -> Explanation {
    switch question.topic {
    case .figure(let figure):
      try refuse(question.rest, after: figure.rawValue)
      let explanation = try sources.all().explainer.explain(figure)
      return explanation.named("\(explanation.label), \(DocumentLocale(.english).text(day))")
    case .week(let week): return try answer(week: week, question.rest)
    case .status: return try answerStatus(question.rest)
    case .subject(let subject, let id): return try answer(subject, id, question.rest)
    case .anything(let id): return try answer(anything: id, question.rest)
    }
  }

  private func answer(_ subject: ExplainQuestion.Subject, _ id: String, _ rest: [String]) throws -> Explanation {
    switch subject {
    case .order:
      if let explanation = try order(id, rest) { return explanation }
      throw try unknown(subject, id, ledger.allOrderIDs())
    case .item:
      let all = try sources.all()
      if let explanation = try all.explainer.explain(item: id) { return try one(explanation, rest) }
      throw unknown(subject, id, all.facts.items.map(\.id))
    case .artisan:
      if let explanation = try artisan(id, rest) { return explanation }
      if let explanation = try document(id, .statement) { return try one(explanation, rest) }
      throw try unknown(subject, id, sources.all().facts.artisans.map(\.id))
    case .account:
      if let explanation = try account(id) { return try one(explanation, rest) }
      throw try unknown(subject, id, ledger.buyers().map(\.id))
    case .pay:
      let all = try sources.all()
      let run = try PayRun(all.books.earnings, period: office.payPeriod(id), asOf: day)
      return try one(all.explainer.explain(run), rest)
    case .payment:
      if let explanation = try payment(id) { return try one(explanation, rest) }
      throw try unknown(subject, id, sources.all().facts.payments.compactMap(\.payment.transactionID))
    case .invoice, .creditNote, .receipt, .proforma, .deliveryNote:
      let kind = DocumentKind(rawValue: subject.rawValue)
      if let explanation = try document(id, kind) { return try figure(explanation, id, rest) }
      if kind == .invoice, let explanation = try sources.order(id)?.explain(invoiceOf: id) {
        return try one(explanation, rest)
      }
      throw try unknown(subject, id, ledger.documents(kind: kind).map(\.number))
    }
  }

  /// An id without a word before it: whichever kind has it.
  private func answer(anything id: String, _ rest: [String]) throws -> Explanation {
    if let explanation = try document(id) { return try figure(explanation, id, rest) }
    if let explanation = try order(id, rest) { return explanation }
    if let explanation = try payment(id) { return try one(explanation, rest) }
    if let explanation = try artisan(id, rest) { return explanation }
    if let explanation = try account(id) { return try one(explanation, rest) }
    let all = try sources.all()
    if let explanation = try all.explainer.explain(item: id) { return try one(explanation, rest) }
    let ids = all.facts.artisans.map(\.id) + all.books.orders.map(\.orderID) + all.facts.items.map(\.id)
    let numbers = try ledger.documents().map(\.number) + all.facts.payments.compactMap(\.payment.transactionID)
    let near = Suggestion.nearest(to: id, among: ExplainQuestion.words + ids + numbers)
    throw Diagnostic(
      "unknown-figure", "there is nothing called `\(id)` to explain",
      hint: near.map { "did you mean `\($0)`?" } ?? "`talim explain --help` lists what can be asked", fault: .misuse)
  }

  private func unknown(_ subject: ExplainQuestion.Subject, _ id: String, _ known: [String]) -> Diagnostic {
    let near = Suggestion.nearest(to: id, among: known)
    return Diagnostic(
      "unknown-\(subject.rawValue)", "there is no \(subject.noun) `\(id)`",
      hint: near.map { "did you mean `\($0)`?" } ?? "write it as the file has it, such as \(subject.example)")
  }

  private func order(_ id: String, _ rest: [String]) throws -> Explanation? {
    guard let explainer = try sources.order(id), let explanation = try explainer.explain(order: id) else { return nil }
    guard rest.first?.lowercased() == "balance", let whole = try explainer.explain(balanceOf: id) else {
      return try one(explanation, rest)
    }
    // By itself the balance says all that it is made of, which stands above it otherwise.
    try refuse(Array(rest.dropFirst()), after: "balance")
    return whole.named("\(whole.label): \(explanation.label)")
  }

  private func payment(_ id: String) throws -> Explanation? {
    let all = try sources.all()
    guard let (payment, orders) = all.facts.payments.first(where: { $0.payment.transactionID?.idKey == id.idKey })
    else { return nil }
    return try all.explainer.explain(payment: payment, orderIDs: orders, matchedBy: try reason(payment, orders))
  }

  /// A buyer's account, with the figures of its paper.
  private func account(_ id: String) throws -> Explanation? {
    guard let buyer = try ledger.buyers().first(where: { $0.id.idKey == id.idKey }) else { return nil }
    guard let period else { return nil }
    let kept = try sources.buyer(buyer.id)
    let before = period.start.map { sources.explainer(kept, asOf: $0.adding(days: -1)) }
    let account = try BuyerAccount(
      drafting: buyer, kept.books.orders, period: period, settings: office.settings, today: office.today)
    return try kept.explainer.explain(account, before: before)
  }

  /// Why a payment is for its orders.
  private func reason(_ payment: Payment, _ orders: [String]) throws -> String? {
    guard let first = orders.first else { return nil }
    let match = try ledger.order(first, baseCurrency: office.base)?.payments.first { $0.payment.key == payment.key }
    let names = orders.joined(separator: ", ")
    switch match?.way {
    case .transaction: return "for \(names), because orders.csv lists the transaction id"
    case .reference: return "for \(names), because the payer's reference names it: \(payment.reference ?? "")"
    case .person: return "for \(names), as somebody said with `talim match`"
    case nil: return "for \(names)"
    }
  }

  private func artisan(_ id: String, _ rest: [String]) throws -> Explanation? {
    let all = try sources.all()
    guard all.books.earnings.account(of: id) != nil else { return nil }
    let cadence = all.books.earnings.settings.cadence
    var rest = rest
    var period = PayPeriod(containing: day, cadence: cadence)
    if let word = rest.first, word.first?.isNumber == true {
      guard let named = PayPeriod(named: word, cadence: cadence) else {
        throw Diagnostic(
          "bad-period", "`\(word)` is not a period",
          hint: "statements are \(cadence.rawValue): write \(cadence == .monthly ? "2026-05" : "2026-W20")",
          fault: .misuse)
      }
      period = named
      rest.removeFirst()
    }
    return try statement(of: id, period).map { try one($0, rest) }
  }

  /// One figure of several, if its name stands behind.
  func one(_ explanation: Explanation, _ rest: [String]) throws -> Explanation {
    guard let word = rest.first else { return explanation }
    try refuse(Array(rest.dropFirst()), after: word)
    let figures = explanation.parts.map(\.explanation)
    if let figure = Self.figure(word, in: figures) { return figure.named("\(figure.label): \(explanation.label)") }
    var names: [String] = []
    let inner = figures.flatMap { $0.parts.map(\.explanation) }
    for name in (figures + inner).compactMap(\.name) where !names.contains(name) { names.append(name) }
    let near = Suggestion.nearest(to: word, among: names)
    throw Diagnostic(
      "unknown-figure", "`\(word)` is no figure of \(explanation.label)",
      hint: near.map { "did you mean `\($0)`?" } ?? "there are \(names.map { "`\($0)`" }.joined(separator: ", "))",
      fault: .misuse)
  }

  /// The figure of a name, those nearer to the top first. Names are those of fields in templates; case, `-` and what else stands between
  /// their words do not count, so `balanceDue` may be written `balance-due`.
  static func figure(_ name: String, in figures: [Explanation]) -> Explanation? {
    let wanted = folded(name)
    var level = figures
    while !level.isEmpty {
      if let found = level.first(where: { $0.name.map(folded) == wanted }) { return found }
      level = level.flatMap { $0.parts.map(\.explanation) }
    }
    return nil
  }

  static func folded(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "." })
  }

  func refuse(_ words: [String], after word: String) throws {
    guard let surplus = words.first else { return }
    throw Diagnostic(
      "surplus-word", "nothing can stand behind `\(word)`, but there is `\(surplus)`",
      hint: "`talim explain --help` shows how to ask", fault: .misuse)
  }
}
