public import Values

/// What came back with one return, and what is credited for it.
public struct CreditNoteLine: Sendable {
  /// The number of the line on this note, from 1.
  public var position: Int
  /// The return's id.
  public var returnID: String
  /// The day it came back.
  public var returnedOn: CalendarDay
  /// What it is.
  public var description: String
  /// The HSN code.
  public var hsn: String?
  /// How many came back.
  public var quantity: Quantity
  /// How many were sold on that line of the invoice.
  public var soldQuantity: Quantity
  /// Whether all that were sold came back with this return.
  public var isAll: Bool
  /// Why, where the lines of the note have different reasons.
  public var reason: String?
  /// The taxable value, as it was invoiced.
  public var taxable: Money
  /// The tax rate of the invoice, where tax was charged.
  public var taxRate: Percentage?
  /// The line's taxes together.
  public var tax: Money
  /// Taxable value and tax.
  public var amount: Money
}

extension CreditNoteLine: RecordConvertible {
  /// All fields of a credit note's line.
  public static let recordType = RecordType<CreditNoteLine>(
    "credit note line",
    [
      .field("position", { $0.position }, "the number of the line, from 1", example: "1"),
      .field("returnID", { $0.returnID }, "our id of the return", example: "R-014"),
      .field("returnedOn", { $0.returnedOn }, "the day it came back", example: "2026-05-28"),
      .field("description", { $0.description }, "what came back", example: "Sozni shawl, ivory"),
      .field("hsn", { $0.hsn }, "the HSN code", example: "6214"),
      .field("quantity", { $0.quantity }, "how many came back", example: "1 pcs"),
      .field("soldQuantity", { $0.soldQuantity }, "how many were sold on that line", example: "3 pcs"),
      .field("isAll", { $0.isAll }, "whether all that were sold came back with it", example: "false"),
      .field("reason", { $0.reason }, "why, where lines have different reasons", example: "moth holes", words: []),
      .field("taxable", { $0.taxable }, "the taxable value, as it was invoiced", example: "₹12,000.00"),
      .field("taxRate", { $0.taxRate }, "the tax rate of the invoice", example: "5%"),
      .field("tax", { $0.tax }, "the line's taxes together", example: "₹600.00"),
      .field("amount", { $0.amount }, "taxable value and tax", example: "₹12,600.00"),
    ])
}
