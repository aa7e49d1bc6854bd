public import Settings
public import Values

/// A document that is drawn up from one order.
public protocol OrderDocument: PrintableDocument {
  /// Draws it up: all facts in, all figures final.
  ///
  /// - Throws: a `Diagnostic` when it can not be drawn up from this order, or an amount does not fit.
  init(drafting group: OrderGroup, settings: CoopSettings, request: InvoiceRequest) throws
  /// What the order comes to, printed or not.
  var total: Money { get }
}

extension Invoice: OrderDocument {}

extension Proforma: OrderDocument {
  /// `proforma`.
  public static var templateKind: String { "proforma" }
  /// Its kind with the number, or the order's id on a draft.
  public var title: String { "\(Self.kind) \(number ?? orderID)" }
  /// The buyer's name.
  public var partyName: String { buyerName }
}

extension DeliveryNote: OrderDocument {
  /// `delivery-note`.
  public static var templateKind: String { "delivery-note" }
  /// Its kind with the number, or the order's id on a draft.
  public var title: String { "\(kind.rawValue) \(number ?? orderID)" }
  /// The buyer's name.
  public var partyName: String { buyerName }
}

extension PackingList: OrderDocument {
  /// `packing-list`.
  public static var templateKind: String { "packing-list" }
  /// None: it is known by its order.
  public var number: String? { nil }
  /// Its kind with the order's id.
  public var title: String { "\(Self.kind) \(orderID)" }
  /// The buyer's name.
  public var partyName: String { buyerName }
}
