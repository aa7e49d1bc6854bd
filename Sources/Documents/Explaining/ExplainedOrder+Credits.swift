import Ledger
import Values

extension ExplainedOrder {
  /// One return of the order, with the pieces of its line that had come back before and with it.
  struct Credited {
    var back: SaleReturn
    var line: Int
    var before: Explanation
    var now: Explanation
    var figures: CreditFigures
  }

  /// The returns of the order that give anything back, by day and id.
  func credited(_ returns: [SaleReturn]) throws -> [Credited] {
    let lines = facts.lines.map { CreditFigures.Line(line: $0.line.line, quantity: $0.line.quantity) }
    let amounts = try CreditFigures.all(returns, of: lines, figures: figures)
    let byID = Dictionary(returns.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var earlier: [Int: [SaleReturn]] = [:]
    var counts: [Int: ExactDecimal] = [:]
    return try amounts.compactMap { amount in
      guard let back = byID[amount.returnID], let line = index(ofLine: back.line) else { return nil }
      let sold = facts.lines[line].line.quantity
      let before = counts[line] ?? .zero
      let now = try min(sold, before + back.quantity)
      let known = earlier[line] ?? []
      earlier[line] = known + [back]
      counts[line] = now
      return Credited(
        back: back, line: line, before: try pieces("Returned before", before, known, back),
        now: try pieces("Returned with it", now, known + [back], back), figures: amount)
    }
  }

  /// So many pieces that came back; where more came back than was sold, only those sold count.
  private func pieces(
    _ label: String, _ count: ExactDecimal, _ returns: [SaleReturn], _ back: SaleReturn
  ) throws -> Explanation {
    var sum = ExactDecimal.zero
    for one in returns { sum = try sum + one.quantity }
    guard sum == count, !returns.isEmpty else {
      return .elsewhere(label, .quantity(Quantity(count)), [.saleReturn(back.id)])
    }
    if returns.count == 1 { return .cell(label, .quantity(Quantity(count)), .saleReturn(returns[0].id)) }
    return Explanation(
      label, .quantity(Quantity(count)), .sum,
      returns.map { .init(.plus, .cell("Qty", .quantity(Quantity($0.quantity)), .saleReturn($0.id))) })
  }

  /// A part of an invoice's amount that a return gives back.
  private func piece(_ label: String, _ whole: Explanation, _ credited: Credited) throws -> Explanation {
    let sold = Explanation.cell(
      "Qty", .quantity(Quantity(facts.lines[credited.line].line.quantity)), lineRow(credited.line))
    return try .computed(
      label, .piece, [whole, credited.before, credited.now, sold], rows: [.saleReturn(credited.back.id)])
  }

  /// The taxable value that a return gives back.
  func creditedTaxable(_ credited: Credited, inBase: Bool) throws -> Explanation {
    let taxable = figures.lines[credited.line].taxable
    let whole = Explanation.elsewhere(lineName(credited.line), .money(taxable), [lineRow(credited.line)])
    return try piece(lineName(credited.line), inBase ? self.inBase(whole) : whole, credited)
  }

  /// One tax on the goods that a return gives back.
  func creditedTax(_ component: Int, _ credited: Credited, inBase: Bool) throws -> Explanation {
    let whole = try tax(component, ofLine: credited.line)
    return try piece(whole.label, inBase ? self.inBase(whole) : whole, credited)
  }

  /// One tax on the shipping that a return gives back; `nil` when it gives none.
  func creditedShippingTax(_ component: Int, _ credited: Credited, inBase: Bool) throws -> Explanation? {
    guard !credited.figures.shippingTaxes.isEmpty, let tax = try taxOnShipping(component) else { return nil }
    return inBase ? try self.inBase(tax) : tax
  }

  /// All that a return gives back, in the order's currency or in base currency.
  func credit(_ credited: Credited, inBase: Bool) throws -> Explanation {
    var parts: [Explanation.Part] = [.init(.plus, try creditedTaxable(credited, inBase: inBase))]
    for component in treatment.components.indices {
      let tax = try creditedTax(component, credited, inBase: inBase)
      if tax.value?.money?.isZero == false { parts.append(.init(.plus, tax)) }
    }
    if !credited.figures.shipping.isZero, let shipping = try shippingTaxable() {
      parts.append(.init(.plus, inBase ? try self.inBase(shipping) : shipping))
      for component in treatment.components.indices {
        if let tax = try creditedShippingTax(component, credited, inBase: inBase), tax.value?.money?.isZero == false {
          parts.append(.init(.plus, tax))
        }
      }
    }
    if !credited.figures.roundOff.isZero {
      parts.append(.init(.plus, try inBase ? self.inBase(roundOff()) : roundOff()))
    }
    return try .sum(
      "Return \(credited.back.id)", parts, inBase ? base : currency, rows: [.saleReturn(credited.back.id)],
      remark: credited.back.reason)
  }
}
