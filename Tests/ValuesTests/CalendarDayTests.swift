import Testing
import Values

@Suite struct CalendarDayTests {
  private func day(_ iso: String) throws -> CalendarDay { try #require(CalendarDay(iso: iso)) }

  @Test func everyDayFrom1900To2200() throws {
    let first = try day("1900-01-01"), last = try day("2200-12-31")
    #expect(first.daysSince1970 == -25_567)
    var year = 1900, month = 1, date = 1, weekday = 1  // 1 January 1900 was a Monday
    for number in first.daysSince1970...last.daysSince1970 {
      let day = try #require(CalendarDay(daysSince1970: number))
      guard day.year == year, day.month == month, day.day == date, day.daysSince1970 == number,
        day.weekday == weekday, CalendarDay(iso: day.description) == day
      else {
        Issue.record("\(day) is wrong")
        return
      }
      weekday = weekday % 7 + 1
      date += 1
      if CalendarDay(year: year, month: month, day: date) == nil { (month, date) = (month + 1, 1) }
      if month == 13 { (year, month) = (year + 1, 1) }
    }
    #expect(year == 2201)
  }

  @Test func knownDays() throws {
    #expect(try day("1970-01-01").daysSince1970 == 0)
    #expect(try day("2000-03-01").daysSince1970 == 11_017)
    #expect(try day("2026-05-16").weekday == 6)
    #expect(try day("2024-02-29").adding(days: 366) == day("2025-03-01"))
    #expect(try day("2026-01-01").days(until: day("2027-01-01")) == 365)
    #expect(try day("2026-01-01").days(until: day("2025-12-31")) == -1)
  }

  @Test(arguments: [
    "", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-06-31", "2026-6-01", "26-06-01", "2026-06-00",
    "2026/06/01", "+026-06-01", "2026-06-01 ", "2026-06-01-", "0000-01-01", "२०२६-०६-०१", "-026-01-01", "10000-01-01",
  ])
  func refusesOtherText(text: String) {
    #expect(CalendarDay(iso: text) == nil)
  }

  @Test func staysWithinItsYears() {
    #expect(CalendarDay.first.adding(days: -1) == .first)
    #expect(CalendarDay.last.adding(days: 1) == .last)
    #expect(CalendarDay.last.adding(days: .max) == .last)
    #expect(CalendarDay.first.adding(days: .min) == .first)
    #expect(CalendarDay(daysSince1970: CalendarDay.first.daysSince1970) == .first)
    #expect(CalendarDay(daysSince1970: CalendarDay.last.daysSince1970) == .last)
    #expect(CalendarDay(daysSince1970: CalendarDay.first.daysSince1970 - 1) == nil)
    #expect(CalendarDay(daysSince1970: CalendarDay.last.daysSince1970 + 1) == nil)
    for number in [Int.min, -800_000, 3_000_000, Int.max] { #expect(CalendarDay(daysSince1970: number) == nil) }
    #expect(CalendarDay(year: .max, month: .min, day: 1) == nil)
    #expect(CalendarDay.first < .last)
    #expect(CalendarDay.first.description == "0001-01-01")
  }

  @Test func financialYears() throws {
    #expect(FinancialYear(of: try day("2026-03-31")).shortName == "25-26")
    #expect(FinancialYear(of: try day("2026-04-01")).shortName == "26-27")
    #expect(FinancialYear(of: try day("1999-12-31")).shortName == "99-00")
    #expect(FinancialYear(of: try day("2008-06-01")).shortName == "08-09")
    #expect(FinancialYear(of: .first).startYear == 0)
    #expect(FinancialYear(of: .first).shortName == "00-01")
    #expect(FinancialYear(of: .first) < FinancialYear(of: .last))
  }
}
