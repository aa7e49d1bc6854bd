internal import Ledger
internal import Values

extension InvoiceFigures {
  /// The figures in base currency: taxable value and each tax of each line, of shipping, and the rounding, each converted and rounded
  /// once; the sums are the sums of these.
  func converted(by rate: ExchangeRate, to base: Currency) throws -> InvoiceFigures {
    var result = self
    result.lines = try lines.map { try $0.converted(by: rate, to: base) }
    result.shipping = try shipping?.converted(by: rate, to: base)
    result.roundOff = try rate.value(of: roundOff, in: base)
    result.subtotal = try result.lines.map(\.net).sum(base)
    result.orderDiscount = try result.lines.map(\.orderDiscountShare).sum(base)
    let all = result.lines + [result.shipping].compactMap { $0 }
    result.taxableTotal = try all.map(\.taxable).sum(base)
    result.taxTotal = try all.map(\.tax).sum(base)
    result.taxes = try taxes.map { tax in
      var tax = tax
      tax.taxable = try rate.value(of: tax.taxable, in: base)
      tax.amount = try rate.value(of: tax.amount, in: base)
      return tax
    }
    result.total = try result.taxableTotal + result.taxTotal + result.roundOff
    return result
  }

  /// The sum of each tax over all lines and shipping, in the order of the treatment.
  func taxSums(_ count: Int) throws -> [Money] {
    let all = lines + [shipping].compactMap { $0 }
    return try (0..<count).map { index in
      try all.map { $0.taxes.indices.contains(index) ? $0.taxes[index] : .zero(total.currency) }.sum(total.currency)
    }
  }
}

extension LineFigures {
  fileprivate func converted(by rate: ExchangeRate, to base: Currency) throws -> LineFigures {
    func worth(_ amount: Money) throws -> Money { try rate.value(of: amount, in: base) }
    let taxes = try self.taxes.map(worth)
    let taxable = try worth(self.taxable)
    let tax = try taxes.sum(base)
    return LineFigures(
      gross: try worth(gross), discount: try worth(discount), net: try worth(net),
      orderDiscountShare: try worth(orderDiscountShare), taxable: taxable, taxRate: taxRate, taxes: taxes, tax: tax,
      total: try taxable + tax)
  }
}
