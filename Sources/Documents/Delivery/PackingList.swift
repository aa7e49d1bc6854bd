import Ledger
public import Settings
public import Values

/// What lies in the boxes of an order: each item with its quantity, without prices. It has no number of its own; it is known by its
/// order and invoice.
///
/// Input: an order with its facts, the co-op's settings and a day. Output: this value.
public struct PackingList: Sendable {
  /// The order as its invoice would say it on this day.
  var invoice: Invoice
  /// The number of the invoice that stands, if there is one.
  public var invoiceNumber: String?
  /// Its day.
  public var invoiceDate: CalendarDay?
  /// What is packed, one entry for each item.
  public var items: [PackedItem]
  /// How the goods travel.
  public var consignment: Consignment
  /// The first characters of the document's fingerprint; empty before it is known.
  public var fingerprint: String

  /// What its kind is called.
  public static let kind = "Packing List"
  /// The day it was drawn up.
  public var date: CalendarDay { invoice.date }
  /// The order's id.
  public var orderID: String { invoice.orderID }
  /// What the goods come to; it is not printed.
  public var total: Money { invoice.total }
  /// The buyer's name.
  public var buyerName: String { invoice.buyer.name }
}

/// One item in the boxes.
public struct PackedItem: Sendable {
  /// The number of the entry, from 1.
  public var position: Int
  /// The first line of the order that has it.
  var line: InvoiceLine
  /// How many there are on all lines.
  public var quantity: Quantity
}

extension PackingList {
  /// Draws up the list for all goods of an order; lines that say the same of the same item are one entry.
  ///
  /// - Throws: a `Diagnostic` when the order was cancelled or has no lines, `ArithmeticError` when a sum does not fit.
  public init(drafting group: OrderGroup, settings: CoopSettings, request: InvoiceRequest) throws {
    let facts = group.facts
    try Invoice.refuseWithoutGoods(facts, toBe: "packed")
    let invoice = try Invoice(
      drafting: group, settings: settings, request: InvoiceRequest(date: request.date, number: nil))
    let standing = facts.invoice.flatMap { $0.issuedOn <= request.date ? $0 : nil }
    let items = try PackedItem.list(invoice.lines)
    self.init(
      invoice: invoice, invoiceNumber: standing?.number, invoiceDate: standing?.issuedOn, items: items,
      consignment: try Consignment(facts.order, items.map(\.quantity)), fingerprint: "")
  }
}

extension PackedItem {
  /// What is told apart in the boxes.
  private struct Identity: Hashable {
    var itemID: String
    var description: String
  }

  fileprivate static func list(_ lines: [InvoiceLine]) throws(ArithmeticError) -> [PackedItem] {
    var items: [PackedItem] = []
    var places: [Identity: Int] = [:]
    for line in lines {
      let identity = Identity(itemID: line.itemID, description: line.description)
      if let place = places[identity] {
        let sum = try items[place].quantity.amount + line.quantity.amount
        items[place].quantity = Quantity(sum, unit: line.quantity.unit)
      } else {
        places[identity] = items.count
        items.append(PackedItem(position: items.count + 1, line: line, quantity: line.quantity))
      }
    }
    return items
  }
}

extension PackedItem: RecordConvertible {
  /// All fields of a packed item.
  public static let recordType = RecordType<PackedItem>("packed item") {
    RecordField<PackedItem>.field("position", { $0.position }, "the number of the entry, from 1", example: "1")
    InvoiceLine.recordType.fields(["itemID", "description", "maker", "batch", "madeOn", "bestBefore", "hsn"]) {
      $0.line
    }
    RecordField<PackedItem>.field("quantity", { $0.quantity }, "how many there are", example: "3 pcs")
  }
}

extension PackingList: RecordConvertible {
  /// What it shares with an invoice.
  private static let shared = [
    "date", "supplyDate", "orderID", "orderDate", "yourReference", "note", "coop", "buyer", "deliveryAddress",
    "destination", "incoterm", "hasHSN", "signatory",
  ]

  /// All fields of a packing list, for templates.
  public static let recordType = RecordType<PackingList>("packing-list") {
    RecordField<PackingList>.field(
      "kind", { _ in kind }, "the kind of document", example: "Packing List", words: [kind])
    RecordField<PackingList>.field(
      "number", { String?.some($0.orderID) }, "what it is known by: the order's id", example: "O-1042")
    RecordField<PackingList>.field(
      "invoiceNumber", { $0.invoiceNumber }, "the number of the invoice, if there is one", example: "CC/26-27/0042")
    RecordField<PackingList>.field("invoiceDate", { $0.invoiceDate }, "the invoice's day", example: "2026-05-16")
    Invoice.recordType.fields(shared) { $0.invoice }
    RecordField<PackingList>.field("items", { $0.items }, "what is packed, one record for each item")
    RecordField<PackingList>.field("consignment", { $0.consignment }, "how the goods travel")
    RecordField<PackingList>.field(
      "fingerprint", { $0.fingerprint }, "the document's fingerprint", example: "3f9a 20bc 71d4 e65a")
  }
}
