import Ledger
import Settings
import Values

/// Pieces of an item that were sold, or came back, on one line of an order in a stretch of days.
struct SoldPieces {
  var item: Item
  /// How many were sold.
  var sold: ExactDecimal
  /// How many came back.
  var back: ExactDecimal
  /// What they brought, net of discounts, without tax, in base currency; below zero for what came back.
  var net: Money
}

/// Reads what was sold in a stretch of days off the orders, with the same figures that the books take: a sale counts on the day of
/// its invoice, what came back on the day of its credit note, and not before the invoice.
struct SaleReading {
  private let settings: CoopSettings
  private let rates: ExchangeTable
  private let returns: [String: [SaleReturn]]
  private let days: ClosedRange<CalendarDay>

  init(_ facts: BookFacts, days: ClosedRange<CalendarDay>) {
    settings = facts.settings
    rates = ExchangeTable(facts.rates)
    returns = Dictionary(grouping: facts.returns, by: \.orderID.idKey)
    self.days = days
  }

  /// What the invoice of an order comes to, or would come to, in its own currency.
  ///
  /// - Throws: a `Diagnostic` or an `ArithmeticError` when an amount does not fit.
  func figures(of order: OrderFacts) throws -> InvoiceFigures {
    try Invoice.figures(of: order, treatment: TaxTreatment(seller: settings, buyer: order.buyer))
  }

  /// What came back of an order, at any time.
  func returns(of order: OrderFacts) -> [SaleReturn] { returns[order.order.id.idKey] ?? [] }

  /// What was sold of an order and came back of it in these days, line by line. Nothing of one without a rate, as in the books.
  ///
  /// - Throws: a `Diagnostic` or an `ArithmeticError` when an amount does not fit.
  func pieces(of order: OrderFacts) throws -> [SoldPieces] {
    guard let document = order.invoice, document.issuedOn <= days.upperBound else { return [] }
    let back = returns(of: order)
    guard days.contains(document.issuedOn) || !back.isEmpty else { return [] }
    let figures = try figures(of: order)
    guard
      let billing = try OrderDraft.Billing(
        order, figures: figures, rates: rates, base: settings.ledger.baseCurrency)
    else { return [] }
    var result: [SoldPieces] = []
    if days.contains(document.issuedOn) {
      result = zip(order.lines, billing.figures.lines).map { line, figures in
        SoldPieces(item: line.item, sold: line.line.quantity, back: .zero, net: figures.taxable)
      }
    }
    for note in try OrderDraft.credits(back, order, billing, figures, settings.ledger) where days.contains(note.day) {
      for credit in note.figures {
        guard let entry = back.first(where: { $0.id == credit.returnID }),
          let line = order.lines.first(where: { $0.line.line.idKey == entry.line.idKey })
        else { continue }
        result.append(
          SoldPieces(item: line.item, sold: .zero, back: credit.pieces, net: try credit.taxable.negated()))
      }
    }
    return result
  }
}
