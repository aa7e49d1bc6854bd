import Diagnostics
import Ledger
import Settings
import Values

/// The returns that a credit note is for, with what each gives back.
struct CreditDraft {
  /// A return with its line of the order.
  struct Piece {
    var back: SaleReturn
    var index: Int
    var line: OrderLineFacts
    var figures: CreditFigures
  }

  let invoice: DocumentRecord
  let treatment: TaxTreatment
  let figures: InvoiceFigures
  let pieces: [Piece]
  let isWhole: Bool
  private let currency: Currency
  private let facts: OrderFacts
  /// All returns of the order, those of this note as if it were issued.
  private let returns: [SaleReturn]

  /// Longer than any number, so that a draft comes after all notes of its day.
  private static let draftNumber = String(repeating: "~", count: NumberSeries.longestNumber + 1)

  init(_ facts: OrderFacts, returns: [SaleReturn], settings: CoopSettings, request: CreditNoteRequest) throws {
    let wanted = Set(request.returnIDs.map(\.idKey))
    let chosen = returns.filter { wanted.contains($0.id.idKey) }
    invoice = try Self.invoice(of: facts, chosen)
    treatment = TaxTreatment(seller: settings, buyer: facts.buyer)
    figures = try Invoice.figures(of: facts, treatment: treatment)
    currency = facts.order.currency
    self.facts = facts
    try Self.refuse(chosen, of: returns, invoice: invoice, total: figures.total, request)
    let credit = ReturnCredit(number: request.number ?? Self.draftNumber, day: request.date)
    self.returns = returns.map { back in
      var back = back
      if wanted.contains(back.id.idKey) { back.issuedCredit = credit }
      return back
    }
    let all = try CreditFigures.all(self.returns, of: facts.creditLines, figures: figures)
    pieces = Self.pieces(chosen, facts, all)
    isWhole = Self.isWhole(self.returns.filter { $0.credit != nil }, facts)
    guard pieces.contains(where: { !$0.figures.total.isZero || !$0.figures.taxable.isZero }) else {
      throw Diagnostic(
        "nothing-to-credit", "what came back of order `\(facts.order.id)` was invoiced at nothing",
        hint: "there is nothing to credit")
    }
  }

  private static func pieces(_ chosen: [SaleReturn], _ facts: OrderFacts, _ all: [CreditFigures]) -> [Piece] {
    let byID = Dictionary(all.map { ($0.returnID, $0) }, uniquingKeysWith: { first, _ in first })
    return chosen.compactMap { back in
      guard let figures = byID[back.id],
        let index = facts.lines.firstIndex(where: { $0.line.line.idKey == back.line.idKey })
      else { return nil }
      return Piece(back: back, index: index, line: facts.lines[index], figures: figures)
    }
  }

  private static func isWhole(_ credited: [SaleReturn], _ facts: OrderFacts) -> Bool {
    facts.lines.allSatisfy { line in
      var rest = line.line.quantity
      for back in credited where back.line.idKey == line.line.line.idKey { rest = (try? rest - back.quantity) ?? rest }
      return rest <= .zero
    }
  }
}

extension CreditDraft {
  func lines(hasReasons: Bool) throws -> [CreditNoteLine] {
    try pieces.enumerated().map { index, piece in
      let unit = piece.line.item.unit ?? ""
      let tax = try piece.figures.taxes.sum(currency)
      return CreditNoteLine(
        position: index + 1, returnID: piece.back.id, returnedOn: piece.back.date,
        description: piece.line.line.description ?? piece.line.item.name, hsn: piece.line.item.hsn,
        quantity: Quantity(piece.back.quantity, unit: unit),
        soldQuantity: Quantity(piece.line.line.quantity, unit: unit),
        isAll: piece.back.quantity == piece.line.line.quantity, reason: hasReasons ? piece.back.reason : nil,
        taxable: piece.figures.taxable,
        taxRate: treatment.bearsTax ? Percentage(figures.lines[piece.index].taxRate) : nil, tax: tax,
        amount: try piece.figures.taxable + tax)
    }
  }

  /// The shipping that is given back, without tax; `nil` when none is.
  func shippingTaxable() throws -> Money? {
    guard pieces.contains(where: { !$0.figures.shipping.isZero }) else { return nil }
    return try pieces.map(\.figures).map { try $0.shipping - $0.shippingTaxes.sum(currency) }.sum(currency)
  }

