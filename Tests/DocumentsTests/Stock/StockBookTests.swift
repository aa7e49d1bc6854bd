import Testing
import Values

@testable import Documents
@testable import Ledger

@Suite struct StockBookTests {
  static func day(_ text: String) -> CalendarDay { CalendarDay(iso: text) ?? .first }

  static func item(_ id: String, in quantity: Int = 10, owner: Item.Owner = .coop, minimum: Int? = nil) -> Item {
    Item(
      id: id, name: id, collection: "C", owner: owner, makers: [], unitCost: Money(minorUnits: 15_050, .inr),
      unit: "pcs",
      quantityIn: ExactDecimal(quantity), receivedOn: day("2026-01-10"), bestBefore: day("2026-06-30"),
      minimumStock: minimum.map { ExactDecimal($0) }, gst: Percentage(.zero), extra: [:])
  }

  static func order(_ quantity: Int) -> StockOrder {
    StockOrder(
      id: "O-1", date: day("2026-02-01"), lines: [.init(line: "1", itemID: "i1", quantity: ExactDecimal(quantity))])
  }

  static func paid(_ day: String, _ units: Int64) -> Settlement {
    Settlement(date: Self.day(day), amount: Money(minorUnits: units, .inr))
  }

  static func back(_ day: String, _ quantity: Int, restocks: Bool = true) -> SaleReturn {
    SaleReturn(
      id: "R\(day)", date: Self.day(day), orderID: "O-1", line: "1", quantity: ExactDecimal(quantity),
      restocks: restocks,
      charge: .maker)
  }

  /// On hand, reserved, ordered, shipped and booked on a day.
  static func figures(_ facts: StockFacts, _ day: String) throws -> [Int] {
    let level = try #require(try StockBook(facts).level(of: " I1", asOf: Self.day(day)))
    return [level.onHand, level.reserved, level.ordered, level.shipped, level.booked].map { Int($0.wholeValue ?? -99) }
  }

  @Test func aDepositReservesUntilThePiecesLeave() throws {
    var order = Self.order(3)
    order.shippedOn = Self.day("2026-03-01")
    order.invoicedOn = Self.day("2026-03-05")
    let facts = StockFacts(
      items: [Self.item("I1")], orders: [order], funding: ["o-1": [Self.paid("2026-02-10", 1)]])
    #expect(try Self.figures(facts, "2026-01-31") == [10, 0, 0, 0, 10])
    #expect(try Self.figures(facts, "2026-02-09") == [10, 0, 3, 0, 10])
    #expect(try Self.figures(facts, "2026-02-10") == [10, 3, 3, 0, 10])
    #expect(try Self.figures(facts, "2026-03-01") == [7, 0, 0, 3, 10])
    #expect(try Self.figures(facts, "2026-03-05") == [7, 0, 0, 0, 7])
  }

  @Test func aDepositGivenBackReservesNoLonger() throws {
    let facts = StockFacts(
      items: [Self.item("I1")], orders: [Self.order(3)],
      funding: ["o-1": [Self.paid("2026-02-20", -500), Self.paid("2026-02-10", 500), Self.paid("2026-02-25", 7)]])
    #expect(try ["2026-02-15", "2026-02-20", "2026-02-25"].map { try Self.figures(facts, $0)[1] } == [3, 0, 3])
  }

  @Test func aCancellationFreesWhatHasNoInvoice() throws {
    var order = Self.order(3)
    order.cancelledOn = Self.day("2026-02-20")
    var facts = StockFacts(
      items: [Self.item("I1")], orders: [order], funding: ["o-1": [Self.paid("2026-02-10", 1)]])
    #expect(try Self.figures(facts, "2026-02-19") == [10, 3, 3, 0, 10])
    #expect(try Self.figures(facts, "2026-02-20") == [10, 0, 0, 0, 10])
    facts.orders[0].invoicedOn = Self.day("2026-02-15")
    #expect(try Self.figures(facts, "2026-02-20") == [7, 0, 0, 0, 7])
  }

  @Test func onlyWhatCanBeSoldAgainComesBack() throws {
    var order = Self.order(5)
    order.invoicedOn = Self.day("2026-02-05")
    order.returns = [Self.back("2026-03-01", 2), Self.back("2026-03-02", 1, restocks: false)]
    let facts = StockFacts(items: [Self.item("I1")], orders: [order])
    #expect(try Self.figures(facts, "2026-02-28") == [5, 0, 0, 0, 5])
    #expect(try Self.figures(facts, "2026-03-02") == [7, 0, 0, 0, 7])
  }

  @Test func whatComesBackHadLeft() throws {
    var order = Self.order(5)
    order.returns = [Self.back("2026-03-01", 2)]
    let facts = StockFacts(items: [Self.item("I1")], orders: [order])
    #expect(try Self.figures(facts, "2026-02-28") == [10, 0, 5, 0, 10])
    #expect(try Self.figures(facts, "2026-03-01") == [7, 0, 0, 3, 10])
  }

