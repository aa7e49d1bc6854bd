import Testing
import Values

@Suite struct MoneyTests {
  private func inr(_ paise: Int64) -> Money { Money(minorUnits: paise, .inr) }
  private func decimal(_ text: String) throws -> ExactDecimal { try #require(ExactDecimal(text)) }

  @Test func sumsAndDifferences() throws {
    #expect(try inr(1_50) + inr(2_75) == inr(4_25))
    #expect(try inr(1_50) - inr(2_75) == inr(-1_25))
    #expect(try [inr(1), inr(2), inr(3)].sum(.inr) == inr(6))
    #expect(try [Money]().sum(.jpy) == .zero(.jpy))
    #expect(try inr(5).negated() == inr(-5))
  }

  @Test func overflowIsAnError() throws {
    #expect(throws: ArithmeticError.overflow) { try inr(.max) + inr(1) }
    #expect(throws: ArithmeticError.overflow) { try inr(.min) - inr(1) }
    #expect(throws: ArithmeticError.overflow) { try inr(.min).negated() }
    #expect(throws: ArithmeticError.overflow) { try inr(.max).multiplied(by: ExactDecimal(2)) }
    #expect(throws: ArithmeticError.overflow) { try inr(.max).percentage(ExactDecimal(101)) }
    #expect(throws: ArithmeticError.overflow) { try Money(minorUnits: .max, .kwd).roundedToUnit() }
    #expect(throws: ArithmeticError.overflow) { try [inr(.max), inr(1)].sum(.inr) }
    #expect(throws: ArithmeticError.overflow) {
      try Money(minorUnits: .max, .jpy).converted(to: .kwd, rate: .one)
    }
    #expect(throws: ArithmeticError.overflow) {
      try inr(.min).multiplied(by: try decimal("9223372036854775807"))
    }
  }

  @Test func currenciesDoNotMix() {
    let mismatch = ArithmeticError.currencyMismatch(.inr, .eur)
    #expect(throws: mismatch) { try inr(1) + Money.zero(.eur) }
    #expect(throws: mismatch) { try inr(1) - Money.zero(.eur) }
    #expect(throws: mismatch) { try Money.smaller(inr(1), .zero(.eur)) }
    #expect(throws: mismatch) { try [Money.zero(.eur)].sum(.inr) }
    #expect(mismatch.description == "INR and EUR can not be combined")
  }

  @Test func smallerOfExtremes() throws {
    #expect(try Money.smaller(inr(.max), inr(.min)) == inr(.min))
    #expect(try Money.smaller(inr(.min), inr(.max)) == inr(.min))
    #expect(try Money.smaller(inr(3), inr(2)) == inr(2))
  }

  @Test(arguments: [
    (100, "0.005", 1), (100, "0.0049", 0), (-100, "0.005", -1), (100, "-0.005", -1), (-100, "-0.005", 1),
    (3, "0.5", 2), (-3, "0.5", -2), (1, "0.5", 1), (-1, "0.5", -1), (1, "0.499999999999", 0),
    (12_000_00, "2.5", 30_000_00),
  ])
  func productsRoundHalfAwayFromZero(paise: Int64, factor: String, expected: Int64) throws {
    #expect(try inr(paise).multiplied(by: try decimal(factor)) == inr(expected))
  }

  @Test(arguments: [
    (12_000_00, "70", 8_400_00), (10, "5", 1), (-10, "5", -1), (9, "5", 0), (1_999_99, "12", 240_00), (50, "-1", -1),
  ])
  func percentagesRoundHalfAwayFromZero(paise: Int64, percent: String, expected: Int64) throws {
    #expect(try inr(paise).percentage(try decimal(percent)) == inr(expected))
  }

  @Test func prorating() throws {
    #expect(try inr(100_00).prorated(ExactDecimal(1), of: ExactDecimal(3)) == inr(33_33))
    #expect(try inr(100_00).prorated(ExactDecimal(2), of: ExactDecimal(3)) == inr(66_67))
    #expect(try inr(1).prorated(try decimal("0.5"), of: ExactDecimal(-1)) == inr(-1))
    #expect(try inr(.min).prorated(.one, of: .one) == inr(.min))
    #expect(throws: ArithmeticError.overflow) { try inr(.min).prorated(ExactDecimal(-1), of: .one) }
    #expect(throws: ArithmeticError.divisionByZero) { try inr(1).prorated(.one, of: .zero) }
  }

  @Test func conversionsKnowMinorDigits() throws {
    #expect(try Money(minorUnits: 1_000, .jpy).converted(to: .inr, rate: try decimal("0.5675")) == inr(567_50))
    #expect(try inr(567_50).converted(to: .jpy, rate: try decimal("1.7621")) == Money(minorUnits: 1_000, .jpy))
    #expect(try Money(minorUnits: 1_234, .kwd).converted(to: .inr, rate: try decimal("272.5")) == inr(336_27))
    #expect(try inr(1_00).converted(to: .kwd, rate: try decimal("0.0035")) == Money(minorUnits: 4, .kwd))
    #expect(try inr(-1_00).converted(to: .kwd, rate: try decimal("0.0035")) == Money(minorUnits: -4, .kwd))
    #expect(try Money(minorUnits: 7, .jpy).converted(to: .kwd, rate: .one) == Money(minorUnits: 7_000, .kwd))
    #expect(try Money(minorUnits: 7_500, .kwd).converted(to: .jpy, rate: .one) == Money(minorUnits: 8, .jpy))
  }

  @Test func roundingToUnits() throws {
    for (paise, expected) in [(1_49, 1_00), (1_50, 2_00), (-1_50, -2_00), (-1_49, -1_00), (0, 0)] as [(Int64, Int64)] {
      #expect(try inr(paise).roundedToUnit() == inr(expected))
    }
    #expect(try Money(minorUnits: 7, .jpy).roundedToUnit() == Money(minorUnits: 7, .jpy))
    #expect(try Money(minorUnits: 1_500, .kwd).roundedToUnit() == Money(minorUnits: 2_000, .kwd))
  }

  @Test func decimalsAndPlainNumbers() throws {
    #expect(inr(12_50).decimal == (try decimal("12.5")))
    #expect(Money(try decimal("12.5"), .inr) == inr(12_50))
    #expect(Money(try decimal("12.505"), .inr) == nil)
    #expect(Money(try decimal("0.5"), .jpy) == nil)
    #expect(Money(try decimal("92233720368547759"), .inr) == nil)
    #expect(inr(-5).plainNumber == "-0.05")
    #expect(inr(.min).description == "INR -92233720368547758.08")
    #expect(Money(minorUnits: 5, .jpy).plainNumber == "5")
    #expect(Money(minorUnits: 5, .kwd).plainNumber == "0.005")
    #expect(inr(0).plainNumber == "0.00" && inr(100).plainNumber == "1.00" && inr(123_456).plainNumber == "1234.56")
    #expect(Money(minorUnits: .min, .kwd).plainNumber == "-9223372036854775.808")
    #expect(Money(minorUnits: .min, .jpy).plainNumber == "-9223372036854775808")
    #expect(Money(minorUnits: 0, .jpy).plainNumber == "0")
    for paise in [Int64.min, -1, 0, 1, .max] { #expect(Money(inr(paise).decimal, .inr) == inr(paise)) }
  }

  @Test func currencies() {
    #expect(Currency(code: "inr") == .inr)
    #expect(Currency(code: "XYZ") == nil)
    #expect(Currency.inr.minorUnitsPerUnit == 100)
    #expect(Currency.jpy.minorUnitsPerUnit == 1)
    #expect(Currency.kwd.minorUnitsPerUnit == 1_000)
    #expect(Currency.kwd.symbol == nil)
    let known = [Currency.inr, .eur, .gbp, .usd, .jpy, .kwd]
    for currency in known { #expect(Currency(code: currency.code)?.digits == currency.digits) }
    #expect(Currency.allCodes.allSatisfy { $0.count == 3 && Currency(code: $0) != nil })
  }
}
