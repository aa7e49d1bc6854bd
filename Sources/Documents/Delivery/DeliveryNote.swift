import Diagnostics
import Ledger
public import Settings
public import Values

/// What goes with the goods on their way: a delivery challan while there is no invoice, else a delivery note beside it.
///
/// Input: an order with its facts, the co-op's settings and a request. Output: this value. A challan says what the CGST Rules, rule
/// 55, ask for: number and day, consignor and consignee, HSN, description and quantity, taxable value, tax, place of supply.
public struct DeliveryNote: Sendable {
  /// Which of the two it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Goods that leave before their tax invoice (CGST Rules, rule 55(4)).
    case challan = "Delivery Challan"
    /// Goods that leave with their invoice, and where no Indian tax law applies.
    case note = "Delivery Note"
  }

  /// The order as its invoice would say it on this day.
  var invoice: Invoice
  /// Which of the two it is.
  public var kind: Kind
  /// The document's number; absent on a draft.
  public var number: String?
  /// The number of the invoice that stands, if there is one.
  public var invoiceNumber: String?
  /// Its day.
  public var invoiceDate: CalendarDay?
  /// How the goods travel.
  public var consignment: Consignment
  /// The first characters of the document's fingerprint; empty before it is known.
  public var fingerprint: String

  /// The day of issue; on a draft the day it was drawn up.
  public var date: CalendarDay { invoice.date }
  /// What the goods come to.
  public var total: Money { invoice.total }
  /// The order's id.
  public var orderID: String { invoice.orderID }
  /// The buyer's name.
  public var buyerName: String { invoice.buyer.name }
}

extension DeliveryNote {
  /// Draws up the paper for all goods of an order.
  ///
  /// - Throws: a `Diagnostic` when the order was cancelled, has no lines, or an amount does not fit.
  public init(drafting group: OrderGroup, settings: CoopSettings, request: InvoiceRequest) throws {
    let facts = group.facts
    try Invoice.refuseWithoutGoods(facts, toBe: "delivered")
    var asked = request
    asked.number = nil
    let invoice = try Invoice(drafting: group, settings: settings, request: asked)
    let standing = facts.invoice.flatMap { $0.issuedOn <= request.date ? $0 : nil }
    let isTaxable = settings.coop.country == "IN" && settings.tax.isRegistered
    self.init(
      invoice: invoice, kind: isTaxable && standing == nil ? .challan : .note, number: request.number,
      invoiceNumber: standing?.number, invoiceDate: standing?.issuedOn,
      consignment: try Consignment(facts.order, invoice.lines.map(\.quantity)), fingerprint: "")
  }
}

extension DeliveryNote: RecordConvertible {
  /// What it shares with an invoice.
  private static let shared = [
    "date", "orderID", "orderDate", "yourReference", "note", "currency", "exchange", "coop", "buyer", "deliveryAddress",
    "placeOfSupply", "destination", "incoterm", "endorsement", "lut", "pricesIncludeTax", "showsTax", "hasHSN", "lines",
    "shipping", "taxableTotal", "taxes", "taxTotal", "roundOff", "total", "signatory",
  ]

  /// All fields of a delivery note, for templates.
  public static let recordType = RecordType<DeliveryNote>("delivery-note") {
    RecordField<DeliveryNote>.field(
      "kind", { $0.kind.rawValue }, "the kind of document", example: "Delivery Challan",
      words: Kind.allCases.map(\.rawValue))
    RecordField<DeliveryNote>.field(
      "number", { $0.number }, "the number; absent on a draft", example: "DN/26-27/0007")
    RecordField<DeliveryNote>.field(
      "isDraft", { $0.number == nil }, "whether it is a draft, without a number", example: "false")
    RecordField<DeliveryNote>.field(
      "isChallan", { $0.kind == .challan }, "whether the goods leave before their tax invoice", example: "true")
    RecordField<DeliveryNote>.field(
      "invoiceNumber", { $0.invoiceNumber }, "the number of the invoice, if there is one", example: "CC/26-27/0042")
    RecordField<DeliveryNote>.field("invoiceDate", { $0.invoiceDate }, "the invoice's day", example: "2026-05-16")
    Invoice.recordType.fields(shared) { $0.invoice }
    RecordField<DeliveryNote>.field("consignment", { $0.consignment }, "how the goods travel")
    RecordField<DeliveryNote>.field(
      "fingerprint", { $0.fingerprint }, "the document's fingerprint", example: "3f9a 20bc 71d4 e65a")
  }
}
