import Settings
import Testing
import Values

@testable import Documents

/// Of alerts of one kind the worst stands first, also where no day says it.
struct AlertOrderTests {
  private static let zero = Money.zero(.inr)

  private static func low(_ name: String, _ pieces: Int, of minimum: Int) -> WeeklyAlert {
    WeeklyAlert(
      kind: .lowStock, name: name, amount: zero, pieces: ExactDecimal(pieces), minimum: ExactDecimal(minimum))
  }

  @Test func theLeastPartOfWhatThereShouldBeIsTheWorst() {
    let alerts = [
      Self.low("a", 54, of: 60), Self.low("b", 2, of: 60), Self.low("c", 1, of: 3), Self.low("d", -1, of: 100),
      Self.low("e", 2, of: 6),
    ]
    #expect(WeeklyAlert.byUrgency(alerts).map(\.name) == ["d", "b", "c", "e", "a"])
    #expect(WeeklyAlert.byUrgency(alerts.reversed()).map(\.name) == ["d", "b", "c", "e", "a"])
  }

  @Test func theFirstPaymentThatIsDueLongestIsTheWorst() {
    let alerts = [("x", 3), ("y", 20), ("z", 3)].map { name, waiting in
      WeeklyAlert(kind: .depositMissing, name: name, amount: Self.zero, waiting: waiting)
    }
    #expect(WeeklyAlert.byUrgency(alerts).map(\.name) == ["y", "x", "z"])
  }
}
