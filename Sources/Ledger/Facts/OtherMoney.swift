public import Values

/// Money that is neither sale, payout nor expense, as `other_money.csv` says.
public struct OtherMoney: Sendable, Hashable {
  /// What happened.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// What an account held when the books began.
    case opening
    /// From one of the co-op's accounts to another.
    case transfer
    /// Given to the co-op.
    case grant
    /// Paid in by a member.
    case memberShare = "member share"
    /// Borrowed.
    case loanIn = "loan in"
    /// Paid back.
    case loanRepaid = "loan repaid"
    /// Interest received.
    case interest
  }

  /// What the ledger knows it by: its cells and their nth occurrence.
  public var key: String
  /// The day.
  public var date: CalendarDay
  /// What happened.
  public var kind: Kind
  /// How much, in base currency; above zero, except that an opening may be below it.
  public var amount: Money
  /// Who or which account it came from.
  public var from: String?
  /// Who or which account it went to.
  public var to: String?
  /// A note.
  public var note: String?
  /// Cells of columns unknown to Talim, by title.
  public var extra: [String: String]
}
