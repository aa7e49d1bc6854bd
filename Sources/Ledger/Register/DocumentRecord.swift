public import Values

/// The kinds of documents that get a number.
public enum DocumentKind: String, Sendable, Hashable, CaseIterable {
  /// A tax invoice, bill of supply or export invoice.
  case invoice
  /// A receipt for a deposit.
  case receipt
  /// A credit note.
  case creditNote = "credit-note"
  /// A payout statement.
  case statement
  /// A proforma invoice.
  case proforma
  /// A delivery note.
  case deliveryNote = "delivery-note"

  /// Whether figures of the books rest on documents of this kind. Payments may name proforma invoices.
  var changesFigures: Bool {
    switch self {
    case .invoice, .creditNote, .proforma: true
    case .receipt, .statement, .deliveryNote: false
    }
  }

  /// How people call it.
  public var noun: String {
    switch self {
    case .creditNote: "credit note"
    case .deliveryNote: "delivery note"
    case .proforma: "proforma invoice"
    case .invoice, .receipt, .statement: rawValue
    }
  }
}

/// One issued document as the register has it.
public struct DocumentRecord: Sendable, Hashable {
  /// Whether it stands.
  public enum State: String, Sendable, Hashable {
    /// It stands.
    case issued
    /// It was cancelled; its number stays.
    case cancelled
  }

  /// Who issued it.
  public enum Origin: String, Sendable, Hashable {
    /// Talim.
    case talim
    /// Somebody before or outside Talim, as a file says.
    case history
  }

  /// What it is.
  public var kind: DocumentKind
  /// The name of its series.
  public var series: String
  /// The year in which its financial year begins.
  public var financialYear: Int
  /// Its place in the series; `nil` for a number of the past that does not end in digits.
  public var running: Int?
  /// The full number, such as `KC/26-27/0042`.
  public var number: String
  /// The order it is for, as `orders.csv` spells it.
  public var orderID: String?
  /// Who it is for, as `buyers.csv` spells it.
  public var buyerID: String?
  /// The artisan it is for.
  public var artisanID: String?
  /// The day of issue.
  public var issuedOn: CalendarDay
  /// The total; `nil` for documents of the past.
  public var total: Money?
  /// The frozen data as JSON; `nil` for documents of the past.
  public var frozen: String?
  /// The fingerprint of the template, if Talim printed it.
  public var templateHash: String?
  /// The fingerprint of the PDF, if Talim printed it.
  public var pdfHash: String?
  /// The name of the PDF file, if Talim printed it.
  public var fileName: String?
  /// Whether it stands.
  public var state: State
  /// The day it was cancelled on.
  public var cancelledOn: CalendarDay?
  /// Why it was cancelled.
  public var cancelReason: String?
  /// Who issued it.
  public var origin: Origin
  /// When it was issued, as given; `nil` for documents of the past.
  public var time: String?
}
