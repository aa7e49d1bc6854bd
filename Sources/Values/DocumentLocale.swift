/// How a document writes numbers, amounts and days: its language, and how digits are grouped.
///
/// Digits are Latin in every language. The signs are `.` and `,` (German: `,` and `.`). The minus sign is the ASCII
/// hyphen, since the fonts in use lack U+2212. What belongs together (`2.5 m`, `EUR 12.00`) is joined by a no-break space.
///
/// In Urdu and Kashmiri, figures with a sign, a symbol or a hyphen begin with U+200E (left-to-right mark): without it
/// `-₹500.00` or `2026-05-16` behind an Arabic letter would be shown with its parts in the wrong order.
public struct DocumentLocale: Sendable, Hashable {
  /// The language.
  public let language: Language
  /// The grouping of every number, or `nil` to decide by language and currency; see `grouping(for:)`.
  public let grouping: NumberGrouping?

  /// A locale; without a grouping, it is decided by language and currency.
  public init(_ language: Language, grouping: NumberGrouping? = nil) {
    self.language = language
    self.grouping = grouping
  }

  /// The sign before the decimals.
  public var decimalSign: String { language == .german ? "," : "." }
  /// The sign between groups of digits.
  public var groupSign: String { language == .german ? "." : "," }

  /// How an amount is grouped: rupees 3-2-2, other currencies by threes.
  ///
  /// German text groups by threes always, rupees too: to a German reader 1.23.456,00 is a misprint.
  public func grouping(for currency: Currency) -> NumberGrouping {
    grouping ?? (language != .german && currency == .inr ? .indian : .international)
  }

  /// How a number that is not an amount is grouped: 3-2-2 in Hindi, Urdu and Kashmiri; by threes in German, and in
  /// English, whose readers are as often abroad as at home.
  public var numberGrouping: NumberGrouping {
    if let grouping { return grouping }
    switch language {
    case .hindi, .urdu, .kashmiri: return .indian
    case .english, .german: return .international
    }
  }

  /// The language whose words `words(_:)` takes: Urdu in Kashmiri documents, whose readers know its numbers from school and
  /// from every banknote and cheque; the document's own everywhere else. Who prints has to say so where they differ.
  public var languageOfWords: Language { language == .kashmiri ? .urdu : language }

  /// The amount in words, in lakh and crore for rupees and in millions otherwise, unless `grouping` says another; in
  /// `languageOfWords`. German compounds have soft hyphens (U+00AD) at their joints, since they are wider than many a column.
  public func words(_ money: Money) -> String {
    let scale = grouping ?? (money.currency == .inr ? .indian : .international)
    let words =
      AmountInWords.words(money, language: languageOfWords, scale: scale)
      ?? AmountInWords.englishWords(money, scale: scale)
    return language == .german ? GermanNumberWords.partable(words) : words
  }
}

/// How an amount shows its currency.
public enum MoneyStyle: String, Sendable, Hashable, CaseIterable {
  /// By its symbol: `₹1,23,456.00`; by its code where it has no symbol.
  case symbol
  /// By its ISO 4217 code: `INR 1,23,456.00`.
  case code
  /// Not at all: `1,23,456.00`.
  case plain
}

/// How a day is written.
public enum DateStyle: String, Sendable, Hashable, CaseIterable {
  /// With the short name of the month: `16 Jan 2026`.
  case short
  /// With the name of the month: `16 January 2026`.
  case long
  /// ISO 8601: `2026-01-16`.
  case iso
  /// In figures, day first: `16/01/2026`, German `16.01.2026`.
  case numeric
}
