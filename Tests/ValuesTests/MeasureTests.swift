import RandomTestSupport
import Testing
import Values

@Suite struct MeasureTests {
  @Test(arguments: [
    (12_345_650, 2, 2, Measure.money(.inr), Language.english, "₹1,23,456.50"),
    (12_345_650, 2, 0, .money(.inr), .english, "₹1,23,457"), (-150, 2, 0, .money(.inr), .english, "-₹2"),
    (123_456, 0, 2, .money(.eur), .german, "123.456,00\u{A0}€"), (5, 2, 2, .number, .english, "0.05"),
    (-5, 1, 0, .number, .english, "-1"), (4, 1, 0, .number, .english, "0"), (-4, 1, 0, .number, .english, "0"),
    (125, 1, 1, .percentage, .english, "12.5%"), (25, 1, 2, .quantity(unit: "m"), .english, "2.50\u{A0}m"),
  ])
  func numbersAreWritten(
    number: Int, scale: Int, decimals: Int, measure: Measure, language: Language, expected: String
  ) {
    #expect(
      DocumentLocale(language).text(Int128(number), scale: scale, decimals: decimals, measure) == expected)
  }

  @Test func measuresAreWrittenAsValuesAre() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<300 {
      let currency = [.inr, .eur, .jpy, .kwd].randomElement(using: &random) ?? Currency.inr
      let money = Money(minorUnits: Int64.random(in: .min ... .max, using: &random), currency)
      for language in [Language.english, .german, .urdu, .hindi] {
        let locale = DocumentLocale(language)
        let digits = money.currency.digits
        #expect(
          locale.text(Int128(money.minorUnits), scale: digits, decimals: digits, .money(money.currency))
            == locale.text(money))
      }
    }
  }

  @Test func sharesComeToAHundred() {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<500 {
      let limit = [Int64(3), 1_000, .max].randomElement(using: &random) ?? 3
      let parts = (0..<Int.random(in: 1...60, using: &random)).map { _ in
        Int128(Int64.random(in: 0...limit, using: &random)) * (limit == .max ? 1_000_000_000_000 : 1)
      }
      for decimals in [0, 1, 2, 6] {
        let shares = Percentage.shares(of: parts, decimals: decimals)
        let whole = (0..<decimals).reduce(Int128(100)) { whole, _ in whole * 10 }
        let sum = parts.reduce(0, +)
        #expect(shares.reduce(0, +) == (sum == 0 ? 0 : whole))
        for (part, share) in zip(parts, shares) where sum > 0 {
          #expect(abs(Double(share) - Double(part) / Double(sum) * Double(whole)) <= 1)
        }
      }
    }
    #expect(Percentage.shares(of: [.max, .max, .min], decimals: 0) == [50, 50, 0])
    #expect(Percentage.shares(of: [], decimals: 0).isEmpty)
  }
}
