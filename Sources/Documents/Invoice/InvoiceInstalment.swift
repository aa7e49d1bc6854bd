public import Values

/// One of the parts in which an invoice is to be paid.
public struct InvoiceInstalment: Sendable {
  /// Its number, from 1.
  public var number: Int
  /// Its part of the whole.
  public var percentage: Percentage
  /// The day it falls due.
  public var dueDate: CalendarDay
  /// What was agreed to be paid.
  public var amount: Money
  /// What was paid of it so far.
  public var paid: Money
  /// What is still to be paid of it.
  public var open: Money
  /// Whether nothing of it is left to pay.
  public var isPaid: Bool
}

extension InvoiceInstalment: RecordConvertible {
  /// All fields of an instalment.
  public static let recordType = RecordType<InvoiceInstalment>(
    "invoice instalment",
    [
      .field("number", { $0.number }, "its number, from 1", example: "2"),
      .field("percent", { $0.percentage }, "its part of the whole", example: "50%"),
      .field("dueDate", { $0.dueDate }, "the day it falls due", example: "2026-06-15"),
      .field("amount", { $0.amount }, "what is to be paid", example: "₹24,544.00"),
      .field("paid", { $0.paid }, "what was paid of it so far", example: "₹0.00"),
      .field("open", { $0.open }, "what is still to be paid of it", example: "₹24,544.00"),
      .field("isPaid", { $0.isPaid }, "whether nothing of it is left to pay", example: "false"),
    ])
}

extension InvoiceInstalment {
  /// The parts of a plan, where there are several; one alone is said by the invoice's own due date.
  static func list(_ statement: InstalmentStatement, invoiced: CalendarDay) -> [InvoiceInstalment] {
    guard statement.entries.count > 1 else { return [] }
    return statement.entries.map { entry in
      InvoiceInstalment(
        number: entry.instalment.number, percentage: entry.instalment.percentage,
        dueDate: entry.instalment.dueOn ?? invoiced, amount: entry.instalment.amount, paid: entry.paid,
        open: entry.open, isPaid: !entry.open.isPositive)
    }
  }
}
