public import Values

/// What one receipt for a payment says, all figures final.
///
/// Input: a payment, the orders it is for, the co-op's settings and a request. Output: this value. All figures of its orders are as they stood
/// when the payment had come, whatever happened since.
public struct Receipt: Sendable {
  /// What the receipt is called.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// For an advance, from a seller registered for GST (CGST Act s. 31(3)(d); CGST Rules, rule 50).
    case voucher = "Receipt Voucher"
    /// For an advance, from any other seller.
    case deposit = "Deposit Receipt"
    /// For a payment of what was invoiced before.
    case payment = "Payment Receipt"
  }

  /// What it is called.
  public var kind: Kind
  /// The document's number; absent on a draft.
  public var number: String?
  /// The day of issue; on a draft the day it was drawn up.
  public var date: CalendarDay
  /// The day the money was received.
  public var receivedOn: CalendarDay
  /// The time of that day, if known.
  public var receivedAt: String?
  /// What was received.
  public var amount: Money
  /// How it was paid.
  public var method: String
  /// The id of the transaction.
  public var transactionID: String?
  /// What the payer wrote, if anything besides the transaction id.
  public var reference: String?
  /// Who paid, if it was not the buyer.
  public var payer: String?
  /// What it counts for, where it came in another currency than the orders'.
  public var exchange: ReceiptExchange?
  /// Whether at least a part of it came before an invoice.
  public var isDeposit: Bool
  /// The tax on the advance, which is nil for goods; absent where no tax applies or nothing of it is an advance.
  public var taxOnAdvance: Money?
  /// Whether the buyer pays the tax to the state.
  public var reverseCharge: Bool
  /// Whether the orders bear GST.
  public var showsTax: Bool
  /// State or country of supply, such as `Delhi (07)`.
  public var placeOfSupply: String?
  /// The seller.
  public var coop: CoopParty
  /// The buyer.
  public var buyer: BuyerParty
  /// The orders it is for, the oldest first.
  public var orders: [ReceiptOrder]
  /// Whether it is for several orders.
  public var hasSeveralOrders: Bool
  /// Who signs.
  public var signatory: String?
  /// Whether it is a draft, without a number.
  public var isDraft: Bool
  /// The first characters of the document's fingerprint; empty before it is known.
  public var fingerprint: String
}

extension Receipt: RecordConvertible {
  /// All fields of a receipt, for templates.
  public static let recordType = RecordType<Receipt>(
    "receipt",
    [
      .field(
        "kind", { $0.kind.rawValue }, "what it is called", example: "Receipt Voucher",
        words: Kind.allCases.map(\.rawValue)),
      .field("number", { $0.number }, "the number; absent on a draft", example: "RV/26-27/0007"),
      .field("isDraft", { $0.isDraft }, "whether it is a draft, without a number", example: "false"),
      .field("date", { $0.date }, "the day of issue", example: "2026-05-16"),
      .field("receivedOn", { $0.receivedOn }, "the day the money was received", example: "2026-05-14"),
      .field("receivedAt", { $0.receivedAt }, "the time of that day, if known", example: "09:30"),
      .field("amount", { $0.amount }, "what was received", example: "₹20,000.00"),
      .field("method", { $0.method }, "how it was paid", example: "bank transfer", words: []),
      .field("transactionID", { $0.transactionID }, "the id of the transaction", example: "UTR 6120044871"),
      .field("reference", { $0.reference }, "what the payer wrote", example: "advance for O-1042"),
      .field("payer", { $0.payer }, "who paid, if it was not the buyer", example: "Meera Traders"),
      .field("exchange", { $0.exchange }, "what it counts for, where it came in another currency"),
      .field("isDeposit", { $0.isDeposit }, "whether a part of it came before an invoice", example: "true"),
      .field(
        "taxOnAdvance", { $0.taxOnAdvance }, "the tax on the advance, nil for goods; absent where no tax applies",
        example: "₹0.00"),
      .field("reverseCharge", { $0.reverseCharge }, "whether the buyer pays the tax to the state", example: "false"),
      .field("showsTax", { $0.showsTax }, "whether the orders bear tax", example: "true"),
      .field("placeOfSupply", { $0.placeOfSupply }, "the state or country of supply", example: "Delhi (07)", words: []),
      .field("coop", { $0.coop }, "the co-op"),
      .field("buyer", { $0.buyer }, "the buyer"),
      .field("orders", { $0.orders }, "the orders it is for, the oldest first"),
      .field("hasSeveralOrders", { $0.hasSeveralOrders }, "whether it is for several orders", example: "false"),
      .field("signatory", { $0.signatory }, "who signs", example: "Authorised signatory", words: []),
      .field("fingerprint", { $0.fingerprint }, "the document's fingerprint", example: "3f9a 20bc 71d4 e65a"),
    ])
}

extension Receipt: PrintableDocument {
  /// `receipt`.
  public static var templateKind: String { "receipt" }
  /// What it is called with the number, or the transaction on a draft.
  public var title: String { "\(kind.rawValue) \(number ?? transactionID ?? receivedOn.description)" }
  /// The buyer's name.
  public var partyName: String { buyer.name }
}

/// What a payment counts for in the currency of its orders.
public struct ReceiptExchange: Sendable {
  /// What it counts for.
  public var amount: Money
  /// The ISO code of the currency it came in.
  public var from: String
  /// The ISO code of the orders' currency.
  public var to: String
  /// How many units of the orders' currency one unit brought, rounded to four decimals.
  public var rate: ExactDecimal
}

extension ReceiptExchange: RecordConvertible {
  /// All fields of an exchange.
  public static let recordType = RecordType<ReceiptExchange>(
    "receipt exchange",
    [
      .field("amount", { $0.amount }, "what the payment counts for", example: "₹41,750.00"),
      .field("from", { $0.from }, "the ISO code of the currency it came in", example: "USD"),
      .field("to", { $0.to }, "the ISO code of the orders' currency", example: "INR"),
      .field("rate", { $0.rate }, "what one unit brought, to four decimals", example: "83.5"),
    ])
}

extension ReceiptExchange {
  /// What `paid` brought in another currency; `nil` when nothing was paid or the rate does not fit.
  init?(_ paid: Money, counts amount: Money) {
    guard paid.isPositive else { return nil }
    let decimals = 4
    let top = amount.decimal.multiplied(byTenTo: decimals + paid.decimal.scale)
    let bottom = paid.decimal.multiplied(byTenTo: amount.decimal.scale)
    guard bottom > 0, let rounded = Int64(exactly: (2 * top + bottom) / (2 * bottom)),
      let rate = ExactDecimal(coefficient: rounded, scale: decimals)
    else { return nil }
    self.init(amount: amount, from: paid.currency.code, to: amount.currency.code, rate: rate)
  }
}

extension ExactDecimal {
  /// The coefficient with so many zeros behind it.
  fileprivate func multiplied(byTenTo exponent: Int) -> Int128 {
    (0..<exponent).reduce(Int128(coefficient)) { product, _ in product * 10 }
  }
}
