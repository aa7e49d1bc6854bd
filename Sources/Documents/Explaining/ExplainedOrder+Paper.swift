import Ledger
import Values

extension ExplainedOrder {
  /// The figures that stand below the goods on an invoice and the papers beside it, each under the name of its field.
  func printedFigures() throws -> [Explanation] {
    let lines = figures.lines.indices
    var result = [
      try Explanation.sum("Subtotal", lines.map { .init(.plus, try net($0)) }, currency).asked("subtotal")
    ]
    if !figures.orderDiscount.isZero {
      let cell = Explanation.cell("Order Discount", .money(facts.order.discount), orderRow)
      result.append(try .sum("Discount", [.init(.minus, cell)], currency).asked("orderDiscount"))
    }
    if let shipping = shippingAmount() { result.append(shipping.asked("shipping")) }
    let goods = try lines.map { Explanation.Part(.plus, try taxable($0)) }
    let shipping = try shippingTaxable().map { [Explanation.Part(.plus, $0)] } ?? []
    result.append(try .sum("Taxable value", goods + shipping, currency).asked("taxableTotal"))
    if treatment.bearsTax {
      let taxes = try treatment.components.indices.map { Explanation.Part(.plus, try tax($0)) }
      result.append(try .sum("Taxes", taxes, currency).asked("taxTotal"))
    }
    if !figures.roundOff.isZero { result.append(try roundOff().asked("roundOff")) }
    result.append(try total("Total").asked("total"))
    if currency != base, rate != nil {
      result.append(try value("Total in \(base.code)").asked("exchange.total"))
    }
    return result
  }
}
