/// What an alert is about, the most urgent first.
public enum AlertKind: String, Sendable, Hashable, CaseIterable {
  /// More is promised to others than there is.
  case shortOfCash = "short of cash"
  /// An artisan should have been paid.
  case payoutOverdue = "payout overdue"
  /// An invoice is not paid in time.
  case lateInvoice = "late invoice"
  /// An order is not sent in time.
  case pastPromise = "past promise"
  /// An order was cancelled, and its money is still here.
  case cancelledWithDeposit = "cancelled with deposit"
  /// Money came in, and nobody knows for what.
  case unmatched
  /// What a buyer was to pay before the work did not come.
  case depositMissing = "deposit missing"
  /// Food is too old to be sold.
  case expired
  /// There is too little of something.
  case lowStock = "low stock"
  /// Food must be sold soon.
  case expiring

  /// The word for it in `talim.toml`: `late_invoice`.
  public var key: String { String(rawValue.map { $0 == " " ? "_" : $0 }) }

  /// The kind of a word in `talim.toml`.
  init?(key: String) {
    guard let kind = Self.allCases.first(where: { $0.key == key }) else { return nil }
    self = kind
  }
}
