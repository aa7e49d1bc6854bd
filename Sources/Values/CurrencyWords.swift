/// What a currency and its minor unit are called in one language, for amounts in words.
struct CurrencyWords: Sendable {
  /// The unit, for one and for other numbers.
  let one: String, many: String
  /// The minor unit, for one and for other numbers; `nil` when it is written as a fraction (`50/100`) or there is none.
  let minor: (one: String, many: String)?
  /// The gender of the unit, where the language asks for it.
  var gender = GermanNumberWords.Gender.masculine

  init(
    _ one: String, _ many: String, minor: (one: String, many: String)? = nil,
    gender: GermanNumberWords.Gender = .masculine
  ) {
    self.one = one
    self.many = many
    self.minor = minor
    self.gender = gender
  }

  func name(_ count: UInt64) -> String { count == 1 ? one : many }

  /// The words for a currency; its code where the language has none for it.
  static func of(_ currency: Currency, _ language: Language) -> CurrencyWords {
    let known: CurrencyWords? =
      switch language {
      case .english, .kashmiri: english[currency.code]
      case .hindi: hindi[currency.code]
      case .urdu: urdu[currency.code]
      case .german: german[currency.code]
      }
    return known ?? CurrencyWords(currency.code, currency.code)
  }

  private static let english: [String: CurrencyWords] = [
    "INR": CurrencyWords("Rupee", "Rupees", minor: ("Paisa", "Paise")),
    "EUR": CurrencyWords("Euro", "Euros", minor: ("Cent", "Cents")),
    "USD": CurrencyWords("US Dollar", "US Dollars", minor: ("Cent", "Cents")),
    "GBP": CurrencyWords("Pound Sterling", "Pounds Sterling", minor: ("Penny", "Pence")),
    "JPY": CurrencyWords("Yen", "Yen"),
    "KWD": CurrencyWords("Kuwaiti Dinar", "Kuwaiti Dinars", minor: ("Fils", "Fils")),
  ]
  private static let hindi: [String: CurrencyWords] = [
    "INR": CurrencyWords("रुपया", "रुपये", minor: ("पैसा", "पैसे")),
    "EUR": CurrencyWords("यूरो", "यूरो", minor: ("सेंट", "सेंट")),
    "USD": CurrencyWords("अमेरिकी डॉलर", "अमेरिकी डॉलर", minor: ("सेंट", "सेंट")),
    "GBP": CurrencyWords("पाउंड", "पाउंड", minor: ("पेनी", "पेंस")),
    "JPY": CurrencyWords("येन", "येन"),
    "KWD": CurrencyWords("कुवैती दीनार", "कुवैती दीनार", minor: ("फ़िल्स", "फ़िल्स")),
  ]
  private static let urdu: [String: CurrencyWords] = [
    "INR": CurrencyWords("روپیہ", "روپے", minor: ("پیسہ", "پیسے")),
    "EUR": CurrencyWords("یورو", "یورو", minor: ("سینٹ", "سینٹ")),
    "USD": CurrencyWords("امریکی ڈالر", "امریکی ڈالر", minor: ("سینٹ", "سینٹ")),
    "GBP": CurrencyWords("پاؤنڈ", "پاؤنڈ", minor: ("پینی", "پینس")),
    "JPY": CurrencyWords("ین", "ین"),
    "KWD": CurrencyWords("کویتی دینار", "کویتی دینار", minor: ("فلس", "فلس")),
  ]
  // Every minor unit here is masculine.
  private static let german: [String: CurrencyWords] = [
    "INR": CurrencyWords("Rupie", "Rupien", minor: ("Paisa", "Paise"), gender: .feminine),
    "EUR": CurrencyWords("Euro", "Euro", minor: ("Cent", "Cent")),
    "USD": CurrencyWords("US-Dollar", "US-Dollar", minor: ("Cent", "Cent")),
    "GBP": CurrencyWords("Pfund Sterling", "Pfund Sterling", minor: ("Penny", "Pence"), gender: .neuter),
    "JPY": CurrencyWords("Yen", "Yen"),
    "KWD": CurrencyWords("Kuwait-Dinar", "Kuwait-Dinar", minor: ("Fils", "Fils")),
  ]
}
