public import Values

/// What is sold, as `items.csv` says.
public struct Item: Sendable, Hashable {
  /// Whose it is until it is sold.
  public enum Owner: String, Sendable, Hashable, CaseIterable {
    /// The co-op's own.
    case coop = "co-op"
    /// Its makers'.
    case artisan
    /// Given to the co-op to be sold.
    case consignment
  }

  /// The id as that file spells it.
  public var id: String
  /// The name on paper.
  public var name: String
  /// The collection it belongs to.
  public var collection: String
  /// Whose it is.
  public var owner: Owner
  /// Who made it and who gets which part; ids in lower case, as `Artisan` keys are compared.
  public var makers: [MakerShare]
  /// The id of the payout rule.
  public var payoutRule: String?
  /// What one costs the co-op, in base currency.
  public var unitCost: Money
  /// What it is counted in, such as `pcs`.
  public var unit: String?
  /// How many came in.
  public var quantityIn: ExactDecimal
  /// When they came in.
  public var receivedOn: CalendarDay
  /// The batch, for food.
  public var batch: String?
  /// When it was made.
  public var madeOn: CalendarDay?
  /// How long it is good.
  public var bestBefore: CalendarDay?
  /// Below which number on hand somebody should act.
  public var minimumStock: ExactDecimal?
  /// The code of the Harmonised System of Nomenclature.
  public var hsn: String?
  /// The rate of GST in per cent.
  public var gst: Percentage
  /// Cells of columns unknown to Talim, by title.
  public var extra: [String: String]
}
