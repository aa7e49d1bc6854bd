/// Amounts in words, as invoices and receipts state them against tampering.
public enum AmountInWords {
  /// The amount in words, or `nil` for Kashmiri, whose number words are not known well enough to stand on a paper that
  /// binds: print Urdu then, as `DocumentLocale.words(_:)` does.
  ///
  /// - English: `Rupees Twelve Lakh … and Eighty-Nine Paise Only`, `Thirty-Four Euros and Fifty Cents Only`.
  /// - Hindi, Urdu: `… रुपये और … पैसे मात्र`, always in lakh and crore, whatever `scale` says.
  /// - German: `vierunddreißig Euro und fünfzig Cent`, always in Millionen and Milliarden.
  ///
  /// Minor units are left out when there are none. Currencies without words of their own are named by their code, and
  /// their minor units written as a fraction: `One Hundred SEK and 50/100 Only`. Every amount has words.
  public static func words(_ money: Money, language: Language, scale: NumberGrouping) -> String? {
    switch language {
    case .english: englishWords(money, scale: scale)
    case .hindi: indicWords(money, .hindi, numbers: .hindi, minus: "माइनस", and: "और", only: "मात्र")
    case .urdu: indicWords(money, .urdu, numbers: .urdu, minus: "منفی", and: "اور", only: "صرف")
    case .german: germanWords(money)
    case .kashmiri: nil
    }
  }

  /// The amount in English words; see `words(_:language:scale:)`.
  static func englishWords(_ money: Money, scale: NumberGrouping) -> String {
    let amount = SplitAmount(money)
    let names = CurrencyWords.of(money.currency, .english)
    let numbers: NumberWords = scale == .indian ? .englishIndian : .englishInternational
    let count = numbers.words(amount.whole)
    // Indian usage puts the rupees first; elsewhere the currency follows its number.
    let whole = money.currency == .inr ? "\(names.many) \(count)" : "\(count) \(names.name(amount.whole))"
    let minor = amount.minorText(names.minor, numbers.words).map { " and \($0)" } ?? ""
    return (money.isNegative ? "Minus " : "") + whole + minor + " Only"
  }

  private static func indicWords(
    _ money: Money, _ language: Language, numbers: NumberWords, minus: String, and: String, only: String
  ) -> String {
    let amount = SplitAmount(money)
    let names = CurrencyWords.of(money.currency, language)
    var words = money.isNegative ? [minus] : []
    words += [numbers.words(amount.whole), names.name(amount.whole)]
    if let minor = amount.minorText(names.minor, numbers.words) { words += [and, minor] }
    return (words + [only]).joined(separator: " ")
  }

  private static func germanWords(_ money: Money) -> String {
    let amount = SplitAmount(money)
    let names = CurrencyWords.of(money.currency, .german)
    let whole = "\(GermanNumberWords.words(amount.whole, names.gender)) \(names.name(amount.whole))"
    let minor = amount.minorText(names.minor) { GermanNumberWords.words($0, .masculine) }.map { " und \($0)" } ?? ""
    return (money.isNegative ? "minus " : "") + whole + minor
  }
}

/// The size of an amount, as whole units and minor units.
private struct SplitAmount {
  let whole: UInt64
  let minor: UInt64
  let minorPerUnit: UInt64

  init(_ money: Money) {
    minorPerUnit = UInt64(max(1, money.currency.minorUnitsPerUnit))
    (whole, minor) = money.minorUnits.magnitude.quotientAndRemainder(dividingBy: minorPerUnit)
  }

  /// The minor units with their name, or as a fraction where they have none; `nil` when there are no minor units.
  func minorText(_ name: (one: String, many: String)?, _ words: (UInt64) -> String) -> String? {
    guard minor > 0 else { return nil }
    guard let name else { return "\(minor)/\(minorPerUnit)" }
    return "\(words(minor)) \(minor == 1 ? name.one : name.many)"
  }
}
