import Ledger
public import Values

/// Pieces that the co-op bought outright from their makers.
public struct Purchase: Sendable, Hashable {
  /// The item's id.
  public var itemID: String
  /// The day they came in.
  public var receivedOn: CalendarDay
  /// How many.
  public var quantity: ExactDecimal
  /// What one cost.
  public var unitCost: Money
  /// Unit cost × quantity.
  public var amount: Money
  /// What each maker gets; the amounts sum to `amount`.
  public var parts: [MakerPart]

  /// What an item cost its makers' co-op at receipt; `nil` unless the co-op owns it, it has makers and follows no payout rule, and it
  /// came in on or after the day the books start.
  init?(_ item: Item, booksStart: CalendarDay?) throws(ArithmeticError) {
    let isBefore = booksStart.map { item.receivedOn < $0 } ?? false
    guard item.owner == .coop, item.payoutRule == nil, !item.makers.isEmpty, !isBefore else { return nil }
    let amount = try item.unitCost.multiplied(by: item.quantityIn)
    guard !amount.isZero else { return nil }
    let shares = try amount.allocated(by: item.makers.map(\.share.number))
    self.init(
      itemID: item.id, receivedOn: item.receivedOn, quantity: item.quantityIn, unitCost: item.unitCost, amount: amount,
      parts: zip(item.makers, shares).map { MakerPart(artisanID: $0.artisanID, share: $0.share, amount: $1) })
  }

  private init(
    itemID: String, receivedOn: CalendarDay, quantity: ExactDecimal, unitCost: Money, amount: Money, parts: [MakerPart]
  ) {
    self.itemID = itemID
    self.receivedOn = receivedOn
    self.quantity = quantity
    self.unitCost = unitCost
    self.amount = amount
    self.parts = parts
  }
}
