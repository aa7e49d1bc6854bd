import Diagnostics
import Ledger
import Values

extension Explainer {
  /// An item: how many are on hand, and for the co-op's own what they are worth at cost; `nil` when there is no such item.
  ///
  /// - Throws: a `Diagnostic` when an amount does not fit.
  public func explain(item id: String) throws -> Explanation? {
    guard let item = items[id.idKey] else { return nil }
    let onHand = try onHand(item)
    var figures = [onHand.named("On hand").asked("on-hand")]
    if item.owner == .coop { figures.append(try worth(item, onHand).named("Worth at cost").asked("value")) }
    let makers = item.makers.map { "\(books.artisanName($0.artisanID)) \($0.share.number)%" }.joined(separator: ", ")
    let whose = item.owner == .coop ? "the co-op's own" : "its makers' until it is sold"
    return .heading(
      "\(item.id) \(item.name)", figures, remark: whose + (makers.isEmpty ? "" : "; made by \(makers)"))
  }

  /// What an item on hand is worth at cost.
  func worth(_ item: Item, _ onHand: Explanation) throws -> Explanation {
    try .computed(
      "\(item.id) \(item.name)", .product,
      [.cell("Unit Cost", .money(item.unitCost), .item(item.id)), onHand])
  }

  /// How many of an item are on hand at the end of the day: what came in, sales, returns and moves.
  func onHand(_ item: Item) throws -> Explanation {
    var moves: [(date: CalendarDay, part: Explanation.Part)] = []
    func add(_ date: CalendarDay, _ role: Explanation.Role, _ label: String, _ count: ExactDecimal, _ row: FactKey) {
      guard date <= day, !count.isZero else { return }
      let quantity = ExplainedValue.quantity(Quantity(count, unit: item.unit ?? ""))
      moves.append((date, .init(role, .cell("\(label), \(text(date))", quantity, row))))
    }
    add(item.receivedOn, .plus, "Came in", item.quantityIn, .item(item.id))
    for (line, invoiced) in try sales(of: item) {
      add(invoiced, .minus, "Sold, \(line.orderID)", line.quantity, .orderLine(line.orderID, line: line.line))
      for back in returns(of: line.orderID) where back.restocks && back.line.idKey == line.line.idKey {
        add(
          item.owner == .coop ? max(back.date, invoiced) : back.date, .plus, "Came back, \(line.orderID)",
          back.quantity, .saleReturn(back.id))
      }
    }
    for move in facts.stockMoves where move.itemID.idKey == item.id.idKey {
      let label = (move.reason ?? move.note ?? "stock move").capitalizedFirst
      add(move.date, .plus, label, move.quantity, .stockMove(move.key))
    }
    let sorted = moves.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
    var sum = ExactDecimal.zero
    for (_, move) in sorted {
      let count = move.part.explanation.value?.decimal ?? .zero
      sum = move.part.role == .plus ? try sum + count : try sum - count
    }
    return Explanation(
      "On hand", .quantity(Quantity(sum, unit: item.unit ?? "")), .sum, sorted.map(\.element.part),
      rows: [.item(item.id)])
  }
}
