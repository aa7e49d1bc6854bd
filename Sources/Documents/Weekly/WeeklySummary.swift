public import Values

/// The page of a week that every member reads: how much there is, how much of it is free, who owes whom, and what needs doing.
///
/// Input: the books, their facts and `WeekFacts`. Output: this value; every figure is as of the week's Sunday, in base currency, and
/// is the same that `CoopStatus` and the books give. `recordType` declares every field once.
public struct WeeklySummary: Sendable {
  /// What it is called.
  public var kind = "Our Week"
  /// Always absent: it is no document that is issued.
  public var number: String?
  /// The co-op.
  public var coop: CoopParty
  /// The week's name: `2026-W20`.
  public var week: String
  /// Its Monday.
  public var start: CalendarDay
  /// Its Sunday.
  public var end: CalendarDay
  /// The day it was drawn up.
  public var date: CalendarDay
  /// Where the co-op stands on the Sunday.
  public var status: CoopStatus
  /// Cash held.
  public var cash: WeekFigure
  /// What came in in the week.
  public var moneyIn: WeekFigure
  /// What went out in the week.
  public var moneyOut: WeekFigure
  /// What was sold in the week: net of discounts and of what came back, without tax and shipping.
  public var sold: WeekFigure
  /// What of the cash is free.
  public var free: WeekFigure
  /// What buyers owe.
  public var owedByBuyers: WeekFigure
  /// What artisans are owed.
  public var owedToArtisans: WeekFigure
  /// What shipping cost in the week.
  public var shippingSpent: WeekFigure
  /// What buyers were charged for it in the week.
  public var shippingCharged: Money
  /// What goods cost that are held for their makers.
  public var heldStock: Money
  /// What is owed by buyers and late.
  public var late: Money
  /// Cash on the last twelve Sundays.
  public var cashWeeks: [CashDay]
  /// What cash looks like on the Sundays of the next 30 days.
  public var outlook: [ExpectedCash]
  /// The collections that sold best, five at most.
  public var sellers: [CollectionSales]
  /// What needs doing, seven at most.
  public var alerts: [WeeklyAlert]
  /// How many more there are.
  public var moreAlerts: Int
  /// The document's fingerprint; empty before it is known.
  public var fingerprint = ""

  /// Cash on a day.
  public struct CashDay: Sendable, Hashable {
    /// The day.
    public var day: CalendarDay
    /// What was held.
    public var cash: Money
  }

  /// How the week was, in one word.
  public enum Mood: String, Sendable, Hashable, CaseIterable {
    /// More is promised to others than there is.
    case short
    /// Nothing came in and nothing went out.
    case quiet
    /// More came in than went out.
    case good
    /// More went out than came in, and there is enough.
    case spent
    /// As much came in as went out.
    case even
  }

  /// How the week was.
  public var mood: Mood {
    if status.figures.available.isNegative { return .short }
    let (moneyIn, moneyOut) = (moneyIn.now.minorUnits, moneyOut.now.minorUnits)
    if moneyIn == 0, moneyOut == 0 { return .quiet }
    return moneyIn == moneyOut ? .even : moneyIn > moneyOut ? .good : .spent
  }

  /// How much is missing to what is promised to others; zero when nothing is.
  public var shortBy: Money {
    let available = status.figures.available
    return available.isNegative ? (try? available.negated()) ?? available : .zero(available.currency)
  }

  /// Shipping as a percentage of what was sold, rounded; absent when nothing was sold, and when it is more than ten times that.
  public var shippingPercent: Int? {
    let (spent, sold) = (Int128(shippingSpent.now.minorUnits), Int128(sold.now.minorUnits))
    guard sold > 0, spent >= 0, spent <= sold * 10 else { return nil }
    return Int((spent * 200 + sold) / (sold * 2))
  }
}
