public import Values

/// A payout that a payout run is to record.
public struct RunPayout: Sendable, Hashable {
  /// The artisan's id.
  public var artisanID: String
  /// The artisan's name.
  public var artisanName: String?
  /// How much, above zero, in base currency.
  public var amount: Money
  /// How it was paid.
  public var method: String?
  /// The reference of the transfer.
  public var reference: String?

  /// A payout to one artisan.
  public init(
    artisanID: String, artisanName: String? = nil, amount: Money, method: String? = nil, reference: String? = nil
  ) {
    self.artisanID = artisanID
    self.artisanName = artisanName
    self.amount = amount
    self.method = method
    self.reference = reference
  }
}

/// A payout that a payout run recorded, as the ledger has it now.
public struct RecordedPayout: Sendable, Hashable {
  /// The payout.
  public var payout: Payout
  /// When the run recorded it, as `2026-06-07T10:20:30`.
  public var time: String
  /// Where it is kept: `payouts.csv row 12` where a file says it too, else `talim pay 2026-05 row 3`.
  public var place: String
  /// Whether a row of a file has taken its place, so that it is that row which must be changed.
  public var isKeptByFile: Bool
}
