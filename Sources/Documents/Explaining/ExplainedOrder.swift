import Ledger
import Settings
import Values

/// The figures of one order's invoice, explained down to the cells of its rows.
struct ExplainedOrder {
  let facts: OrderFacts
  let figures: InvoiceFigures
  let treatment: TaxTreatment
  let base: Currency
  /// The rate of the invoice's day, for an order in foreign currency.
  var rate: ExchangeRate?

  init(_ facts: OrderFacts, settings: CoopSettings, rates: ExchangeTable) throws {
    self.facts = facts
    treatment = TaxTreatment(seller: settings, buyer: facts.buyer)
    figures = try Invoice.figures(of: facts, treatment: treatment)
    base = settings.ledger.baseCurrency
    rate = facts.invoice.flatMap { rates.rate(of: facts.order.currency, on: $0.issuedOn) }
  }

  var currency: Currency { figures.total.currency }
  var includesTax: Bool { facts.order.pricesIncludeTax }
  var orderRow: FactKey { .order(facts.order.id) }

  func lineRow(_ index: Int) -> FactKey { .orderLine(facts.order.id, line: facts.lines[index].line.line) }

  func lineName(_ index: Int) -> String {
    let line = facts.lines[index]
    return "Line \(line.line.line): \(line.item.id) \(line.line.description ?? line.item.name)"
  }

  /// The position of a line by its number.
  func index(ofLine line: String) -> Int? { facts.lines.firstIndex { $0.line.line.idKey == line.idKey } }

  // MARK: Lines

  /// Price × quantity.
  func gross(_ index: Int) throws -> Explanation {
    let line = facts.lines[index].line
    let row = lineRow(index)
    return try .computed(
      "Price × quantity", .product,
      [
        .cell("Unit Price", .money(line.unitPrice), row),
        .cell("Qty", .quantity(Quantity(line.quantity, unit: facts.lines[index].item.unit ?? "")), row),
      ])
  }

  /// A line after all discounts, with tax where prices include it.
  func amount(_ index: Int) throws -> Explanation {
    let line = figures.lines[index]
    let gross = try gross(index)
    var parts: [Explanation.Part] = [.init(.plus, gross)]
    if let discount = try lineDiscount(index) { parts.append(.init(.minus, discount)) }
    if !line.orderDiscountShare.isZero { parts.append(.init(.minus, try discountShare(index))) }
    guard parts.count > 1 else { return gross.named(lineName(index)) }
    return try .sum(lineName(index), parts, currency)
  }

  /// A line after its own discount, before that of the order.
  func net(_ index: Int) throws -> Explanation {
    let gross = try gross(index)
    guard let discount = try lineDiscount(index) else { return gross.named(lineName(index)) }
    return try .sum(lineName(index), [.init(.plus, gross), .init(.minus, discount)], currency)
  }

  private func lineDiscount(_ index: Int) throws -> Explanation? {
    let line = figures.lines[index]
    guard !line.discount.isZero else { return nil }
    let row = lineRow(index)
    return try .computed(
      "Line discount", .percentage,
      [
        .elsewhere("Price × quantity", .money(line.gross), [row]),
        .cell("Discount %", .percentage(facts.lines[index].line.discount), row),
      ])
  }

  private func discountShare(_ index: Int) throws -> Explanation {
    let whole = Explanation.cell("Order Discount", .money(facts.order.discount), orderRow)
    let weights = figures.lines.indices.map {
      Explanation.elsewhere("Line \(facts.lines[$0].line.line)", .money(figures.lines[$0].net), [lineRow($0)])
    }
    return try .computed("Share of the order discount", .allocation(index), [whole] + weights)
  }

  /// What tax is computed on.
  func taxable(_ index: Int) throws -> Explanation {
    let amount = try amount(index)
    guard includesTax, !figures.lines[index].tax.isZero else { return amount }
    let taxes = try treatment.components.indices.map { Explanation.Part(.minus, try tax($0, ofLine: index)) }
    return try .sum(
      lineName(index), [.init(.plus, amount.named("Price with tax"))] + taxes, currency)
  }

  /// Price × quantity before discounts and without tax, as rules see it.
  func untaxedGross(_ index: Int) throws -> Explanation {
    let gross = try gross(index)
    guard includesTax, treatment.bearsTax else { return gross.named(lineName(index)) }
    let taxes = try treatment.components.indices.map { component -> Explanation.Part in
      let own = try self.rate(component, rateCell: rateCell(index))
      return .init(
        .minus,
        try .computed(
          treatment.components[component].name, .includedTax,
          [.elsewhere(gross.label, .money(figures.lines[index].gross), [lineRow(index)]), own, rateCell(index)]))
    }
    return try .sum(lineName(index), [.init(.plus, gross)] + taxes, currency)
  }

  private func rateCell(_ index: Int) -> Explanation {
    .cell("GST %", .percentage(facts.lines[index].line.gst), lineRow(index))
  }