  var shippingTaxRate: Percentage? {
    treatment.bearsTax ? figures.shipping.map { Percentage($0.taxRate) } : nil
  }

  /// The taxes given back, on goods and shipping, by rate.
  func taxes() throws -> [TaxFigure] {
    var parts = pieces.map {
      (rate: figures.lines[$0.index].taxRate, taxable: $0.figures.taxable, taxes: $0.figures.taxes)
    }
    if let rate = figures.shipping?.taxRate, let taxable = try shippingTaxable(),
      let taxes = pieces.first(where: { !$0.figures.shippingTaxes.isEmpty })?.figures.shippingTaxes
    {
      parts.append((rate, taxable, taxes))
    }
    return try TaxFigure.byRate(parts, treatment: treatment, currency: currency)
  }

  /// The same in base currency, at the rate of the invoice's day; `nil` where the invoice is in base currency.
  func exchange(_ rates: [ExchangeRate], settings: CoopSettings) throws -> CreditNoteExchange? {
    let base = settings.ledger.baseCurrency
    guard currency != base else { return nil }
    guard let rate = ExchangeTable(rates).rate(of: currency, on: invoice.issuedOn) else {
      throw Diagnostic(
        "missing-rate",
        "there is no rate for \(currency.code) on or before \(invoice.issuedOn), the day of invoice `\(invoice.number)`",
        hint: "add a row to rates.csv and import it")
    }
    let values = try CreditFigures.all(
      returns, of: facts.creditLines, figures: figures.converted(by: rate, to: base))
    let wanted = Set(pieces.map(\.back.id))
    let own = values.filter { wanted.contains($0.returnID) }
    let tax = try own.flatMap { $0.taxes + $0.shippingTaxes }.sum(base)
    let total = try own.map(\.total).sum(base)
    let roundOff = try own.map(\.roundOff).sum(base)
    return CreditNoteExchange(
      units: rate.units, worth: rate.worth, base: base.code, taxable: try total - tax - roundOff, tax: tax, total: total
    )
  }

  private static func invoice(of facts: OrderFacts, _ chosen: [SaleReturn]) throws -> DocumentRecord {
    if let invoice = facts.invoice { return invoice }
    let id = facts.order.id
    let names = chosen.map { "`\($0.id)`" }.joined(separator: ", ")
    throw Diagnostic(
      "return-without-invoice",
      "return \(names) is of order `\(id)`, which has no invoice, so there is nothing to credit",
      hint: "invoice the order first: `talim invoice \(id)`")
  }

  private static func refuse(
    _ chosen: [SaleReturn], of returns: [SaleReturn], invoice: DocumentRecord, total: Money,
    _ request: CreditNoteRequest
  ) throws {
    if let back = chosen.first(where: { $0.credit != nil }), let credit = back.credit {
      throw Diagnostic(
        "already-credited", "return `\(back.id)` is credited already as `\(credit.number)` of \(credit.day)",
        hint: back.issuedCredit == nil
          ? "that note was issued outside Talim, as returns.csv says"
          : "what is issued is never issued twice; `talim reprint \(credit.number)` prints it again")
    }
    if let back = chosen.first(where: { $0.date > request.date }) {
      throw tooEarly("return `\(back.id)` came back on \(back.date)", back.date, request)
    }
    if invoice.issuedOn > request.date {
      throw tooEarly("invoice `\(invoice.number)` is of \(invoice.issuedOn)", invoice.issuedOn, request)
    }
    if let last = returns.compactMap(\.issuedCredit).max(), last.day > request.date {
      throw tooEarly("the order's credit note `\(last.number)` is of \(last.day)", last.day, request)
    }
    if let printed = invoice.total, printed != total {
      throw Diagnostic(
        "issued-total-differs",
        "invoice `\(invoice.number)` was issued over \(printed), but its order now comes to \(total), so its figures can not be credited",
        hint: "a setting or a row it rests on has changed since; change it back")
    }
  }

  private static func tooEarly(_ what: String, _ day: CalendarDay, _ request: CreditNoteRequest) -> Diagnostic {
    Diagnostic(
      "credit-note-too-early", "the credit note would be of \(request.date), but \(what)",
      hint: "leave out `--date`, or give a day from \(day) on")
  }
}
