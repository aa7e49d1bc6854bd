import RandomTestSupport
import Testing

@testable import Values

@Suite struct ExactDecimalTests {
  private func decimal(_ text: String) throws -> ExactDecimal { try #require(ExactDecimal(text)) }

  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("1.50", "1.5"), ("-12.5", "-12.5"), ("007", "7"), ("0.000000000001", "0.000000000001"),
    ("1.0000000000000000000000", "1"), ("9223372036854775807", "9223372036854775807"), ("-0.05", "-0.05"),
    ("-9223372036854775808", "-9223372036854775808"), ("9223372036854775807.000", "9223372036854775807"),
    ("-9223372.036854775808", "-9223372.036854775808"), ("100", "100"),
  ])
  func readsPlainNotation(text: String, printed: String) throws {
    #expect(try decimal(text).description == printed)
  }

  @Test(arguments: [
    "", "-", ".", "1.", ".5", "+1", "1e3", " 1", "1 ", "1,5", "--1", "1.-5", "1.2.3", "१२", "0.0000000000001",
    "9223372036854775808", "-9223372036854775809", "1.5\u{301}", "922337203685477580.71", "0x10",
  ])
  func refusesAllElse(text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test func longTextIsReadInNoTime() {
    #expect(ExactDecimal("1." + String(repeating: "0", count: 200_000)) == .one)
    #expect(ExactDecimal("1." + String(repeating: "3", count: 200_000)) == nil)
    #expect(ExactDecimal(String(repeating: "9", count: 200_000)) == nil)
  }

  @Test func printsAndReadsBack() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<5_000 {
      let coefficient = Int64(bitPattern: random.next()) >> Int64.random(in: 0..<63, using: &random)
      let number = try #require(
        ExactDecimal(coefficient: coefficient, scale: Int.random(in: 0...12, using: &random)))
      #expect(ExactDecimal(number.description) == number)
    }
  }

  @Test func comparesAtTheExtremes() throws {
    let fineMax = try #require(ExactDecimal(coefficient: .max, scale: 12))
    let fineMin = try #require(ExactDecimal(coefficient: .min, scale: 12))
    let max = ExactDecimal(.max), min = ExactDecimal(.min)
    #expect([max, fineMin, .zero, min, fineMax].sorted() == [min, fineMin, .zero, fineMax, max])
    #expect(fineMax.scaled(to: 12) == Int128(Int64.max))
    #expect(max.scaled(to: 12) == Int128(Int64.max) * 1_000_000_000_000)
    #expect(min.scaled(to: 12) == Int128(Int64.min) * 1_000_000_000_000)
    #expect(try decimal("0.1") < decimal("0.11"))
    #expect(try decimal("-0.11") < decimal("-0.1"))
    #expect(ExactDecimal(coefficient: 150, scale: 2) == ExactDecimal(coefficient: 15, scale: 1))
    #expect(ExactDecimal(coefficient: 1, scale: 13) == nil)
    #expect(ExactDecimal(coefficient: 1, scale: -1) == nil)
  }

  @Test func arithmeticIsExactOrAnError() throws {
    #expect(try decimal("0.1") + decimal("0.2") == decimal("0.3"))
    #expect(try decimal("1") - decimal("0.000000000001") == decimal("0.999999999999"))
    #expect(try decimal("1.5") * decimal("-2.5") == decimal("-3.75"))
    #expect(try decimal("0.000001") * decimal("0.000001") == decimal("0.000000000001"))
    #expect(throws: ArithmeticError.overflow) { try decimal("0.0000001") * decimal("0.000001") }
    #expect(throws: ArithmeticError.overflow) { try ExactDecimal(.max) + .one }
    #expect(throws: ArithmeticError.overflow) { try ExactDecimal(.min) - .one }
    #expect(throws: ArithmeticError.overflow) { try ExactDecimal(.min) * ExactDecimal(-1) }
    #expect(throws: ArithmeticError.overflow) { try ExactDecimal(.max) + decimal("0.1") }
  }

  @Test func halves() throws {
    #expect(try decimal("5").halved() == decimal("2.5"))
    #expect(try decimal("-0.05").halved() == decimal("-0.025"))
    #expect(try decimal("18").halved() == decimal("9"))
    #expect(try ExactDecimal(.max - 1).halved() == ExactDecimal(.max / 2))
    #expect(throws: ArithmeticError.overflow) { try ExactDecimal(.max).halved() }
    #expect(throws: ArithmeticError.overflow) { try decimal("0.000000000001").halved() }
    #expect(try decimal("0.000000000002").halved() == decimal("0.000000000001"))
  }

  @Test func roundsHalfAwayFromZero() throws {
    let cases = [
      ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("2.49", 0, "2"), ("2.345", 2, "2.35"), ("-2.345", 2, "-2.35"),
      ("2.3", 5, "2.3"),
      ("0.999", 2, "1"), ("9.5", -4, "10"),
    ]
    for (text, digits, expected) in cases { #expect(try decimal(text).rounded(to: digits) == decimal(expected)) }
    let fine = try #require(ExactDecimal(coefficient: .max, scale: 12))
    #expect(fine.rounded(to: 0) == ExactDecimal(9_223_372))
  }

  @Test func properties() throws {
    #expect(try decimal("5").isWhole && decimal("5").wholeValue == 5)
    #expect(try decimal("5.5").wholeValue == nil)
    #expect(try decimal("-1").isNegative && !ExactDecimal.zero.isNegative && ExactDecimal.zero.isZero)
    #expect(ExactDecimal.powerOfTen(36) == Int128("1" + String(repeating: "0", count: 36)))
    #expect(ExactDecimal.powerOfTen(-1) == 1)
  }

  @Test func roundingDividesHalfAwayFromZero() {
    for numerator in Int128(-50)...50 {
      for denominator in [Int128(-7), -4, -1, 1, 2, 3, 10] {
        let rounded = Rounding.divide(numerator, by: denominator)
        let twice = 2 * (numerator - rounded * denominator)
        #expect(twice.magnitude <= denominator.magnitude)
        // A tie lies farther from zero than the exact quotient.
        if twice.magnitude == denominator.magnitude {
          #expect((rounded * denominator).magnitude > numerator.magnitude)
        }
      }
    }
    #expect(Rounding.divide(.max, by: .max) == 1)
    #expect(Rounding.divide(1, by: 0) == 0)
  }
}
