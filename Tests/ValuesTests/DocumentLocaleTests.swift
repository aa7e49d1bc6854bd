import Testing
import Values

@Suite struct DocumentLocaleTests {
  private let english = DocumentLocale(.english)
  private let german = DocumentLocale(.german)
  private let hindi = DocumentLocale(.hindi)
  private let urdu = DocumentLocale(.urdu)
  private let kashmiri = DocumentLocale(.kashmiri)

  private func inr(_ paise: Int64) -> Money { Money(minorUnits: paise, .inr) }
  private func decimal(_ text: String) throws -> ExactDecimal { try #require(ExactDecimal(text)) }

  @Test(arguments: [
    (0, "₹0.00"), (5, "₹0.05"), (99_999, "₹999.99"), (1_00_000, "₹1,000.00"), (10_00_000, "₹10,000.00"),
    (1_00_000_00, "₹1,00,000.00"), (1_23_456_00, "₹1,23,456.00"), (12_34_56_789_01, "₹12,34,56,789.01"),
    (-500_00, "-₹500.00"), (Int64.max, "₹92,23,37,20,36,85,47,758.07"), (Int64.min, "-₹92,23,37,20,36,85,47,758.08"),
  ])
  func rupeesGroupByLakh(paise: Int64, expected: String) {
    #expect(english.text(inr(paise)) == expected)
    #expect(hindi.text(inr(paise)) == expected)
  }

  @Test func otherCurrenciesGroupByThrees() {
    #expect(english.text(Money(minorUnits: 123_456_789, .eur)) == "€1,234,567.89")
    #expect(hindi.text(Money(minorUnits: 123_456_789, .eur)) == "€1,234,567.89")
    #expect(english.text(Money(minorUnits: 1_234_567, .jpy)) == "¥1,234,567")
    #expect(english.text(Money(minorUnits: 1_234_567, .kwd)) == "KWD\u{A0}1,234.567")
    #expect(english.text(Money(minorUnits: 100, .usd)) == "$1.00")
  }

  @Test func germanHasItsOwnSignsAndOrder() {
    #expect(german.text(Money(minorUnits: 123_450, .eur)) == "1.234,50\u{A0}€")
    #expect(german.text(Money(minorUnits: -50_000, .eur)) == "-500,00\u{A0}€")
    #expect(german.text(inr(1_23_456_00)) == "123.456,00\u{A0}₹")
    #expect(german.text(Money(minorUnits: 1_234_567, .kwd)) == "1.234,567\u{A0}KWD")
    #expect(german.text(Money(minorUnits: 123_450, .eur), style: .code) == "1.234,50\u{A0}EUR")
  }

  @Test func stylesOfMoney() {
    #expect(english.text(inr(-1_23_456_00), style: .code) == "INR\u{A0}-1,23,456.00")
    #expect(english.text(inr(-1_23_456_00), style: .plain) == "-1,23,456.00")
  }

  @Test func groupingCanBeSetForAll() {
    let fixed = DocumentLocale(.english, grouping: .international)
    #expect(fixed.text(inr(12_34_567_00)) == "₹1,234,567.00")
    #expect(DocumentLocale(.english, grouping: .indian).text(1_234_567) == "12,34,567")
    #expect(DocumentLocale(.german, grouping: .indian).text(inr(1_23_456_00)) == "1.23.456,00\u{A0}₹")
  }

  @Test func numbers() throws {
    #expect(english.text(1_234_567) == "1,234,567")
    #expect(hindi.text(1_234_567) == "12,34,567")
    #expect(german.text(1_234_567) == "1.234.567")
    #expect(english.text(Int.min) == "-9,223,372,036,854,775,808")
    #expect(english.text(try decimal("1234.5"), minimumDigits: 2) == "1,234.50")
    #expect(english.text(try decimal("1234.567"), minimumDigits: 2) == "1,234.567")
    #expect(english.text(try decimal("-0.5")) == "-0.5")
    #expect(german.text(try decimal("1234.5"), minimumDigits: 2) == "1.234,50")
    #expect(english.text(.one, minimumDigits: -3) == "1")
    #expect(english.text(.one, minimumDigits: Int.max) == "1.000000000000")
  }

  @Test func percentagesAndQuantities() throws {
    #expect(english.text(Percentage(ExactDecimal(12))) == "12%")
    #expect(german.text(Percentage(try decimal("12.5"))) == "12,5\u{A0}%")
    #expect(english.text(Quantity(try decimal("2.5"), unit: "m")) == "2.5\u{A0}m")
    #expect(german.text(Quantity(try decimal("2.5"), unit: "m")) == "2,5\u{A0}m")
    #expect(english.text(Quantity(ExactDecimal(3))) == "3")
  }

  @Test func days() throws {
    let may = try #require(CalendarDay(year: 2026, month: 5, day: 16))
    let january = try #require(CalendarDay(year: 2026, month: 1, day: 6))
    #expect(english.text(may) == "16 May 2026")
    #expect(english.text(january) == "6 Jan 2026")
    #expect(english.text(january, style: .long) == "6 January 2026")
    #expect(english.text(january, style: .iso) == "2026-01-06")
    #expect(english.text(january, style: .numeric) == "06/01/2026")
    #expect(german.text(may) == "16. Mai 2026")
    #expect(german.text(january) == "6. Jan. 2026")
    #expect(german.text(january, style: .numeric) == "06.01.2026")
    #expect(hindi.text(may) == "16 मई 2026")
    #expect(urdu.text(may) == "16 مئی 2026")
    #expect(kashmiri.text(january, style: .long) == "6 جنؤری 2026")
  }

  @Test(arguments: Language.allCases) func everyMonthHasItsOwnName(language: Language) throws {
    for style in [DateStyle.short, .long] {
      let names = try (1...12).map { month in
        let day = try #require(CalendarDay(year: 2026, month: month, day: 1))
        return DocumentLocale(language).text(day, style: style)
      }
      #expect(Set(names).count == 12)
      #expect(names.allSatisfy { $0.split(separator: " ").count == 3 })
    }
  }

  @Test func figuresKeepTheirOrderInRightToLeftText() throws {
    let mark = "\u{200E}"
    let may = try #require(CalendarDay(year: 2026, month: 5, day: 16))
    #expect(urdu.text(inr(-1_23_456_00)) == mark + "-₹1,23,456.00")
    #expect(urdu.text(inr(-500_00), style: .plain) == mark + "-500.00")
    #expect(urdu.text(inr(500_00), style: .plain) == "500.00")
    #expect(kashmiri.text(may, style: .iso) == mark + "2026-05-16")
    #expect(urdu.text(Percentage(ExactDecimal(12))) == mark + "12%")
    #expect(urdu.text(1_234_567) == "12,34,567")
  }

  @Test func languagesByCode() {
    #expect(Language(code: "EN-in") == .english)
    #expect(Language(code: "ur_PK") == .urdu)
    #expect(Language(code: "ks-Arab-IN") == .kashmiri)
    #expect(Language(code: "eng") == nil)
    #expect(Language(code: "") == nil)
    #expect(Language.allCases.filter(\.isRightToLeft) == [.urdu, .kashmiri])
    #expect(Language.german.code == "de")
    #expect(Language.hindi.englishName == "Hindi")
  }
}
