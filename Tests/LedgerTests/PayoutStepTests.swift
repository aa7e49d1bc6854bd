import Testing
import Values

@testable import Ledger

@Suite struct PayoutStepTests {
  static let readable: [(text: String, steps: String)] = [
    ("0:60;100000:65", "0:60;100000:65"),
    (" 0 : 60 % ; ₹1,00,000.00 : 62.5 ;", "0:60;100000:62.5"),
    ("0:0", "0:0"),
    ("0:70;0.01:60;0.02:100", "0:70;0.01:60;0.02:100"),
  ]

  @Test(arguments: readable)
  func steps(text: String, steps: String) throws {
    let read = try PayoutStep.steps(text, currency: .inr)
    #expect(PayoutStep.text(read) == steps)
    #expect(try PayoutStep.steps(steps, currency: .inr) == read)
  }

  static let refused: [(text: String, problem: PayoutStepProblem)] = [
    ("", .empty), (" ; ", .empty),
    ("60", .unreadable("60")), ("0:60:70", .unreadable("0:60:70")), ("0:", .unreadable("0:")),
    ("0:sixty", .unreadable("0:sixty")),
    ("0:60;1.234:65", .ambiguous("1.234:65")),
    ("0:60;10.0001:65", .amountOutOfRange("10.0001:65")), ("-1:60", .amountOutOfRange("-1:60")),
    ("0:60;99999999999999999:65", .amountOutOfRange("99999999999999999:65")),
    ("0:101", .percentageOutOfRange("0:101")), ("0:-1", .percentageOutOfRange("0:-1")),
    ("0:60;100:65;100:70", .doesNotRise("100:70")), ("0:60;100:65;99:70", .doesNotRise("99:70")),
    ("0:60;0:70", .doesNotRise("0:70")),
    ("100:60", .doesNotBeginAtZero("100:60")),
  ]

  @Test(arguments: refused)
  func whatIsWrongIsNamed(text: String, problem: PayoutStepProblem) {
    #expect(throws: problem) { try PayoutStep.steps(text, currency: .inr) }
  }
}
