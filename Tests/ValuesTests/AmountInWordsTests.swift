import RandomTestSupport
import Testing

@testable import Values

@Suite struct AmountInWordsTests {
  private func words(_ minor: Int64, _ currency: Currency, _ language: Language, _ scale: NumberGrouping) -> String? {
    AmountInWords.words(Money(minorUnits: minor, currency), language: language, scale: scale)
  }

  @Test(arguments: [
    (12_34_567_89, "Rupees Twelve Lakh Thirty-Four Thousand Five Hundred Sixty-Seven and Eighty-Nine Paise Only"),
    (0, "Rupees Zero Only"), (1, "Rupees Zero and One Paisa Only"), (50, "Rupees Zero and Fifty Paise Only"),
    (1_00, "Rupees One Only"), (20_00, "Rupees Twenty Only"), (21_00, "Rupees Twenty-One Only"),
    (100_00, "Rupees One Hundred Only"), (115_00, "Rupees One Hundred Fifteen Only"),
    (1_000_00, "Rupees One Thousand Only"), (1_00_000_00, "Rupees One Lakh Only"),
    (1_00_00_000_00, "Rupees One Crore Only"), (100_00_00_000_00, "Rupees One Hundred Crore Only"),
    (1_00_000_00_00_000_00, "Rupees One Lakh Crore Only"), (1_00_00_001_00, "Rupees One Crore One Only"),
    (1_00_00_000_00_00_000_00, "Rupees One Crore Crore Only"), (-500_00, "Minus Rupees Five Hundred Only"),
  ])
  func indianEnglish(paise: Int64, expected: String) {
    #expect(words(paise, .inr, .english, .indian) == expected)
  }

  @Test func internationalEnglish() {
    let cases: [(Int64, Currency, String)] = [
      (1_234_50, .eur, "One Thousand Two Hundred Thirty-Four Euros and Fifty Cents Only"),
      (1_01, .eur, "One Euro and One Cent Only"), (2_000_000_00, .usd, "Two Million US Dollars Only"),
      (19_99, .gbp, "Nineteen Pounds Sterling and Ninety-Nine Pence Only"),
      (1_01, .gbp, "One Pound Sterling and One Penny Only"), (100_000, .jpy, "One Hundred Thousand Yen Only"),
      (1_005, .kwd, "One Kuwaiti Dinar and Five Fils Only"), (-5_00, .eur, "Minus Five Euros Only"),
      (1_000_000_001_00, .eur, "One Billion One Euros Only"), (0, .eur, "Zero Euros Only"),
    ]
    for (minor, currency, expected) in cases {
      #expect(words(minor, currency, .english, .international) == expected)
    }
    #expect(words(12_34_567_00, .inr, .english, .international)?.hasPrefix("Rupees One Million Two Hundred") == true)
    #expect(words(1_00_000_00, .eur, .english, .indian) == "One Lakh Euros Only")
  }

  @Test func unknownCurrenciesUseTheCode() throws {
    let krona = try #require(Currency(code: "SEK"))
    #expect(words(100_50, krona, .english, .international) == "One Hundred SEK and 50/100 Only")
    #expect(words(1_00, krona, .german, .international) == "ein SEK")
    #expect(words(100_05, krona, .hindi, .indian) == "एक सौ SEK और 5/100 मात्र")
    let omani = try #require(Currency(code: "OMR"))
    #expect(words(1_500, omani, .english, .international) == "One OMR and 500/1000 Only")
  }

