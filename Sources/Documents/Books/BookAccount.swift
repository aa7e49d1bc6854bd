/// An account of the co-op's double entry: what kind of account, and of whom.
public struct BookAccount: Sendable, Hashable {
  /// What it holds.
  public var kind: Kind
  /// Whose it is or what for: a buyer's or artisan's id, the name of a tax, the category of an expense; empty where there is one only.
  public var detail: String

  /// An account of a kind.
  public init(_ kind: Kind, _ detail: String = "") {
    self.kind = kind
    self.detail = detail
  }

  /// Its full name: `assets:receivable:B04`.
  public var name: String { detail.isEmpty ? kind.rawValue : "\(kind.rawValue):\(detail)" }

  /// The kinds of accounts, by the names they have in a journal.
  ///
  /// What the co-op has and is owed stands above zero; what it owes, its equity and its income stand below zero.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Money in hand and at banks and providers.
    case cash = "assets:cash"
    /// What buyers owe on invoices, at the value of the invoice's day.
    case receivable = "assets:receivable"
    /// What is left of advances to artisans.
    case advances = "assets:advances"
    /// Goods of the co-op's own, at cost.
    case stock = "assets:stock"
    /// Customers' money on orders not yet invoiced, at the value received.
    case deposits = "liabilities:customers:deposits"
    /// What buyers paid beyond their invoices.
    case customerCredit = "liabilities:customers:credit"
    /// Money in whose order nobody knows.
    case unmatched = "liabilities:customers:unmatched"
    /// Makers' shares of what is sold, not yet payable.
    case pending = "liabilities:makers:pending"
    /// What is owed to makers; above zero when one owes the co-op.
    case payable = "liabilities:makers:payable"
    /// What is held back of makers' sales.
    case retained = "liabilities:makers:retained"
    /// Tax charged and not yet paid to the state.
    case tax = "liabilities:tax"
    /// Bills not yet paid.
    case bills = "liabilities:bills"
    /// Money borrowed.
    case loans = "liabilities:loans"
    /// What was there when the books began.
    case opening = "equity:opening"
    /// What income and expenses came to before an exported journal begins; the books themselves have nothing on it.
    case earlier = "equity:earlier result"
    /// What members paid in.
    case memberShares = "equity:member shares"
    /// What is set aside of sales.
    case reserve = "equity:reserve"
    /// The other side of what is set aside.
    case unreserved = "equity:unreserved"
    /// Goods sold, net of discounts and without tax, less what was credited.
    case sales = "income:sales"
    /// Shipping charged to buyers.
    case shippingCharged = "income:shipping"
    /// What rounding invoices to the rupee brought.
    case roundOff = "income:round off"
    /// What foreign money brought by changing its worth.
    case exchange = "income:exchange differences"
    /// Money given to the co-op.
    case grants = "income:grants"
    /// Interest received.
    case interest = "income:interest"
    /// Makers' shares of what is sold.
    case makers = "expenses:makers"
    /// Adjustments of makers' accounts.
    case adjustments = "expenses:adjustments"
    /// Cost of the co-op's own goods that were sold.
    case costOfGoods = "expenses:cost of goods"
    /// The other side of goods that came into stock and were not bought from makers: their bills stand among the expenses.
    case goodsTakenIn = "expenses:goods taken into stock"
    /// Goods lost, found or given away.
    case stockLosses = "expenses:stock losses"
    /// What is no longer expected from buyers.
    case writeOffs = "expenses:write-offs"
    /// What payment providers kept.
    case fees = "expenses:payment fees"
    /// Bills, by category.
    case bill = "expenses:bills"
  }
}

extension BookAccount: Comparable {
  /// By name.
  public static func < (left: BookAccount, right: BookAccount) -> Bool {
    (left.kind.rawValue, left.detail) < (right.kind.rawValue, right.detail)
  }
}
