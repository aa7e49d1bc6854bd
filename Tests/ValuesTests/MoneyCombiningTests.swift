import Testing
import Values

@Suite struct MoneyCombiningTests {
  static let rates: [(amount: Int64, from: Currency, units: String, worth: String, to: Currency, result: Int64)] = [
    (9_999, .usd, "1", "83.4567", .inr, 834_484),
    (12_345, .jpy, "100", "55.5", .inr, 685_148),
    (1_255, .kwd, "1", "271.25", .inr, 34_042),
    (-1_255, .kwd, "1", "271.25", .inr, -34_042),
    (100, .inr, "3", "1", .inr, 33),
    (100, .usd, "0.5", "40", .inr, 8_000),
    (100_000, .inr, "1", "1.8", .jpy, 1_800),
  ]

  @Test(arguments: rates)
  func conversion(amount: Int64, from: Currency, units: String, worth: String, to: Currency, result: Int64) throws {
    let converted = try Money(minorUnits: amount, from).converted(
      to: to, units: try #require(ExactDecimal(units)), worth: try #require(ExactDecimal(worth)))
    #expect(converted == Money(minorUnits: result, to))
  }

  @Test func conversionOfWhatDoesNotFitIsAnError() throws {
    let tiny = try #require(ExactDecimal("0.000000000001"))
    let huge = try #require(ExactDecimal("9223372036854775807"))
    let money = Money(minorUnits: .min, .jpy)
    #expect(throws: ArithmeticError.overflow) { try money.converted(to: .kwd, units: tiny, worth: huge) }
    #expect(throws: ArithmeticError.divisionByZero) { try money.converted(to: .kwd, units: .zero, worth: huge) }
  }

  @Test func percentagesOfSeveralAmountsAreRoundedOnce() throws {
    func inr(_ paise: Int64) -> Money { Money(minorUnits: paise, .inr) }
    let half = try #require(ExactDecimal("0.5"))
    // 0.5 % of 50 paise is a quarter of a paisa; twice that is a half, rounded up.
    #expect(try Money.sum([(inr(50), half), (inr(50), half)], .inr) == inr(1))
    #expect(try Money.sum([], .inr) == inr(0))
    #expect(throws: ArithmeticError.overflow) {
      try Money.sum([(inr(.max), .hundred), (inr(.max), .hundred)], .inr)
    }
    #expect(throws: ArithmeticError.currencyMismatch(.inr, .usd)) {
      try Money.sum([(Money(minorUnits: 1, .usd), half)], .inr)
    }
  }
}
