import RandomTestSupport
import Testing
import Values

@testable import Documents

/// The small grammar of changes: the right sentence, and never one that lies.
@Suite struct ChangeWordsTests {
  private static func words(_ before: Int64?, _ now: Int64) -> ChangeWords {
    ChangeWords(from: before.map { Money(minorUnits: $0, .inr) }, to: Money(minorUnits: now, .inr))
  }

  @Test(
    arguments: [
      (nil, 0, ChangeWords.Kind.first, 0, "steady"), (nil, 500, .first, 0, "steady"), (0, 0, .same, 0, "steady"),
      (-700, -700, .same, 0, "steady"), (0, 1, .fromZero, 0, "up"), (0, -1, .was, 0, "down"),
      (-1, 0, .was, 0, "up"), (500, -500, .was, 0, "down"), (-500, 500, .was, 0, "up"),
      (-500, -600, .was, 0, "down"), (10_000, 10_049, .aboutTheSame, 0, "steady"), (10_000, 10_050, .up, 1, "up"),
      (10_000, 9_951, .aboutTheSame, 0, "steady"), (10_000, 9_950, .down, 1, "down"), (10_000, 11_400, .up, 14, "up"),
      (10_000, 11_450, .up, 15, "up"), (10_000, 1, .down, 99, "down"), (10_000, 0, .down, 100, "down"),
      (1_000, 10_000, .up, 900, "up"), (1_000, 10_001, .moreThanTenTimes, 0, "up"),
      (1, .max, .moreThanTenTimes, 0, "up"), (.min, .max, .was, 0, "up"), (.max, .min, .was, 0, "down"),
    ] as [(Int64?, Int64, ChangeWords.Kind, Int, String)])
  func aChangeHasItsSentence(
    before: Int64?, now: Int64, kind: ChangeWords.Kind, percent: Int, sign: String
  ) {
    let words = Self.words(before, now)
    #expect(words.kind == kind)
    #expect(words.percent == percent)
    #expect(words.sign == sign)
    #expect(words.before.minorUnits == before ?? now)
  }

  @Test func whatIsSaidIsNearWhatHappened() {
    var generator = SeededGenerator(seed: 20)
    for _ in 0..<20_000 {
      let limits: [Int64] = [10, 1_000, 100_000, 1_000_000_000_000]
      let limit = limits[Int.random(in: 0..<limits.count, using: &generator)]
      let before = Int64.random(in: -(limit / 4)...limit, using: &generator)
      let now = Int64.random(in: -(limit / 4)...limit, using: &generator)
      let words = Self.words(before, now)
      let (old, new) = (Int128(before), Int128(now))
      #expect((words.sign == "up") == (new > old && words.kind != .aboutTheSame))
      #expect((words.sign == "down") == (new < old && words.kind != .aboutTheSame))
      #expect((words.percent > 0) == [.up, .down].contains(words.kind))
      switch words.kind {
      case .up, .down:
        // Within half a percent of the truth, one at the edge to nothing; said between amounts that are not below zero only.
        #expect(old > 0 && new >= 0 && new <= old * 10)
        let said = old * Int128(words.kind == .up ? 100 + words.percent : 100 - words.percent)
        #expect(abs(said - new * 100) * 2 <= old * 2)
        #expect((words.percent == 100 && words.kind == .down) == (new == 0))
      case .aboutTheSame: #expect(abs(new - old) * 200 < old && new != old)
      case .moreThanTenTimes: #expect(old > 0 && new > old * 10)
      case .was: #expect(old < 0 || new < 0)
      case .fromZero: #expect(old == 0 && new > 0)
      case .same: #expect(old == new)
      case .first: Issue.record("there was a week before")
      }
    }
  }
}
