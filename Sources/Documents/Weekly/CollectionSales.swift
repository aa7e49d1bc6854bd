public import Ledger
public import Settings
public import Values

/// What a collection sold in a stretch of days.
public struct CollectionSales: Sendable, Hashable {
  /// The collection.
  public internal(set) var collection: String
  /// How many pieces, less those that came back.
  public internal(set) var pieces: ExactDecimal
  /// What they brought, less discounts and what came back, without tax, in base currency.
  public internal(set) var net: Money
}

extension CollectionSales: RecordConvertible {
  /// All fields of a collection's sales.
  public static let recordType = RecordType<CollectionSales>(
    "collection sales",
    [
      .field("collection", { $0.collection }, "the collection", example: "Pashmina"),
      .field("pieces", { $0.pieces }, "how many pieces were sold, less those that came back", example: "12"),
      .field("net", { $0.net }, "what they brought, without tax", example: "₹96,000.00"),
    ])
}

/// Sums sales by collection: takes the orders one by one, with the same figures that the books take.
public struct SalesCount {
  private let settings: CoopSettings
  private let rates: ExchangeTable
  private let returns: [String: [SaleReturn]]
  private let days: ClosedRange<CalendarDay>
  private var sums: [String: CollectionSales] = [:]

  /// Counts nothing yet.
  public init(_ facts: BookFacts, days: ClosedRange<CalendarDay>) {
    settings = facts.settings
    rates = ExchangeTable(facts.rates)
    returns = Dictionary(grouping: facts.returns, by: \.orderID.idKey)
    self.days = days
  }

  /// Counts what was invoiced and credited of an order in these days. One without a rate is in no sum, as in the books.
  ///
  /// - Throws: a `Diagnostic` or an `ArithmeticError` when an amount does not fit.
  public mutating func add(_ order: OrderFacts) throws {
    guard let document = order.invoice, document.issuedOn <= days.upperBound else { return }
    let back = returns[order.order.id.idKey] ?? []
    guard days.contains(document.issuedOn) || !back.isEmpty else { return }
    let figures = try Invoice.figures(of: order, treatment: TaxTreatment(seller: settings, buyer: order.buyer))
    guard
      let billing = try OrderDraft.Billing(
        order, figures: figures, rates: rates, base: settings.ledger.baseCurrency)
    else { return }
    if days.contains(document.issuedOn) {
      for (line, figures) in zip(order.lines, billing.figures.lines) {
        try add(line, line.line.quantity, figures.taxable)
      }
    }
    for note in try OrderDraft.credits(back, order, billing, figures, settings.ledger) where days.contains(note.day) {
      for credit in note.figures {
        guard let entry = back.first(where: { $0.id == credit.returnID }),
          let line = order.lines.first(where: { $0.line.line.idKey == entry.line.idKey })
        else { continue }
        try add(line, .zero - entry.quantity, credit.taxable.negated())
      }
    }
  }

  private mutating func add(_ line: OrderLineFacts, _ pieces: ExactDecimal, _ net: Money) throws(ArithmeticError) {
    let name = line.item.collection
    var sum = sums[name] ?? CollectionSales(collection: name, pieces: .zero, net: .zero(net.currency))
    sum.pieces = try sum.pieces + pieces
    sum.net = try sum.net + net
    sums[name] = sum
  }

  /// The collections that brought something, the best first.
  public var best: [CollectionSales] { all.filter(\.net.isPositive) }

  /// All collections, the best first; one of which more came back than was sold stands below zero.
  var all: [CollectionSales] {
    sums.values.sorted { left, right in
      left.net.minorUnits == right.net.minorUnits
        ? left.collection < right.collection : left.net.minorUnits > right.net.minorUnits
    }
  }
}
