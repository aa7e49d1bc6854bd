public import Values

/// Money paid to an artisan, or a change of what one is owed, as `payouts.csv` says.
public struct Payout: Sendable, Hashable {
  /// What happened.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// What was owed was paid.
    case payout
    /// Money was paid ahead of sales.
    case advance
    /// The artisan gave money back towards an advance.
    case advanceRepaid = "advance repaid"
    /// What was held back becomes owed.
    case retentionRelease = "retention release"
    /// Something else is owed, or no longer owed; the note says why.
    case adjustment
    /// What was owed when the books began.
    case openingBalance = "opening balance"
    /// What was left of advances when the books began.
    case openingAdvance = "opening advance"

    /// Whether the amount may be below zero.
    public var mayBeNegative: Bool { self == .adjustment || self == .openingBalance }
  }

  /// What the ledger knows it by: its cells and their nth occurrence.
  public var key: String
  /// The day.
  public var date: CalendarDay
  /// The artisan's id as `artisans.csv` spells it, or as written when there is no such artisan.
  public var artisanID: String
  /// The artisan's name as written here.
  public var artisanName: String?
  /// What happened.
  public var kind: Kind
  /// How much, in base currency; above zero except where the kind says otherwise.
  public var amount: Money
  /// How it was paid.
  public var method: String?
  /// The reference of the transfer.
  public var reference: String?
  /// A note; the reason of an adjustment.
  public var note: String?
  /// Cells of columns unknown to Talim, by title.
  public var extra: [String: String]

  /// A row of that file.
  public init(
    key: String, date: CalendarDay, artisanID: String, artisanName: String? = nil, kind: Kind, amount: Money,
    method: String? = nil, reference: String? = nil, note: String? = nil, extra: [String: String] = [:]
  ) {
    self.key = key
    self.date = date
    self.artisanID = artisanID
    self.artisanName = artisanName
    self.kind = kind
    self.amount = amount
    self.method = method
    self.reference = reference
    self.note = note
    self.extra = extra
  }
}
