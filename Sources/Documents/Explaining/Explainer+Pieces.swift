import Ledger
import Values

extension Explainer {
  /// Which pieces of an item are counted.
  enum PieceCount {
    /// Those that are here.
    case onHand
    /// Those that are here and kept for nobody.
    case available
    /// Those that are not sold yet, wherever they are.
    case booked
  }

  /// How many of an item there are at the end of the day, as the stock counts them: what came in, left and came back.
  func pieces(_ title: String, of item: Item, _ count: PieceCount) throws -> Explanation {
    let unit = item.unit ?? ""
    var parts: [Explanation.Part] = []
    func add(_ label: String, _ number: ExactDecimal, _ rows: [FactKey], isCell: Bool, minus: Bool = false) {
      guard !number.isZero else { return }
      let value = ExplainedValue.quantity(Quantity(number, unit: unit))
      parts.append(.init(minus ? .minus : .plus, Explanation(label, value, isCell ? .stated : .elsewhere, rows: rows)))
    }
    if item.receivedOn <= day {
      add("Came in, \(text(item.receivedOn))", item.quantityIn, [.item(item.id)], isCell: true)
    }
    for id in try ordersSelling(item.id) {
      let facts = try order(id).facts
      for line in facts.lines where line.item.id.idKey == item.id.idKey {
        let sums = try stockSums(facts, line.line)
        let row = FactKey.orderLine(facts.order.id, line: line.line.line)
        let back = returns(of: id).filter {
          $0.restocks && $0.date <= day && $0.line.idKey == line.line.line.idKey
        }.map { FactKey.saleReturn($0.id) }
        add("Sold, \(facts.order.id)", sums[.sold], [row], isCell: true, minus: true)
        add("Came back, \(facts.order.id)", sums[.returned], back, isCell: false)
        if count != .booked {
          add("Sent without an invoice, \(facts.order.id)", sums[.shipped], [row] + back, isCell: false, minus: true)
        }
        if count == .available {
          add("Kept for \(facts.order.id), which is paid ahead", sums[.reserved], [row], isCell: false, minus: true)
        }
      }
    }
    for move in self.facts.stockMoves where move.itemID.idKey == item.id.idKey && move.date <= day {
      let label = (move.reason ?? move.note ?? "stock move").capitalizedFirst
      add("\(label), \(text(move.date))", move.quantity, [.stockMove(move.key)], isCell: true)
    }
    return try .sum(title, pieces: parts, unit: unit, rows: [.item(item.id)])
  }

  /// What a line did to the stock by the end of the day.
  private func stockSums(_ order: OrderFacts, _ line: OrderLine) throws -> StockSums {
    let own = returns(of: order.order.id)
    var funding: [Settlement] = []
    for event in account(order.order.id)?.events ?? [] {
      switch event.kind {
      case .deposit, .payment: funding.append(Settlement(date: event.date, amount: event.amount))
      case .refund: funding.append(Settlement(date: event.date, amount: try event.amount.negated()))
      default: break
      }
    }
    let timeline = try StockTimeline(StockOrder(order, returns: own), funding: funding)
    let limit = Int32(truncatingIfNeeded: day.daysSince1970)
    var sums = StockSums()
    let back = own.filter { $0.line.idKey == line.line.idKey }
    for event in try timeline.events(line.quantity, returns: back) where event.day <= limit {
      try sums.add(event.quantity, to: event.column)
    }
    return sums
  }

  /// What goods cost that are held for their makers.
  func heldStock(_ title: String) throws -> Explanation {
    let parts = try facts.items.filter { $0.owner != .coop && !$0.unitCost.isZero }.sorted { $0.id.idKey < $1.id.idKey }
      .compactMap { item -> Explanation.Part? in
        let worth = try worth(item, pieces("Not sold yet", of: item, .booked))
        return worth.value?.money?.isZero == true ? nil : .init(.plus, worth)
      }
    return try .sum(title, parts, base)
  }
}
