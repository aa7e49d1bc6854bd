public import Ledger
public import Values

/// All figures of an artisan's statement for one period, in base currency.
///
/// They reconcile: `opening` + `earned` − `returned` + `bought` + `adjusted` − `retention` + `retentionReleased` − `recovered` −
/// `paid` = `closing`, and `closing` is what the next period brings forward. Amounts that are taken off stand above zero.
public struct MakerStatement: Sendable, Hashable {
  /// The artisan's id in lower case.
  public var artisanID: String
  /// The artisan; `nil` when artisans.csv does not know one of that id.
  public var artisan: Artisan?
  /// The period.
  public var period: PayPeriod

  /// The closing balance of the period before.
  public var broughtForward: Money
  /// Opening balances dated in the period.
  public var openingBalances: [Payout]
  /// Brought forward and opening balances together.
  public var opening: Money
  /// What became payable in the period, with what came back before it did.
  public var earnings: [StatementEarning]
  /// The sum of what became payable.
  public var earned: Money
  /// What came back after it had become payable.
  public var returns: [StatementReturn]
  /// The sum of what came back.
  public var returned: Money
  /// What was bought outright.
  public var purchases: [StatementPurchase]
  /// The sum of what was bought outright.
  public var bought: Money
  /// Adjustments, each with its reason as note.
  public var adjustments: [Payout]
  /// The sum of adjustments; may be below zero.
  public var adjusted: Money
  /// How the retention came about.
  public var retentionStep: RetentionStep
  /// What is held back.
  public var retention: Money
  /// What was held back and becomes owed.
  public var retentionReleases: [Payout]
  /// Their sum.
  public var retentionReleased: Money
  /// How the recovery of advances came about.
  public var recoveryStep: RecoveryStep
  /// What goes towards advances.
  public var recovered: Money
  /// What was paid in the period.
  public var payouts: [Payout]
  /// Their sum.
  public var paid: Money
  /// What is owed at the period's end; below zero when the artisan owes.
  public var closing: Money

  /// What happens with the closing balance.
  public var outcome: Outcome
  /// Advances given, and given back, in the period.
  public var advances: AdvanceFigures
  /// All that is held back, at the period's end.
  public var retained: Money
  /// What was sold and waits to become payable, at the period's end.
  public var pending: [PendingSale]
  /// Its sum.
  public var pendingTotal: Money
  /// Pieces still held for the artisan, at the period's end.
  public var held: [HeldPiece]
}

extension MakerStatement {
  /// What happens with the closing balance.
  public enum Outcome: Sendable, Hashable {
    /// It is paid on a day.
    case pay(Money, on: CalendarDay)
    /// There is nothing to pay.
    case nothing
    /// It is smaller than the minimum payout and carried forward.
    case belowMinimum(Money)
    /// The artisan owes it; it is carried forward.
    case owedToCoop
  }

  /// How advances stand.
  public struct AdvanceFigures: Sendable, Hashable {
    /// Left at the period's start.
    public var before: Money
    /// Rows of opening advances and advances in the period.
    public var given: [Payout]
    /// Rows of advances repaid in money in the period.
    public var repaid: [Payout]
    /// Left at the period's end, after the recovery.
    public var left: Money
  }
}

/// A sale that became payable in the period, for one artisan.
public struct StatementEarning: Sendable, Hashable {
  /// The sale with its rule, formula and shares.
  public var sale: SaleEarning
  /// The position of the artisan in the sale's parts.
  public var part: Int
  /// The artisan's amount at the sale.
  public var share: Money
  /// What came back before it became payable.
  public var returnedBefore: Money
  /// What became payable: `share` − `returnedBefore`.
  public var amount: Money
}

/// Pieces that came back after their sale had become payable, for one artisan.
public struct StatementReturn: Sendable, Hashable {
  /// The sale.
  public var sale: SaleEarning
  /// The position of the artisan in the sale's parts.
  public var part: Int
  /// The return.
  public var back: EarningReturn
  /// What the artisan gives back, above zero.
  public var amount: Money
}

/// Pieces bought outright, for one artisan.
public struct StatementPurchase: Sendable, Hashable {
  /// The purchase.
  public var purchase: Purchase
  /// The position of the artisan in the purchase's parts.
  public var part: Int
  /// The artisan's amount.
  public var amount: Money
}

/// A sale that waits to become payable, for one artisan.
public struct PendingSale: Sendable, Hashable {
  /// The sale.
  public var sale: SaleEarning
  /// The position of the artisan in the sale's parts.
  public var part: Int
  /// What will become payable unless pieces come back.
  public var amount: Money
}

/// Pieces of one item that are still held for their makers.
public struct HeldPiece: Sendable, Hashable {
  /// The item.
  public var item: Item
  /// How many.
  public var quantity: ExactDecimal
  /// The artisan's share of the item.
  public var share: Percentage
  /// How many days the item has been with the co-op.
  public var days: Int
}
