public import Ledger
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
  private let reading: SaleReading
  private var sums: [String: CollectionSales] = [:]

  /// Counts nothing yet.
  public init(_ facts: BookFacts, days: ClosedRange<CalendarDay>) { reading = SaleReading(facts, days: days) }

  /// Counts what was invoiced and credited of an order in these days. One without a rate is in no sum, as in the books.
  ///
  /// - Throws: a `Diagnostic` or an `ArithmeticError` when an amount does not fit.
  public mutating func add(_ order: OrderFacts) throws {
    for piece in try reading.pieces(of: order) {
      let name = piece.item.collection
      var sum = sums[name] ?? CollectionSales(collection: name, pieces: .zero, net: .zero(piece.net.currency))
      sum.pieces = try sum.pieces + piece.sold - piece.back
      sum.net = try sum.net + piece.net
      sums[name] = sum
    }
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
