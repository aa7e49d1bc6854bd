public import Ledger
public import Values

/// How many pieces of one item there are at the end of a day, and what of them can be sold.
public struct StockLevel: Sendable, Hashable {
  /// The item, with its batch and whose it is.
  public let item: Item
  /// What came in by then.
  public let received: ExactDecimal
  /// What was found, less what was lost or given away.
  public let moved: ExactDecimal
  /// What left with an invoice.
  public let sold: ExactDecimal
  /// What came back of that and can be sold again.
  public let returned: ExactDecimal
  /// What has left and has no invoice yet, less what came back of it.
  public let shipped: ExactDecimal
  /// What is here, but kept for somebody who paid something.
  public let reserved: ExactDecimal
  /// What is here and ordered; reserved pieces are among them.
  public let ordered: ExactDecimal
  /// What is here: received + moved + returned − sold − shipped. Below zero when more left than came in.
  public let onHand: ExactDecimal
  /// What the books still have: on hand + shipped, since a piece is sold on the day of its invoice.
  public let booked: ExactDecimal
  /// What can be sold: on hand − reserved.
  public let available: ExactDecimal
  /// What is booked at unit cost, rounded once; below zero when more was sold than came in.
  public let value: Money

  init(_ item: Item, _ sums: StockSums) throws(ArithmeticError) {
    self.item = item
    received = sums[.received]
    moved = sums[.moved]
    sold = sums[.sold]
    returned = sums[.returned]
    shipped = sums[.shipped]
    reserved = sums[.reserved]
    ordered = sums[.ordered]
    booked = try received + moved + returned - sold
    onHand = try booked - shipped
    available = try onHand - reserved
    value = try item.unitCost.multiplied(by: booked)
  }

  /// Whether it is the co-op's own; else it is held for its makers.
  public var isOwn: Bool { item.owner == .coop }

  /// Whether there is nothing of it, in any way.
  public var isEmpty: Bool { onHand.isZero && shipped.isZero && reserved.isZero && ordered.isZero }
}

/// What somebody should do something about.
public enum StockMark: String, Sendable, Hashable, CaseIterable {
  /// More left than came in.
  case negative
  /// More is ordered than is here.
  case soldAboveStock = "sold above stock"
  /// Less can be sold than the item's minimum.
  case belowMinimum = "below minimum"
  /// Its best-before day is past.
  case expired
  /// Its best-before day is near.
  case expiring
}

extension StockLevel {
  /// What should be looked at on a day; `alertDays` says how many days ahead a best-before day is near.
  public func marks(asOf day: CalendarDay, alertDays: Int) -> [StockMark] {
    var marks: [StockMark] = []
    if onHand.isNegative {
      marks.append(.negative)
    } else if onHand < ordered {
      marks.append(.soldAboveStock)
    }
    if let minimum = item.minimumStock, available < minimum { marks.append(.belowMinimum) }
    guard onHand > .zero, let bestBefore = item.bestBefore else { return marks }
    if bestBefore < day {
      marks.append(.expired)
    } else if day.days(until: bestBefore) <= alertDays {
      marks.append(.expiring)
    }
    return marks
  }
}
