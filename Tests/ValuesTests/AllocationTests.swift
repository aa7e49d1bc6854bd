import RandomTestSupport
import Testing
import Values

@Suite struct AllocationTests {
  private func inr(_ paise: Int64) -> Money { Money(minorUnits: paise, .inr) }
  private func weights(_ numbers: Int...) -> [ExactDecimal] { numbers.map { ExactDecimal($0) } }

  @Test func largestRemaindersGetTheRest() throws {
    #expect(try inr(100).allocated(by: weights(1, 1, 1)) == [inr(34), inr(33), inr(33)])
    #expect(try inr(-100).allocated(by: weights(1, 1, 1)) == [inr(-34), inr(-33), inr(-33)])
    #expect(try inr(100).allocated(by: weights(1, 2)) == [inr(33), inr(67)])
    #expect(try inr(10).allocated(by: weights(60, 40)) == [inr(6), inr(4)])
    #expect(try inr(1).allocated(by: weights(1, 1)) == [inr(1), inr(0)])
  }

  @Test func oddWeights() throws {
    #expect(try inr(100).allocated(by: []) == [])
    #expect(try inr(100).allocated(by: weights(0, 0)) == [inr(100), inr(0)])
    #expect(try inr(100).allocated(by: weights(-5, 1)) == [inr(0), inr(100)])
    let fine = try #require(ExactDecimal("0.000000000001"))
    #expect(try inr(100).allocated(by: [fine, ExactDecimal(1)]) == [inr(0), inr(100)])
    #expect(try inr(.min).allocated(by: weights(7)) == [inr(.min)])
    #expect(try inr(10).allocated(byAmounts: [inr(1_00), inr(4_00)]) == [inr(2), inr(8)])
  }

  @Test func tooLargeIsAnError() throws {
    let fine = try #require(ExactDecimal("0.000000000001"))
    #expect(throws: ArithmeticError.overflow) { try inr(.max).allocated(by: [ExactDecimal(.max), fine]) }
  }

  @Test func moneyIsConserved() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<3_000 {
      let whole = inr(Int64(bitPattern: random.next()) >> Int64.random(in: 0..<63, using: &random))
      let weights = (0..<Int.random(in: 1...12, using: &random)).compactMap { _ in
        ExactDecimal(
          coefficient: Int64.random(in: -2...100_000, using: &random), scale: Int.random(in: 0...4, using: &random))
      }
      let parts = try whole.allocated(by: weights)
      #expect(parts.count == weights.count)
      #expect(try parts.sum(.inr) == whole)
      #expect(parts.allSatisfy { $0.isZero || $0.isNegative == whole.isNegative })
      try expectFair(parts, of: whole, by: weights)
    }
  }

  /// Each part is less than one minor unit away from its exact share.
  private func expectFair(_ parts: [Money], of whole: Money, by weights: [ExactDecimal]) throws {
    let scaled = try weights.map { try ($0.isNegative ? .zero : $0) * ExactDecimal(10_000) }
    let total = scaled.compactMap(\.wholeValue).reduce(0, +)
    guard total > 0 else { return }
    for (part, weight) in zip(parts, scaled) {
      let weight = try #require(weight.wholeValue)
      let difference = Int128(part.minorUnits) * Int128(total) - Int128(whole.minorUnits) * Int128(weight)
      #expect(difference.magnitude < UInt128(total))
    }
  }
}
