import Documents
import Settings
import Testing
import Values

@Suite struct PayPeriodTests {
  static let cases: [(cadence: PayoutCadence, day: String, name: String, start: String, end: String)] = [
    (.monthly, "2026-05-14", "2026-05", "2026-05-01", "2026-05-31"),
    (.monthly, "2028-02-29", "2028-02", "2028-02-01", "2028-02-29"),
    (.monthly, "2026-12-31", "2026-12", "2026-12-01", "2026-12-31"),
    (.weekly, "2026-05-17", "2026-W20", "2026-05-11", "2026-05-17"),
    (.weekly, "2026-05-18", "2026-W21", "2026-05-18", "2026-05-24"),
    // The last days of 2025 belong to week 1 of 2026; those of 2026 to its week 53.
    (.weekly, "2025-12-29", "2026-W01", "2025-12-29", "2026-01-04"),
    (.weekly, "2027-01-03", "2026-W53", "2026-12-28", "2027-01-03"),
    (.fortnightly, "2024-01-01", "2024-W01", "2024-01-01", "2024-01-14"),
    (.fortnightly, "2026-05-10", "2026-W19", "2026-05-04", "2026-05-17"),
    (.fortnightly, "2026-12-28", "2026-W53", "2026-12-28", "2027-01-10"),
    (.fortnightly, "2023-12-31", "2023-W51", "2023-12-18", "2023-12-31"),
  ]

  @Test(arguments: cases)
  func periods(cadence: PayoutCadence, day: String, name: String, start: String, end: String) throws {
    let period = PayPeriod(containing: try #require(CalendarDay(iso: day)), cadence: cadence)
    #expect(period.name == name)
    #expect(period.start.description == start)
    #expect(period.end.description == end)
    #expect(PayPeriod(named: name, cadence: cadence) == period)
  }

  @Test(arguments: PayoutCadence.allCases)
  func periodsFollowOneAnotherWithoutAGap(cadence: PayoutCadence) throws {
    var period = PayPeriod(containing: try #require(CalendarDay(iso: "2019-12-01")), cadence: cadence)
    for _ in 0..<400 {
      let next = period.next
      #expect(next.start == period.end.adding(days: 1))
      #expect(next.previous == period)
      #expect(period.contains(period.start) && period.contains(period.end) && !period.contains(next.start))
      #expect(PayPeriod(named: period.name, cadence: cadence) == period)
      period = next
    }
  }

  @Test(arguments: [
    "2026-5", "2026-13", "26-05", "2026-W20", "2026-05-01", "", "-", "+026-05", "2026-W", "９９９９-05",
  ])
  func otherNamesAreNoMonths(name: String) {
    #expect(PayPeriod(named: name, cadence: .monthly) == nil)
  }

  @Test(arguments: ["2026-W54", "2025-W53", "2026-W00", "2026-W1", "2026-20", "0000-W01", "2026-W+1", "2026-W-1", ""])
  func otherNamesAreNoWeeks(name: String) {
    #expect(PayPeriod(named: name, cadence: .weekly) == nil)
  }

  @Test(arguments: PayoutCadence.allCases)
  func theEndsOfTheCalendarDoNotTrap(cadence: PayoutCadence) {
    for day in [CalendarDay.first, .last] {
      let period = PayPeriod(containing: day, cadence: cadence)
      #expect(!period.name.isEmpty)
      #expect(period.previous.start <= period.start && period.end <= period.next.end)
    }
  }
}
