import Values

/// What a document is about; of the documents that stand, only one may be about it.
public struct DocumentSubject: Sendable, Hashable {
  /// How the register keeps it, such as `receipt:tx-1`.
  public let text: String

  /// The receipt for a payment, by the payment's key.
  public static func receipt(payment key: String) -> DocumentSubject { .init(text: "receipt:\(key)") }

  /// The credit for a return, by the return's id.
  public static func credit(return id: String) -> DocumentSubject { .init(text: "credit:\(id.idKey)") }

  /// The proforma invoice of an order, by the order's id.
  public static func proforma(order id: String) -> DocumentSubject { .init(text: "proforma:\(id.idKey)") }

  /// The delivery note of an order, by the order's id.
  public static func deliveryNote(order id: String) -> DocumentSubject { .init(text: "delivery-note:\(id.idKey)") }

  /// The statement of an artisan for a period, by the period's name.
  public static func statement(artisan id: String, period: String) -> DocumentSubject {
    .init(text: "statement:\(id.idKey):\(period)")
  }
}

/// A row of a file that a document rests on: while the document stands, it is not changed without a person's word.
public struct DocumentRow: Sendable, Hashable {
  /// The file.
  public var kind: FileKind
  /// The row's key.
  public var key: String

  /// A row by its file and key.
  public init(_ kind: FileKind, key: String) {
    self.kind = kind
    self.key = key
  }

  /// A row by the name that explanations have for it.
  public init(_ fact: FactKey) { self.init(fact.kind, key: fact.key) }
}
