import Settings
import Testing
import Values

@testable import Documents
@testable import Ledger

/// Every report says what the books, the status and the weekly page say, whatever happened.
@Suite struct QuestionReportTests {
  static let days = ["2025-10-01", "2025-12-31", "2026-01-18", "2026-03-01", "2026-04-30", "2026-08-02"]

  @Test(arguments: 0..<40)
  func cashIsThatOfTheBooksOnEveryDay(seed: Int) throws {
    let coop = try RandomStatusCoop(seed: seed)
    let sources = try ReportCoop.sources(coop)
    let cash = try CashMovements(sources.books)
    for (from, to) in [("2025-11-01", "2025-11-30"), ("2026-01-05", "2026-01-11"), ("2020-01-01", "2026-12-31")] {
      let head = ReportCoop.head(sources, from: from, to: to)
      let report = try CashQuestion(sources, head)
      #expect(report.rows.map(\.day) == Set(report.rows.map(\.day)).sorted())
      for row in report.rows { #expect(try sources.status(asOf: row.day).figures.cashHeld == row.held) }
      #expect(try sources.status(asOf: head.to).figures.cashHeld == report.held)
      let first = try #require(head.from)
      let flow = try cash.flow(first...head.to)
      #expect(report.moneyIn == flow.moneyIn && report.moneyOut == flow.moneyOut)
      #expect(try report.rows.map(\.moneyIn).sum(.inr) == report.moneyIn)
      #expect(try report.start + report.opening + report.moneyIn - report.moneyOut == report.held)
      #expect(try report.steps.map(\.moneyIn).sum(.inr) == report.moneyIn)
      #expect(try report.steps.map(\.moneyOut).sum(.inr) == report.moneyOut)
      #expect(report.steps.count <= ReportSteps.most)
    }
  }

  @Test func whatAProviderKeptMakesWhatCameInLess() throws {
    var coop = try RandomStatusCoop(seed: 1)
    let day = try #require(CalendarDay(iso: "2024-01-01"))
    coop.facts.payments.insert(
      (
        Payment(
          key: "p", day: day, method: "card", kind: .payment, amount: Money(minorUnits: 100, .inr),
          fee: Money(minorUnits: 350, .inr)), []
      ), at: 0)
    let sources = try ReportCoop.sources(coop)
    let report = try CashQuestion(sources, ReportCoop.head(sources, from: "2024-01-01", to: "2024-01-31"))
    #expect(report.rows.map(\.moneyIn) == [Money(minorUnits: -250, .inr)])
    #expect(report.moneyIn == Money(minorUnits: -250, .inr) && report.moneyOut.isZero && report.bestDay == nil)
  }

  @Test(arguments: QuestionReports.names, ["0001-01-01", "9999-12-31"])
  func theEndsOfTheCalendarAreNoTrap(name: String, day: String) throws {
    let kind = try #require(QuestionReports.named(name))
    let sources = try ReportCoop.sources(RandomStatusCoop(seed: 3))
    func check<Report: QuestionReport>(_ kind: Report.Type) throws {
      let from = Report.span.hasPeriod ? "0001-01-01" : nil
      #expect(try ReportCoop.lines(Report(sources, ReportCoop.head(sources, from: from, to: day))).isEmpty == false)
    }
    try check(kind)
  }

  @Test(arguments: 0..<60)
  func whatIsUnpaidIsWhatTheStatusSays(seed: Int) throws {
    let coop = try RandomStatusCoop(seed: seed)
    let sources = try ReportCoop.sources(coop)
    for day in Self.days {
      let head = ReportCoop.head(sources, to: day)
      let report = try UnpaidQuestion(sources, head)
      let status = try sources.status(asOf: head.to)
      #expect(report.total == status.figures.owedByBuyers)
      #expect(try report.rows.map(\.value).sum(.inr) == report.total)
      #expect(try report.ages.map(\.amount).sum(.inr) == report.total)
      for (age, lateness) in zip(report.ages, Lateness.allCases) {
        #expect(age.amount == status.owed[lateness])
        #expect(try report.rows.filter { $0.age == age.name }.map(\.value).sum(.inr) == age.amount)
      }
      #expect(Set(report.rows.map(\.orderID)).count == status.openInvoices)
      #expect(report.rows.allSatisfy { ($0.daysLate > 0) == ($0.age != Lateness.notYetDue.plainName) })
      // Each age stands together, or the table would have its heading twice.
      let runs = report.rows.map(\.age).reduce(into: [String]()) { runs, age in
        if runs.last != age { runs.append(age) }
      }
      #expect(Set(runs).count == runs.count)
    }
  }

  @Test(arguments: 0..<60)
  func payoutsAreThoseOfTheStatusAndOfTheAlerts(seed: Int) throws {
    let coop = try RandomStatusCoop(seed: seed)
    let sources = try ReportCoop.sources(coop)
    for day in Self.days {
      let head = ReportCoop.head(sources, to: day)
      let report = try PayoutsQuestion(sources, head)
      let status = try sources.status(asOf: head.to)
      let figures = status.figures
      #expect(try report.rows.map(\.owed).sum(.inr) == figures.owedToArtisans)
      #expect(try report.rows.map(\.owes).sum(.inr) == figures.owedByArtisans)
      #expect(try report.rows.map(\.pending).sum(.inr) == figures.notYetPayable)
      #expect(try report.rows.map(\.kept).sum(.inr) == figures.retained)
      #expect(try report.rows.map(\.advance).sum(.inr) == figures.advances)
      #expect(report.rows.count(where: \.owed.isPositive) == status.artisansOwed)
      #expect(try report.rows.map(\.overdue).sum(.inr) == report.overdue)
      #expect(report.rows.allSatisfy { $0.overdue.minorUnits <= $0.owed.minorUnits })
      let stock = try sources.stock(asOf: head.to)
      let alerts = try WeeklyAlerts(
        sources.books, status, sources.facts,
        WeekFacts(stock: stock, sales: [], buyerNames: [:], latePromises: []), outlook: [])
      let overdue = alerts.found.filter { $0.kind == .payoutOverdue }.map(\.amount.minorUnits).sorted()
      #expect(report.rows.map(\.overdue.minorUnits).filter { $0 > 0 }.sorted() == overdue)
    }
  }

  @Test(arguments: 0..<60)
  func depositsAreThoseOfTheStatus(seed: Int) throws {
    let coop = try RandomStatusCoop(seed: seed)
    let sources = try ReportCoop.sources(coop)
    for day in Self.days {
      let head = ReportCoop.head(sources, to: day)
      let report = try DepositsQuestion(sources, head)
      let status = try sources.status(asOf: head.to)
      #expect(report.total == status.figures.deposits)
      let orders = Dictionary(uniqueKeysWithValues: sources.books.orders.map { ($0.orderID, $0) })
      for row in report.rows where row.held.isPositive {
        let order = try #require(orders[row.orderID])
        let state = try order.state(asOf: head.to, daysWithoutTerms: 0)
        #expect((state == .cancelledWithDepositHeld) == row.isCancelled)
        #expect(state.reservesItems != row.isCancelled)
      }
      #expect(report.rows.allSatisfy { !$0.toCome.isNegative && $0.daysLate >= 0 })
    }
  }

  @Test(arguments: 0..<40)
  func theForecastIsThatOfTheWeeklyPage(seed: Int) throws {
    let coop = try RandomStatusCoop(seed: seed)
    let sources = try ReportCoop.sources(coop)
    for day in Self.days {
      let head = ReportCoop.head(sources, to: day)
      let report = try ForecastQuestion(sources, head)
      let status = try sources.status(asOf: head.to)
      #expect(report.held == status.figures.cashHeld)
      #expect(try report.held + report.moneyIn - report.moneyOut == report.left)
      #expect(report.points.count == 31 && report.points.last?.cash == report.left)
      #expect(report.sundays.count >= 4 && report.sundays.allSatisfy { $0.day.weekday == 7 && $0.day <= report.end })
      for sunday in report.sundays {
        #expect(report.points.first { $0.day == sunday.day }?.cash == sunday.cash)
      }
      #expect(report.points.allSatisfy { $0.cash.minorUnits >= report.lowest.cash.minorUnits })
      #expect(report.rows.allSatisfy { $0.day > head.to && $0.day <= report.end })
      #expect(report.rows.allSatisfy { $0.moneyIn.isZero != $0.moneyOut.isZero })
    }
  }

  @Test(arguments: 0..<60)
  func whatMatchesNothingIsWhatTheStatusSays(seed: Int) throws {
    let coop = try RandomStatusCoop(seed: seed)
    let sources = try ReportCoop.sources(coop)
    for day in Self.days {
      let head = ReportCoop.head(sources, to: day)
      let report = try ReconcileQuestion(sources, head)
      #expect(report.unmatched == (try sources.status(asOf: head.to).figures.unmatched))
      #expect(report.rows.allSatisfy { $0.day <= head.to })
    }
    let head = ReportCoop.head(sources, from: "2026-01-01", to: "2026-01-31")
    #expect(try ReconcileQuestion(sources, head).rows.allSatisfy { head.contains($0.day) })
  }

  @Test(arguments: QuestionReports.names)
  func aCoopOfWhichNothingIsKnownHasItsReports(name: String) throws {
    let kind = try #require(QuestionReports.named(name))
    let sources = try ReportCoop.nothing()
    func check<Report: QuestionReport>(_ kind: Report.Type) throws {
      let report = try Report(sources, ReportCoop.head(sources, from: nil, to: "2026-05-31"))
      #expect(report.rows.isEmpty)
      #expect(try ReportCoop.lines(report) == [Report.columns.map(\.title).joined(separator: ",")])
    }
    try check(kind)
  }

  @Test(arguments: QuestionReports.names)
  func theTableHasALineForEachRow(name: String) throws {
    let kind = try #require(QuestionReports.named(name))
    func check<Report: QuestionReport>(_ kind: Report.Type) throws {
      for seed in 0..<10 {
        let sources = try ReportCoop.sources(RandomStatusCoop(seed: seed))
        let report = try Report(sources, ReportCoop.head(sources, from: "2025-01-01", to: "2026-06-30"))
        #expect(try ReportCoop.lines(report).count == report.rows.count + 1)
        #expect(Set(Report.columns.map(\.title)).count == Report.columns.count)
      }
    }
    try check(kind)
  }

  @Test func whatPeopleWroteIsNoFormulaInASpreadsheet() throws {
    var found = 0
    for seed in 0..<20 {
      let coop = try RandomStatusCoop(seed: seed)
      let ids = Set(coop.orders.map(\.order.buyerID))
      let buyers = ids.map { Buyer(id: $0, name: "=1+1, \"x\"", country: "IN", extra: [:]) }
      let sources = try ReportCoop.sources(coop, buyers: buyers)
      let lines = try ReportCoop.lines(UnpaidQuestion(sources, ReportCoop.head(sources, to: "2026-03-31"))).dropFirst()
      found += lines.count
      #expect(lines.allSatisfy { $0.contains(",\"'=1+1, \"\"x\"\"\",") })
    }
    #expect(found > 10)
  }

  @Test func theNamesAreThoseOfTheTemplates() {
    #expect(Set(QuestionReports.names).count == QuestionReports.all.count)
    #expect(QuestionReports.named("CASH") != nil && QuestionReports.named("cas") == nil)
    for kind in QuestionReports.all {
      #expect(kind.templateKind == "report-\(kind.name)" && kind.question.hasSuffix("?"))
    }
  }
}

/// A time in few steps.
@Suite struct ReportStepsTests {
  static func steps(_ first: String, _ last: String) -> [String] {
    guard let first = CalendarDay(iso: first), let last = CalendarDay(iso: last) else { return [] }
    return ReportSteps(first...last).first.map(\.description)
  }

  @Test func aMonthHasDays() {
    #expect(Self.steps("2026-05-01", "2026-05-31").count == 31)
    #expect(Self.steps("2026-05-07", "2026-05-07") == ["2026-05-07"])
  }

  @Test func longerTimesHaveWeeksMonthsOrYears() {
    #expect(Self.steps("2026-05-01", "2026-06-01").prefix(3) == ["2026-05-01", "2026-05-04", "2026-05-11"])
    #expect(Self.steps("2025-11-20", "2026-10-31").prefix(3) == ["2025-11-20", "2025-12-01", "2026-01-01"])
    #expect(Self.steps("2020-02-29", "2026-10-31").prefix(3) == ["2020-02-29", "2021-01-01", "2022-01-01"])
    #expect(Self.steps("0001-01-01", "9999-12-31").count == ReportSteps.most)
  }

  @Test func theLastDayOfTheCalendarIsNoTrap() {
    #expect(Self.steps("9999-12-01", "9999-12-31").last == "9999-12-31")
    #expect(Self.steps("9990-12-31", "9999-12-31").last == "9999-01-01")
  }
}
