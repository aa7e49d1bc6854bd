public import Values

/// What one statement of a buyer's account says, all figures final.
///
/// Input: the books, the buyer, the settings and a period. Output: this value. It has no number: it can be drawn up again at any time, and
/// says nothing that the documents in it do not say.
public struct BuyerAccount: Sendable {
  /// What it is called.
  public var kind: String
  /// The day it was drawn up.
  public var date: CalendarDay
  /// The first day of the period; absent for the beginning of the books.
  public var periodStart: CalendarDay?
  /// The last day of the period, at whose end everything stands as it is shown.
  public var periodEnd: CalendarDay
  /// The seller.
  public var coop: CoopParty
  /// The buyer.
  public var buyer: BuyerParty
  /// What happened, one section for each currency; never added up across them.
  public var sections: [AccountSection]
  /// Whether there is more than one currency.
  public var hasSeveralCurrencies: Bool
  /// The first characters of the document's fingerprint; empty before it is known.
  public var fingerprint: String

  /// The only kind there is.
  static let name = "Statement of Account"
}

extension BuyerAccount: PrintableDocument {
  /// `account`.
  public static var templateKind: String { "account" }
  /// It has none.
  public var number: String? { nil }
  /// What it is called, whose it is, and until when it goes.
  public var title: String { "\(kind), \(buyer.name), \(periodEnd)" }
  /// The buyer's name.
  public var partyName: String { buyer.name }
}

extension BuyerAccount: RecordConvertible {
  /// All fields of a statement of account, for templates.
  public static let recordType = RecordType<BuyerAccount>(
    "account",
    [
      .field("kind", { $0.kind }, "what it is called", example: name, words: [name]),
      .field("date", { $0.date }, "the day it was drawn up", example: "2026-07-31"),
      .field(
        "periodStart", { $0.periodStart }, "the first day; absent for the beginning of the books", example: "2026-05-01"
      ),
      .field("periodEnd", { $0.periodEnd }, "the last day", example: "2026-05-31"),
      .field("coop", { $0.coop }, "the co-op"),
      .field("buyer", { $0.buyer }, "the buyer"),
      .field("sections", { $0.sections }, "what happened, one record for each currency"),
      .field(
        "hasSeveralCurrencies", { $0.hasSeveralCurrencies }, "whether there is more than one currency", example: "false"
      ),
      .field("fingerprint", { $0.fingerprint }, "the document's fingerprint", example: "3f9a 20bc 71d4 e65a"),
    ])
}
