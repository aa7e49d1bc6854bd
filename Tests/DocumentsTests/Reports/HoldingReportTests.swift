import Settings
import Testing
import Values

@testable import Documents
@testable import Ledger

/// What reports say of artisans and of the stock is what the statements and the status say, whatever happened.
@Suite struct HoldingReportTests {
  @Test(arguments: 0..<60)
  func stockComesToWhatTheStatusSays(seed: Int) throws {
    let coop = try RandomReportCoop(seed: seed)
    let sources = try coop.sources()
    for days in RandomReportCoop.times {
      let report = try StockQuestion(sources, coop.head(days))
      #expect(try report.ownValue == sources.status(asOf: days.upperBound).figures.stock)
      let own = report.rows.filter(\.isOwn).map(\.entry.level.value)
      #expect(try own.sum(.inr) == report.ownValue)
      let held = report.rows.filter { !$0.isOwn }.map(\.entry.level.value)
      #expect(try held.sum(.inr) == report.heldValue)
      #expect(report.bars.count <= 8)
    }
  }

  @Test(arguments: 0..<60)
  func artisansAreOwedWhatTheStatusSays(seed: Int) throws {
    let coop = try RandomReportCoop(seed: seed)
    let sources = try coop.sources()
    for days in RandomReportCoop.times {
      let report = try ArtisansQuestion(sources, coop.head(days))
      let figures = try sources.status(asOf: days.upperBound).figures
      #expect(try report.total.owed == figures.owedToArtisans - figures.owedByArtisans)
      #expect(report.total.waiting == figures.notYetPayable)
      #expect(report.total.advance == figures.advances)
      for sums in report.rows.map(\.sums) + [report.total] {
        let income = try sums.start + sums.earned + sums.bought + sums.other
        #expect(try income - sums.kept - sums.paid == sums.owed)
      }
    }
  }

  @Test(arguments: 0..<60)
  func artisansHaveTheFiguresOfTheirStatements(seed: Int) throws {
    let coop = try RandomReportCoop(seed: seed)
    let sources = try coop.sources()
    let earnings = sources.books.earnings
    var period = PayPeriod(
      containing: try #require(CalendarDay(iso: "2026-01-10")), cadence: earnings.settings.cadence)
    for _ in 0..<3 {
      let report = try ArtisansQuestion(sources, coop.head(period.start...period.end))
      for id in earnings.artisanIDs {
        let statement = try #require(try earnings.statement(of: id, for: period))
        let sums = report.rows.first { $0.id.idKey == id }?.sums ?? ArtisanSums(zero: .zero(.inr))
        #expect(sums.start == statement.broughtForward)
        #expect(try sums.earned == statement.earned - statement.returned)
        #expect(sums.bought == statement.bought)
        #expect(try sums.kept == statement.retention - statement.retentionReleased)
        #expect(sums.paid == statement.paid)
        #expect(sums.owed == statement.closing)
        #expect(sums.waiting == statement.pendingTotal)
        #expect(sums.advance == statement.advances.left)
      }
      period = period.next
    }
  }

  @Test(arguments: 0..<60)
  func whatPiecesBroughtIsSharedWithoutALoss(seed: Int) throws {
    let coop = try RandomReportCoop(seed: seed)
    let sources = try coop.sources()
    for days in RandomReportCoop.times {
      let report = try ArtisansQuestion(sources, coop.head(days))
      var net = Money.zero(.inr)
      var pieces = ExactDecimal.zero
      for sale in sources.books.earnings.sales {
        let whole = try sale.rate?.value(of: sale.net, in: .inr) ?? sale.net
        var before = ExactDecimal.zero
        if days.contains(sale.invoicedOn) { (net, pieces) = (try net + whole, try pieces + sale.quantity) }
        for back in sale.returns {
          let now = try before + back.quantity
          defer { before = now }
          guard days.contains(back.date) else { continue }
          pieces = try pieces - back.quantity
          let shares = try whole.allocated(by: sale.parts.map(\.share.number))
          for share in shares { net = try net - share.piece(from: before, to: now, of: sale.quantity) }
        }
      }
      #expect(report.total.net == net)
      #expect(report.total.pieces == pieces)
    }
  }
}
