public import Values

/// A bill or cost of the co-op, as `expenses.csv` says.
public struct Expense: Sendable, Hashable {
  /// The categories that mean something to the figures; all others are free.
  public enum Category: String, Sendable, Hashable, CaseIterable {
    /// Carrying goods to buyers.
    case shipping
    /// What goods are packed in.
    case packaging
    /// Duties and fees of customs.
    case customs
    /// Tax paid to the state.
    case gstPayment = "gst payment"
  }

  /// What the ledger knows it by: its cells and their nth occurrence.
  public var key: String
  /// The day of the bill.
  public var billDate: CalendarDay
  /// When it falls due; the day of the bill when blank.
  public var dueOn: CalendarDay
  /// When it was paid; `nil` while it is not.
  public var paidOn: CalendarDay?
  /// The category as written.
  public var categoryText: String
  /// Who is paid.
  public var payee: String?
  /// How much, in base currency; above zero.
  public var amount: Money
  /// How it was paid.
  public var method: String?
  /// The order it was for, as `orders.csv` spells it.
  public var orderID: String?
  /// The item it was for, as `items.csv` spells it.
  public var itemID: String?
  /// Whether the reserve bears it.
  public var isFromReserve: Bool
  /// A note.
  public var note: String?
  /// Cells of columns unknown to Talim, by title.
  public var extra: [String: String]

  /// What the category means, if it means something; case, blanks and hyphens do not matter.
  public var category: Category? {
    let folded = categoryText.foldedTitle
    return Category.allCases.first { $0.rawValue.foldedTitle == folded }
  }
}
