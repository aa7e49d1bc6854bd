import Testing
import Values

@testable import Documents
@testable import Ledger

/// What reports say of sales is what the books say, whatever happened.
@Suite struct TradeReportTests {
  @Test(arguments: 0..<60)
  func sellersSumToWhatTheBooksSold(seed: Int) throws {
    let coop = try RandomReportCoop(seed: seed)
    let sources = try coop.sources()
    for days in RandomReportCoop.times {
      let report = try SellersQuestion(sources, coop.head(days))
      #expect(try report.net == sources.books.change(.sales, days).negated())
      #expect(try report.rows.map(\.net).sum(.inr) == report.net)
      #expect(try report.collections.map(\.net).sum(.inr) == report.net)
      var count = SalesCount(coop.coop.facts, days: days)
      for order in coop.coop.orders { try count.add(order) }
      for collection in report.collections {
        let other = try #require(count.all.first { $0.collection == collection.collection })
        #expect(other.net == collection.net)
        #expect(try other.pieces == collection.sold - collection.back)
        let rows = report.rows.filter { $0.collection == collection.collection }
        #expect(try rows.map(\.net).sum(.inr) == collection.net)
      }
      #expect(count.all.count == report.collections.count)
    }
  }

  @Test(arguments: 0..<60)
  func shippingSumsToWhatTheBooksSpentAndCharged(seed: Int) throws {
    let coop = try RandomReportCoop(seed: seed)
    let sources = try coop.sources()
    for days in RandomReportCoop.times {
      let report = try ShippingQuestion(sources, coop.head(days))
      #expect(try report.total.net == sources.books.change(.sales, days).negated())
      #expect(try report.total.charged == sources.books.change(.shippingCharged, days).negated())
      #expect(try report.total.spent == sources.books.shippingBills(days).map(\.amount).sum(.inr))
      #expect(try report.total.difference == report.total.charged - report.total.spent)
      #expect(report.rows.map(\.figures.orders).reduce(0, +) == report.total.orders)
      for field in [\ShippingQuestion.Figures.spent, \.charged, \.net, \.difference] {
        #expect(try report.rows.map(\.figures).map { $0[keyPath: field] }.sum(.inr) == report.total[keyPath: field])
      }
      #expect(report.rows.dropLast().allSatisfy { $0.region != nil })
    }
  }

  @Test(arguments: 0..<60)
  func marginIsMadeOfTheBooks(seed: Int) throws {
    let coop = try RandomReportCoop(seed: seed)
    let sources = try coop.sources()
    let books = sources.books
    for days in RandomReportCoop.times {
      let report = try MarginQuestion(sources, coop.head(days))
      for amount in MarginSums.amounts {
        #expect(try report.rows.map { $0.sums[keyPath: amount] }.sum(.inr) == report.sums[keyPath: amount])
      }
      #expect(try report.rows.map(\.margin).sum(.inr) == report.margin)
      #expect(try report.sums.net == books.change(.sales, days).negated())
      #expect(try report.sums.makers == books.change(.makers, days))
      #expect(try report.sums.goods == books.change(.costOfGoods, days))
      #expect(try report.sums.losses == books.change(.stockLosses, days))
      // What goes to no collection is left beside, and nothing is lost between the two.
      #expect(try report.sums.fees + report.unshared.fees == books.change(.fees, days))
      let charged = try books.change(.shippingCharged, days).negated()
      let shipping = try report.sums.shipping + report.unshared.shipping - report.sums.shippingCharged
      #expect(try shipping == Self.bills(books, .shipping, days) - charged)
      #expect(try report.sums.packaging + report.unshared.packaging == Self.bills(books, .packaging, days))
      #expect(try report.sums.customs + report.unshared.customs == Self.bills(books, .customs, days))
      #expect(try report.unshared.writeOffs == books.change(.writeOffs, days))
      let bills = try report.sums.shipping + report.sums.packaging + report.sums.customs
      let left = report.unshared
      let rest = try left.shipping + left.packaging + left.customs + left.otherBills
      let missing = try charged - report.sums.shippingCharged
      #expect(try bills + rest + missing == books.change(.bill, days))
    }
  }

  @Test(arguments: 0..<30)
  func monthsOfMarginSumToTheirQuarter(seed: Int) throws {
    let coop = try RandomReportCoop(seed: seed)
    let sources = try coop.sources()
    func report(_ from: String, _ to: String) throws -> MarginQuestion {
      let days = try #require(CalendarDay(iso: from))...#require(CalendarDay(iso: to))
      return try MarginQuestion(sources, coop.head(days))
    }
    let quarter = try report("2026-01-01", "2026-03-31")
    let months = try [
      report("2026-01-01", "2026-01-31"), report("2026-02-01", "2026-02-28"), report("2026-03-01", "2026-03-31"),
    ]
    for row in quarter.rows {
      var sums = MarginSums(zero: .zero(.inr))
      for month in months { for part in month.rows where part.collection == row.collection { try sums.add(part.sums) } }
      #expect(sums == row.sums)
    }
  }

  private static func bills(
    _ books: Books, _ category: Expense.Category, _ days: ClosedRange<CalendarDay>
  ) throws -> Money {
    try books.expenses.filter { $0.category == category && days.contains($0.bookedOn) }.map(\.amount).sum(books.base)
  }

  @Test func theRandomCoopsHaveWhatIsHardToShare() throws {
    var (unshared, losing, back, fees, charged, losses, regions) = (0, 0, 0, 0, 0, 0, 0)
    for seed in 0..<60 {
      let coop = try RandomReportCoop(seed: seed)
      let sources = try coop.sources()
      let head = coop.head(RandomReportCoop.times[3])
      let margin = try MarginQuestion(sources, head)
      unshared += margin.unshared.shipping.isZero ? 0 : 1
      losing += margin.losing
      fees += margin.sums.fees.isZero ? 0 : 1
      charged += margin.sums.shippingCharged.isZero ? 0 : 1
      losses += margin.sums.losses.isZero ? 0 : 1
      back += try SellersQuestion(sources, head).rows.count { !$0.back.isZero }
      regions += try ShippingQuestion(sources, head).rows.count
    }
    for count in [unshared, losing, back, fees, charged, losses] { #expect(count > 20) }
    #expect(regions > 120)
  }
}
