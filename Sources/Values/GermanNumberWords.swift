/// German numbers in words: one compound below a million, nouns above.
enum GermanNumberWords {
  /// The gender of what is counted; it decides the form of a final one.
  enum Gender: Sendable {
    case masculine, feminine, neuter

    var one: String { self == .feminine ? "eine" : "ein" }
  }

  /// The number in words, as it stands before a noun: `ein Euro`, `eine Rupie`, `einhundertein Euro`.
  static func words(_ number: UInt64, _ gender: Gender) -> String {
    if number < 1_000_000 { return number == 0 ? "null" : compound(Int(number), one: gender.one) }
    let step = steps.first { $0.size <= number } ?? million
    let (count, rest) = number.quotientAndRemainder(dividingBy: step.size)
    let head = count == 1 ? "eine \(step.one)" : "\(words(count, .feminine)) \(step.many)"
    return rest == 0 ? head : "\(head) \(words(rest, gender))"
  }

  /// Words with a soft hyphen behind each `tausend` and `hundert` inside of a word.
  static func partable(_ words: String) -> String {
    var result = ""
    var letters = ""
    for letter in words {
      if letter.isLetter {
        if letters.hasSuffix("tausend") || letters.hasSuffix("hundert") { result += "\u{AD}" }
        letters.append(letter)
      } else {
        letters = ""
      }
      result.append(letter)
    }
    return result
  }

  /// A number from 1 to 999,999; empty for 0. `one` is the form that a final one takes.
  private static func compound(_ number: Int, one: String) -> String {
    switch number {
    case ...0: return ""
    case 1: return one
    case ..<20: return small[number]
    case ..<100:
      let ten = tens[number / 10]
      return number % 10 == 0 ? ten : "\(number % 10 == 1 ? "ein" : small[number % 10])und\(ten)"
    case ..<1_000:
      return compound(number / 100, one: "ein") + "hundert" + compound(number % 100, one: one)
    default:
      return compound(number / 1_000, one: "ein") + "tausend" + compound(number % 1_000, one: one)
    }
  }

  private typealias Step = (size: UInt64, one: String, many: String)
  private static let million: Step = (1_000_000, "Million", "Millionen")
  private static let steps: [Step] = [
    (1_000_000_000_000_000_000, "Trillion", "Trillionen"), (1_000_000_000_000_000, "Billiarde", "Billiarden"),
    (1_000_000_000_000, "Billion", "Billionen"), (1_000_000_000, "Milliarde", "Milliarden"), million,
  ]
  private static let small = [
    "null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
    "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
  ]
  private static let tens = [
    "", "zehn", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
  ]
}
