public import Values

/// Money received, given back or written off, as `payments.csv` says.
public struct Payment: Sendable, Hashable {
  /// What happened.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Money came in.
    case payment
    /// Money went back.
    case refund
    /// Money is no longer expected.
    case writeOff = "write-off"
  }

  /// What the ledger knows it by, also without a transaction id.
  public var key: String
  /// The transaction id as written.
  public var transactionID: String?
  /// The day it was received.
  public var day: CalendarDay
  /// The time of that day, as `09:30`, if known.
  public var time: String?
  /// Who paid.
  public var payer: String?
  /// How.
  public var method: String
  /// What happened.
  public var kind: Kind
  /// How much, always above zero; the kind says which way it went.
  public var amount: Money
  /// What the provider kept, in base currency.
  public var fee: Money?
  /// What reached the account after the fee, in base currency.
  public var baseAmount: Money?
  /// What the payer wrote.
  public var reference: String?
  /// A note.
  public var note: String?
  /// Cells of columns unknown to Talim, by title.
  public var extra: [String: String]

  /// A row of that file.
  public init(
    key: String, transactionID: String? = nil, day: CalendarDay, time: String? = nil, payer: String? = nil,
    method: String, kind: Kind, amount: Money, fee: Money? = nil, baseAmount: Money? = nil, reference: String? = nil,
    note: String? = nil, extra: [String: String] = [:]
  ) {
    self.key = key
    self.transactionID = transactionID
    self.day = day
    self.time = time
    self.payer = payer
    self.method = method
    self.kind = kind
    self.amount = amount
    self.fee = fee
    self.baseAmount = baseAmount
    self.reference = reference
    self.note = note
    self.extra = extra
  }

  /// What it is worth in another currency without a rate: its own amount, or for the base currency what reached the account
  /// plus the fee; `nil` when neither is in that currency.
  public func value(in currency: Currency) -> Money? {
    if amount.currency == currency { return amount }
    guard let baseAmount, baseAmount.currency == currency else { return nil }
    guard let fee else { return baseAmount }
    return try? baseAmount + fee
  }
}