  @Test func hindi() {
    let cases: [(Int64, String)] = [
      (12_34_567_89, "बारह लाख चौंतीस हज़ार पाँच सौ सड़सठ रुपये और नवासी पैसे मात्र"), (0, "शून्य रुपये मात्र"),
      (1_00, "एक रुपया मात्र"), (1_01, "एक रुपया और एक पैसा मात्र"), (19_00, "उन्नीस रुपये मात्र"),
      (29_00, "उनतीस रुपये मात्र"), (39_00, "उनतालीस रुपये मात्र"), (79_00, "उनासी रुपये मात्र"),
      (89_00, "नवासी रुपये मात्र"), (99_00, "निन्यानवे रुपये मात्र"), (1_50_00_000_00, "एक करोड़ पचास लाख रुपये मात्र"),
      (-25_00, "माइनस पच्चीस रुपये मात्र"), (10_101_00, "दस हज़ार एक सौ एक रुपये मात्र"),
    ]
    for (paise, expected) in cases { #expect(words(paise, .inr, .hindi, .indian) == expected) }
    #expect(words(1_00_000_50, .eur, .hindi, .international) == "एक लाख यूरो और पचास सेंट मात्र")
  }

  @Test func urdu() {
    let cases: [(Int64, String)] = [
      (12_34_567_89, "بارہ لاکھ چونتیس ہزار پانچ سو سڑسٹھ روپے اور نواسی پیسے صرف"), (0, "صفر روپے صرف"),
      (1_00, "ایک روپیہ صرف"), (1_01, "ایک روپیہ اور ایک پیسہ صرف"), (99_00, "ننانوے روپے صرف"),
      (1_00_00_000_00, "ایک کروڑ روپے صرف"), (-25_00, "منفی پچیس روپے صرف"),
    ]
    for (paise, expected) in cases { #expect(words(paise, .inr, .urdu, .indian) == expected) }
  }

  @Test func german() {
    let cases: [(Int64, Currency, String)] = [
      (1_234_50, .eur, "eintausendzweihundertvierunddreißig Euro und fünfzig Cent"), (0, .eur, "null Euro"),
      (1_01, .eur, "ein Euro und ein Cent"), (21_00, .eur, "einundzwanzig Euro"),
      (16_17, .eur, "sechzehn Euro und siebzehn Cent"),
      (101_00, .eur, "einhundertein Euro"), (1_001_00, .eur, "eintausendein Euro"), (30_00, .eur, "dreißig Euro"),
      (21_000_00, .eur, "einundzwanzigtausend Euro"), (101_000_00, .eur, "einhunderteintausend Euro"),
      (1_000_000_00, .eur, "eine Million Euro"), (2_000_003_00, .eur, "zwei Millionen drei Euro"),
      (1_200_000_00, .eur, "eine Million zweihunderttausend Euro"), (1_000_000_000_00, .eur, "eine Milliarde Euro"),
      (101_000_000_00, .eur, "einhunderteine Millionen Euro"), (1_00, .inr, "eine Rupie"),
      (2_01, .inr, "zwei Rupien und ein Paisa"), (101_00, .inr, "einhunderteine Rupien"),
      (1_00, .gbp, "ein Pfund Sterling"),
      (100, .jpy, "einhundert Yen"), (-7_00, .usd, "minus sieben US-Dollar"),
      (1_100, .kwd, "ein Kuwait-Dinar und einhundert Fils"),
    ]
    for (minor, currency, expected) in cases { #expect(words(minor, currency, .german, .international) == expected) }
  }

  @Test func kashmiriTakesTheWordsOfUrdu() {
    #expect(words(1_00, .inr, .kashmiri, .indian) == nil)
    #expect(DocumentLocale(.kashmiri).languageOfWords == .urdu)
    #expect(DocumentLocale(.kashmiri).words(Money(minorUnits: 1_00, .inr)) == "ایک روپیہ صرف")
    #expect(DocumentLocale(.english).words(Money(minorUnits: 1_00_000_00, .inr)) == "Rupees One Lakh Only")
    #expect(DocumentLocale(.english).words(Money(minorUnits: 100_000_00, .eur)) == "One Hundred Thousand Euros Only")
  }

  @Test func germanWordsMayBePartedAtTheirJoints() {
    let text = DocumentLocale(.german).words(Money(minorUnits: 183_120_00, .inr))
    #expect(text == "einhundert\u{AD}dreiundachtzigtausend\u{AD}einhundert\u{AD}zwanzig Rupien")
    #expect(DocumentLocale(.german).words(Money(minorUnits: 100_00, .eur)) == "einhundert Euro")
  }

  @Test func noTwoNumbersHaveTheSameWords() {
    var seen: [Set<String>] = Array(repeating: [], count: 5)
    for number in UInt64(0)..<100_000 {
      let words = [
        NumberWords.englishIndian.words(number), NumberWords.englishInternational.words(number),
        NumberWords.hindi.words(number), NumberWords.urdu.words(number), GermanNumberWords.words(number, .masculine),
      ]
      for (index, text) in words.enumerated() { seen[index].insert(text) }
    }
    #expect(seen.map(\.count) == Array(repeating: 100_000, count: 5))
  }

  @Test func tablesNameEveryNumberBelowAHundredOnce() {
    for numbers in [NumberWords.englishIndian, .englishInternational, .hindi, .urdu] {
      #expect(numbers.small.count == 100)
      #expect(Set(numbers.small).count == 100)
    }
    let german = (0..<UInt64(1_000)).map { GermanNumberWords.words($0, .masculine) }
    #expect(Set(german).count == 1_000)
  }

  @Test(arguments: [Currency.inr, .eur, .jpy, .kwd], Language.allCases)
  func extremesHaveWords(currency: Currency, language: Language) {
    for minor in [Int64.min, Int64.max, Int64.min + 1] {
      for scale in [NumberGrouping.indian, .international] {
        let text = words(minor, currency, language, scale)
        #expect(text?.isEmpty == (language == .kashmiri ? nil : false))
        #expect(text?.contains { $0.isNumber } != true)
      }
    }
  }

  @Test func wordsReadBackAsTheNumber() {
    var random = SeededGenerator(seed: 20_260_516)
    let readers: [(NumberWords, WordReader)] = [
      (.englishIndian, WordReader(.englishIndian)), (.englishInternational, WordReader(.englishInternational)),
      (.hindi, WordReader(.hindi)), (.urdu, WordReader(.urdu)),
    ]
    for round in 0..<4_000 {
      let number = UInt64(round) < 1_200 ? UInt64(round) : random.next() >> UInt64.random(in: 1..<60, using: &random)
      for (numbers, reader) in readers {
        let text = numbers.words(number)
        #expect(reader.number(text) == number, "\(number): \(text)")
      }
    }
  }
}

/// Reads words back by a grammar of its own: a step multiplies all that stands before it and is smaller.
private struct WordReader {
  private var values: [String: UInt64] = [:]
  private var sizes: [String: UInt64] = [:]

  init(_ numbers: NumberWords) {
    for (value, word) in numbers.small.enumerated() { values[word] = UInt64(value) }
    sizes[numbers.hundred] = 100
    for step in numbers.steps { sizes[step.name] = step.size }
  }

  func number(_ text: String) -> UInt64? {
    // A stack of addends that fall in size; a step gathers the smaller ones and multiplies their sum.
    var addends: [UInt64] = []
    let largest = sizes.values.max() ?? 1
    for word in text.split(separator: " ").map(String.init) {
      if let value = values[word] {
        addends.append(value)
      } else if let size = sizes[word] {
        var gathered: UInt64 = 0
        while let last = addends.last, last < size || size == largest { gathered += last; addends.removeLast() }
        addends.append(gathered * size)
      } else {
        return nil
      }
    }
    return addends.reduce(0, +)
  }
}