  @Test func theMarksSayWhatToLookAt() throws {
    func marks(_ item: Item, _ order: StockOrder? = nil, asOf: String = "2026-05-01") throws -> [StockMark] {
      let book = try StockBook(StockFacts(items: [item], orders: [order].compactMap { $0 }))
      return try #require(try book.level(of: "I1", asOf: Self.day(asOf))).marks(asOf: Self.day(asOf), alertDays: 30)
    }
    #expect(try marks(Self.item("I1")) == [])
    #expect(try marks(Self.item("I1"), asOf: "2026-05-30") == [])
    #expect(try marks(Self.item("I1"), asOf: "2026-05-31") == [.expiring])
    #expect(try marks(Self.item("I1"), asOf: "2026-06-30") == [.expiring])
    #expect(try marks(Self.item("I1"), asOf: "2026-07-01") == [.expired])
    #expect(try marks(Self.item("I1", minimum: 10)) == [])
    #expect(try marks(Self.item("I1", minimum: 11)) == [.belowMinimum])
    #expect(try marks(Self.item("I1"), Self.order(11)) == [.soldAboveStock])
    var left = Self.order(11)
    left.shippedOn = Self.day("2026-03-01")
    #expect(try marks(Self.item("I1"), left, asOf: "2026-07-01") == [.negative])
  }

  @Test func theReportTellsOwnPiecesFromTheMakers() throws {
    let items = [Self.item("I2", owner: .artisan), Self.item("I1"), Self.item("I3", in: 1, owner: .consignment)]
    let book = try StockBook(StockFacts(items: items))
    let report = try StockReport(book, asOf: Self.day("2026-06-30"), alertDays: 0, base: .inr)
    #expect(report.ownValue.minorUnits == 150_500)
    #expect(report.heldValue.minorUnits == 165_550)
    #expect(report.entries.map(\.level.item.id) == ["I1", "I2", "I3"])
    #expect(report.expiring.count == 3 && report.count(.expiring) == 3)
    #expect(try StockReport(book, asOf: Self.day("2026-01-09"), alertDays: 0, base: .inr).entries.isEmpty)
  }

  @Test func hugeQuantitiesAreAnError() throws {
    var item = Self.item("I1")
    item.quantityIn = ExactDecimal(coefficient: .max, scale: 0) ?? .zero
    let moves = [StockMove(key: "M", date: Self.day("2026-02-01"), itemID: "I1", quantity: item.quantityIn)]
    let book = try StockBook(StockFacts(items: [item], moves: moves))
    #expect(throws: (any Error).self) { try book.levels(asOf: .last) }
  }

  /// The same, counted anew for each day by walking over all facts.
  static func counted(_ facts: StockFacts, _ item: Item, _ day: CalendarDay) throws -> StockSums {
    var sums = StockSums()
    func add(_ column: StockColumn, _ quantity: ExactDecimal) throws { try sums.add(quantity, to: column) }
    if item.receivedOn <= day { try add(.received, item.quantityIn) }
    for move in facts.moves where move.itemID == item.id && move.date <= day { try add(.moved, move.quantity) }
    for order in facts.orders {
      let held = try (facts.funding[order.id.idKey] ?? []).filter { $0.date <= day }.map(\.amount).sum(.inr)
      for line in order.lines where line.itemID == item.id {
        let back = order.returns.filter { $0.line == line.line && $0.restocks && $0.date <= day }.map(\.quantity)
        if let invoiced = order.invoicedOn, invoiced <= day {
          try add(.sold, line.quantity)
          for quantity in back { try add(.returned, quantity) }
        } else if let cancelled = order.cancelledOn, cancelled <= day {
          continue
        } else if let left = order.leftOn, left <= day {
          try add(.shipped, line.quantity)
          for quantity in back { try add(.shipped, .zero - quantity) }
        } else if order.date <= day {
          try add(.ordered, line.quantity)
          if held.isPositive { try add(.reserved, line.quantity) }
        }
      }
    }
    return sums
  }

  @Test(arguments: 0..<40)
  func everyDayIsWhatCountingSays(seed: Int) throws {
    let facts = RandomStock.facts(seed: seed)
    let book = try StockBook(facts)
    var counts = book.items.indices.map { book.count(at: $0) }
    for offset in stride(from: 0, to: 130, by: 3) {
      let day = RandomStock.firstDay.adding(days: offset)
      for (index, item) in book.items.enumerated() {
        let level = try #require(try book.level(of: item.id, asOf: day))
        #expect(level == (try StockLevel(item, Self.counted(facts, item, day))), "\(item.id) on \(day)")
        #expect(try counts[index].level(asOf: day) == level, "\(item.id) on \(day), one day after the other")
      }
    }
  }
}
