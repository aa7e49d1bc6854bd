public import Values

/// Who makes, as `artisans.csv` says.
public struct Artisan: Sendable, Hashable {
  /// The id as that file spells it.
  public var id: String
  /// The name on paper.
  public var name: String
  /// The name in the artisan's own script.
  public var localName: String?
  /// Where the artisan lives.
  public var village: String?
  /// What the artisan does.
  public var craft: String?
  /// The telephone number as written.
  public var phone: String?
  /// The UPI address.
  public var upi: String?
  /// The number of the bank account.
  public var bankAccount: String?
  /// The code of the bank's branch.
  public var ifsc: String?
  /// The mail address.
  public var email: String?
  /// The day the artisan joined.
  public var joined: CalendarDay?
  /// What is held back of each month's net sales.
  public var retention: Percentage?
  /// How much of what remains goes towards an advance; blank means all.
  public var advanceRecovery: Percentage?
  /// The language of the artisan's papers, as written.
  public var language: String?
  /// Cells of columns unknown to Talim, by title.
  public var extra: [String: String]
}
