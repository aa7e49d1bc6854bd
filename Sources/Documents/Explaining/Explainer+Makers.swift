import Diagnostics
import Ledger
import Values

extension Explainer {
  // MARK: Sales

  /// A maker's share of one sold line: the rule's amount, shared among the makers.
  func share(_ sale: SaleEarning, _ part: Int) throws -> Explanation {
    let amount = try amount(of: sale)
    guard sale.parts.count > 1 else { return amount }
    let item = FactKey.item(sale.itemID)
    let weights = sale.parts.map {
      Explanation.cell(books.artisanName($0.artisanID), .percentage($0.share), item)
    }
    return try .computed("Share of it", .allocation(part), [amount] + weights)
  }

  /// What all makers of a line earn together, by the rule.
  func amount(of sale: SaleEarning) throws -> Explanation {
    let row = FactKey.rule(sale.ruleID)
    let label = "By rule \(sale.ruleID)"
    let remark = rules[sale.ruleID.idKey]?.sentence
    switch sale.formula {
    case .percentOfNet(_, let percentage):
      return try .computed(
        label, .percentage, [net(sale), .cell("Value", .percentage(percentage), row)], remark: remark)
    case .percentOfGross(_, let percentage):
      return try .computed(
        label, .percentage, [gross(sale), .cell("Value", .percentage(percentage), row)], remark: remark)
    case .fixed(let perPiece, let pieces):
      let line = FactKey.orderLine(sale.orderID, line: sale.line)
      return try .computed(
        label, .product, [.cell("Value", .money(perPiece), row), .cell("Qty", .quantity(Quantity(pieces)), line)],
        remark: remark)
    case .tierByPrice(_, let step, _):
      return try .computed(
        label, .percentage, [net(sale), .cell("Steps", .percentage(step.percentage), row)], remark: remark)
    case .tierByMonth(let before, let parts):
      return try monthly(sale, before, parts, label, remark)
    }
  }

  private func net(_ sale: SaleEarning) throws -> Explanation {
    let order = try order(sale.orderID)
    guard let index = order.index(ofLine: sale.line) else { return lineElsewhere(sale) }
    return try order.inBase(order.taxable(index))
  }

  private func gross(_ sale: SaleEarning) throws -> Explanation {
    let order = try order(sale.orderID)
    guard let index = order.index(ofLine: sale.line) else { return lineElsewhere(sale) }
    return try order.inBase(order.untaxedGross(index))
  }

  private func lineElsewhere(_ sale: SaleEarning) -> Explanation {
    .elsewhere(
      "Line \(sale.line) of \(sale.orderID)", .money(sale.net), [.orderLine(sale.orderID, line: sale.line)])
  }

  private func monthly(
    _ sale: SaleEarning, _ before: Money, _ parts: [EarningFormula.MonthPart], _ label: String, _ remark: String?
  ) throws -> Explanation {
    let row = FactKey.rule(sale.ruleID)
    guard case .tierByMonth(let steps)? = rules[sale.ruleID.idKey]?.formula else { return lineElsewhere(sale) }
    let sold = try soldBefore(sale, before)
    let net = try net(sale)
    var operands: [Explanation] = []
    for part in parts {
      let position = steps.firstIndex(of: part.step) ?? 0
      let to = position + 1 < steps.count ? steps[position + 1].from : nil
      operands.append(
        try .computed(
          "Part of the sale in this step", .band(from: position == 0 ? nil : part.step.from, to: to), [sold, net],
          rows: [row]))
      operands.append(.cell("Steps", .percentage(part.step.percentage), row))
    }
    return try .computed(label, .percentages, operands, remark: remark)
  }

  /// What was sold earlier in the calendar month under the same rule and first maker.
  private func soldBefore(_ sale: SaleEarning, _ before: Money) throws -> Explanation {
    var parts: [Explanation.Part] = []
    for index in monthlySales[MonthlySales(sale)] ?? [] {
      let other = books.earnings.sales[index]
      if other.orderID == sale.orderID, other.line == sale.line { break }
      guard case .tierByMonth(_, let pieces) = other.formula else { continue }
      parts.append(
        .init(
          .plus,
          .elsewhere(
            "\(other.orderID) line \(other.line)", .money(try pieces.map(\.amount).sum(base)),
            [.orderLine(other.orderID, line: other.line)])))
    }
    return try .sum("Sold before in the month", parts, base)
  }

  /// What a maker gives back for pieces that came back.
  func givenBack(_ sale: SaleEarning, _ part: Int, _ number: Int) throws -> Explanation {
    let back = sale.returns[number]
    let earlier = sale.returns[..<number]
    var before = ExactDecimal.zero
    for one in earlier { before = try before + one.quantity }
    let row = FactKey.saleReturn(back.returnID)
    let share = Explanation.elsewhere(
      "Share of \(sale.orderID) line \(sale.line)", .money(sale.parts[part].amount),
      [.orderLine(sale.orderID, line: sale.line)])
    return try .computed(
      "Return \(back.returnID) of \(sale.orderID) line \(sale.line)", .piece,
      [
        share, .elsewhere("Returned before", .quantity(Quantity(before)), [row]),
        .elsewhere("Returned with it", .quantity(Quantity(try before + back.quantity)), [row]),
        .cell("Qty", .quantity(Quantity(sale.quantity)), .orderLine(sale.orderID, line: sale.line)),
      ], remark: back.reason)
  }

  /// What a maker gets of a sale, less what came back by a day (or before it became payable).
  func released(_ sale: SaleEarning, _ part: Int, until day: CalendarDay?) throws -> Explanation {
    let label = "\(sale.orderID) line \(sale.line): \(sale.itemID), sold \(text(sale.invoicedOn))"
    let share = try share(sale, part)
    var parts: [Explanation.Part] = [.init(.plus, share)]
    for (number, back) in sale.returns.enumerated() where day.map({ back.date <= $0 }) ?? true {
      parts.append(.init(.minus, try givenBack(sale, part, number)))
    }
    return parts.count == 1 ? share.named(label) : try .sum(label, parts, base)
  }
}
