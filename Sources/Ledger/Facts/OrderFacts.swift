/// All that an invoice needs to know about one order, read at one moment.
public struct OrderFacts: Sendable {
  /// The order.
  public var order: Order
  /// Who ordered.
  public var buyer: Buyer
  /// Its lines, by number.
  public var lines: [OrderLineFacts]
  /// The payments that name it, by day.
  public var payments: [MatchedPayment]
  /// The documents issued for it, by number; cancelled ones too.
  public var documents: [DocumentRecord]
  /// The terms of the order, else the buyer's, if `terms.csv` has them.
  public var terms: PaymentTerms? = nil

  /// The invoice that stands, issued by Talim or named in `orders.csv`.
  public var invoice: DocumentRecord? {
    documents.first { $0.kind == .invoice && $0.state == .issued }
  }
}

/// A line with its item and who made it.
public struct OrderLineFacts: Sendable, Hashable {
  /// The line.
  public var line: OrderLine
  /// The item.
  public var item: Item
  /// The artisans of the item, in the order of its shares.
  public var makers: [Artisan]
}

/// A payment with the orders it is for.
public struct MatchedPayment: Sendable, Hashable {
  /// How the orders were found.
  public enum Way: String, Sendable, Hashable {
    /// A person said so; that counts before all else.
    case person
    /// The order lists the transaction.
    case transaction
    /// The reference names the order or its invoice.
    case reference
  }

  /// The payment.
  public var payment: Payment
  /// The ids of the orders it is for, as `orders.csv` spells them.
  public var orderIDs: [String]
  /// How they were found.
  public var way: Way

  /// Names a payment and its orders.
  public init(payment: Payment, orderIDs: [String], way: Way) {
    self.payment = payment
    self.orderIDs = orderIDs
    self.way = way
  }
}
