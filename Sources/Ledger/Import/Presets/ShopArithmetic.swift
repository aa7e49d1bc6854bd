internal import Values

/// What shops leave to be worked out.
enum ShopArithmetic {
  /// The shortest percentage that gives the line's discount to the minor unit; `nil` without one.
  static func percentage(_ line: ShopOrder.Line) -> ExactDecimal? {
    guard line.discount.isPositive, let gross = try? line.unitPrice.multiplied(by: line.quantity), gross.isPositive
    else { return nil }
    var power: Int128 = 100
    for scale in 0...9 {
      let wanted = Int128(line.discount.minorUnits) * power
      let rounded = (wanted * 2 + Int128(gross.minorUnits)) / (Int128(gross.minorUnits) * 2)
      power *= 10
      guard let coefficient = Int64(exactly: rounded),
        let percent = ExactDecimal(coefficient: coefficient, scale: scale)
      else { continue }
      if (try? gross.percentage(percent)) == line.discount { return percent }
    }
    return nil
  }

  /// What the lines come to, less their own discounts.
  static func net(_ lines: [ShopOrder.Line], _ currency: Currency) throws -> Money {
    try lines.reduce(.zero(currency)) { sum, line in
      try sum + (try line.unitPrice.multiplied(by: line.quantity) - line.discount)
    }
  }
}
