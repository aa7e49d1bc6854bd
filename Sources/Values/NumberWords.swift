/// How a language builds the words for whole numbers: one word for each number below a hundred, then hundreds, then
/// larger and larger steps.
struct NumberWords: Sendable {
  /// The words for 0 to 99.
  let small: [String]
  let hundred: String
  /// The steps above a hundred, largest first.
  let steps: [(size: UInt64, name: String)]

  /// The number in words. The largest step counts itself again where need be: a crore of crores.
  func words(_ number: UInt64) -> String {
    if number < 100 { return small.indices.contains(Int(number)) ? small[Int(number)] : String(number) }
    let step = steps.first { $0.size <= number } ?? (100, hundred)
    let (count, rest) = number.quotientAndRemainder(dividingBy: step.size)
    let head = words(count) + " " + step.name
    return rest == 0 ? head : head + " " + words(rest)
  }

  static let englishIndian = NumberWords(
    small: englishSmall, hundred: "Hundred",
    steps: [(10_000_000, "Crore"), (100_000, "Lakh"), (1_000, "Thousand")])

  static let englishInternational = NumberWords(
    small: englishSmall, hundred: "Hundred",
    steps: [
      (1_000_000_000_000_000_000, "Quintillion"), (1_000_000_000_000_000, "Quadrillion"),
      (1_000_000_000_000, "Trillion"), (1_000_000_000, "Billion"), (1_000_000, "Million"), (1_000, "Thousand"),
    ])

  static let hindi = NumberWords(
    small: hindiSmall, hundred: "सौ", steps: [(10_000_000, "करोड़"), (100_000, "लाख"), (1_000, "हज़ार")])

  static let urdu = NumberWords(
    small: urduSmall, hundred: "سو", steps: [(10_000_000, "کروڑ"), (100_000, "لاکھ"), (1_000, "ہزار")])

  private static let englishSmall: [String] = {
    let low = """
      Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen \
      Eighteen Nineteen
      """.split(separator: " ").map(String.init)
    let tens = ["Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"]
    return low + tens.flatMap { ten in [ten] + low[1...9].map { "\(ten)-\($0)" } }
  }()

  /// A line for each ten. Some have several accepted spellings (53, 79, 87, 91 and on); these are the usual ones.
  private static let hindiSmall: [String] = words(
    """
    शून्य एक दो तीन चार पाँच छह सात आठ नौ
    दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस
    बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस
    तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस
    चालीस इकतालीस बयालीस तैंतालीस चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास
    पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ
    साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर
    सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी
    अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी
    नब्बे इक्यानवे बानवे तिरानवे चौरानवे पंचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे
    """)

  /// A line for each ten.
  private static let urduSmall: [String] = words(
    """
    صفر ایک دو تین چار پانچ چھ سات آٹھ نو
    دس گیارہ بارہ تیرہ چودہ پندرہ سولہ سترہ اٹھارہ انیس
    بیس اکیس بائیس تئیس چوبیس پچیس چھبیس ستائیس اٹھائیس انتیس
    تیس اکتیس بتیس تینتیس چونتیس پینتیس چھتیس سینتیس اڑتیس انتالیس
    چالیس اکتالیس بیالیس تینتالیس چوالیس پینتالیس چھیالیس سینتالیس اڑتالیس انچاس
    پچاس اکیاون باون ترپن چون پچپن چھپن ستاون اٹھاون انسٹھ
    ساٹھ اکسٹھ باسٹھ تریسٹھ چونسٹھ پینسٹھ چھیاسٹھ سڑسٹھ اڑسٹھ انہتر
    ستر اکہتر بہتر تہتر چوہتر پچھتر چھہتر ستتر اٹھہتر اناسی
    اسی اکیاسی بیاسی تراسی چوراسی پچاسی چھیاسی ستاسی اٹھاسی نواسی
    نوے اکانوے بانوے ترانوے چورانوے پچانوے چھیانوے ستانوے اٹھانوے ننانوے
    """)

  private static func words(_ table: String) -> [String] {
    table.split { $0 == " " || $0 == "\n" }.map(String.init)
  }
}
