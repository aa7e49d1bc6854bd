import Ledger
import Values

extension ExplainedOrder {
  /// A figure in base currency, at the rate of the invoice's day.
  func inBase(_ figure: Explanation) throws -> Explanation {
    guard currency != base, let rate else { return figure }
    let row = FactKey.rate(rate)
    return try .computed(
      figure.label, .conversion(base),
      [figure, .cell("Units", .number(rate.units), row), .cell(base.code, .number(rate.worth), row)])
  }

  /// What the invoice is worth in base currency: each line, tax, shipping and rounding at the rate of its day, rounded once.
  func value(_ label: String) throws -> Explanation {
    guard currency != base else { return try total(label) }
    var parts = try figures.lines.indices.map { Explanation.Part(.plus, try inBase(taxable($0))) }
    for index in figures.lines.indices {
      for component in treatment.components.indices where !figures.lines[index].taxes[component].isZero {
        parts.append(.init(.plus, try inBase(tax(component, ofLine: index))))
      }
    }
    if let shipping = try shippingTaxable() { parts.append(.init(.plus, try inBase(shipping))) }
    for component in treatment.components.indices {
      if let tax = try taxOnShipping(component), tax.value?.money?.isZero == false {
        parts.append(.init(.plus, try inBase(tax)))
      }
    }
    if !figures.roundOff.isZero { parts.append(.init(.plus, try inBase(roundOff()))) }
    return try .sum(label, parts, base, rows: [orderRow])
  }

  /// The goods of the invoice in base currency, net of discounts and without tax or shipping.
  func goods(_ label: String) throws -> Explanation {
    try .sum(label, try figures.lines.indices.map { .init(.plus, try inBase(taxable($0))) }, base)
  }

  /// One tax of the invoice in base currency.
  func taxInBase(_ component: Int, _ label: String) throws -> Explanation {
    guard currency != base else { return try tax(component).named(label) }
    var parts = try figures.lines.indices.filter { !figures.lines[$0].taxes[component].isZero }.map {
      Explanation.Part(.plus, try inBase(tax(component, ofLine: $0)))
    }
    if let shipping = try taxOnShipping(component), shipping.value?.money?.isZero == false {
      parts.append(.init(.plus, try inBase(shipping)))
    }
    return try .sum(label, parts, base)
  }
}