  // MARK: Taxes

  /// One tax of a line.
  func tax(_ component: Int, ofLine index: Int) throws -> Explanation {
    let line = figures.lines[index]
    let label = "\(treatment.components[component].name) on line \(facts.lines[index].line.line)"
    let after = try line.net - line.orderDiscountShare
    return try tax(
      label, component, on: (includesTax ? after : line.taxable, [lineRow(index)]), rateCell: rateCell(index))
  }

  /// One tax of shipping; `nil` when no shipping is charged.
  func taxOnShipping(_ component: Int) throws -> Explanation? {
    guard let shipping = figures.shipping, let cell = shippingRateCell() else { return nil }
    return try tax(
      "\(treatment.components[component].name) on shipping", component,
      on: (includesTax ? shipping.net : shipping.taxable, [orderRow]), rateCell: cell)
  }

  private func tax(
    _ label: String, _ component: Int, on amount: (Money, [FactKey]), rateCell: Explanation
  ) throws -> Explanation {
    let own = try rate(component, rateCell: rateCell)
    let name = includesTax ? "Amount with tax" : "Taxable value"
    let taxed = Explanation.elsewhere(name, .money(amount.0), amount.1)
    return includesTax
      ? try .computed(label, .includedTax, [taxed, own, rateCell]) : try .computed(label, .percentage, [taxed, own])
  }

  private func rate(_ component: Int, rateCell: Explanation) throws -> Explanation {
    guard treatment.components[component].halves == 1 else { return rateCell }
    return try .computed("\(treatment.components[component].name) rate", .half, [rateCell])
  }

  /// The cell that says the rate on shipping: its own, else the highest among the goods.
  private func shippingRateCell() -> Explanation? {
    if let own = facts.order.shippingGST { return .cell("Shipping GST %", .percentage(own), orderRow) }
    let highest = facts.lines.indices.max { facts.lines[$0].line.gst < facts.lines[$1].line.gst }
    return highest.map { rateCell($0) } ?? .cell("Shipping GST %", .percentage(Percentage(.zero)), orderRow)
  }

  /// One tax over all lines and shipping.
  func tax(_ component: Int) throws -> Explanation {
    let lines = try figures.lines.indices.filter { !figures.lines[$0].taxes[component].isZero }.map {
      Explanation.Part(.plus, try tax(component, ofLine: $0))
    }
    let shipping = try taxOnShipping(component).flatMap { $0.value?.money?.isZero == true ? nil : $0 }
    return try .sum(
      treatment.components[component].name, lines + (shipping.map { [.init(.plus, $0)] } ?? []), currency)
  }

  // MARK: The whole

  /// Shipping; with tax where prices include it.
  func shippingAmount() -> Explanation? {
    figures.shipping.map { .cell("Shipping", .money($0.net), orderRow) }
  }

  /// Shipping without tax.
  func shippingTaxable() throws -> Explanation? {
    guard let cell = shippingAmount() else { return nil }
    guard includesTax, figures.shipping?.tax.isZero == false else { return cell }
    let taxes = try treatment.components.indices.compactMap { component in
      try taxOnShipping(component).map { Explanation.Part(.minus, $0) }
    }
    return try .sum("Shipping", [.init(.plus, cell.named("Shipping with tax"))] + taxes, currency)
  }

  /// What the buyer owes in all.
  func total(_ label: String) throws -> Explanation {
    let lines = try figures.lines.indices.map { Explanation.Part(.plus, try amount($0)) }
    var parts = lines
    if lines.count > 1 { parts = [.init(.plus, try .sum("Goods", lines, currency))] }
    if let shipping = shippingAmount() { parts.append(.init(.plus, shipping)) }
    for component in treatment.components.indices {
      let tax = try tax(component)
      guard tax.value?.money?.isZero == false else { continue }
      parts.append(
        .init(includesTax ? .aside : .plus, includesTax ? tax.named("Includes \(tax.label)") : tax))
    }
    guard !figures.roundOff.isZero else {
      return try .sum(label, parts, currency, rows: [orderRow], remark: taxRemark)
    }
    let exact = try Explanation.sum("Before rounding", parts, currency)
    let roundOff = try roundOff()
    return try .sum(
      label, [.init(.plus, exact), .init(.plus, roundOff)], currency, rows: [orderRow], remark: taxRemark)
  }

  /// What rounding to the rupee adds.
  func roundOff() throws -> Explanation {
    let exact = try figures.total - figures.roundOff
    return try .computed("Round off", .roundOff, [.elsewhere("Before rounding", .money(exact), [orderRow])])
  }

  private var taxRemark: String? {
    switch treatment {
    case .exportUnderLUT: "export under LUT, so no tax"
    case .unregistered: "the co-op charges no GST"
    default: includesTax ? "prices include tax" : nil
    }
  }
}
