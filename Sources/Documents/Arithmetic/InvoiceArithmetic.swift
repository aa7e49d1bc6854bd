public import Values

/// What one line of an order asks for, before any figure is computed.
public struct PricedLine: Sendable {
  /// Price of one unit, with or without tax as the order says.
  public var unitPrice: Money
  /// How many units.
  public var quantity: ExactDecimal
  /// Line discount in per cent of the gross, 0 to 100.
  public var discountPercent: ExactDecimal
  /// Tax rate in per cent.
  public var taxRate: ExactDecimal

  /// A line to be computed.
  public init(unitPrice: Money, quantity: ExactDecimal, discountPercent: ExactDecimal = .zero, taxRate: ExactDecimal) {
    self.unitPrice = unitPrice
    self.quantity = quantity
    self.discountPercent = discountPercent
    self.taxRate = taxRate
  }
}

/// A whole order, before any figure is computed.
public struct PricedOrder: Sendable {
  /// The lines; all in `currency`.
  public var lines: [PricedLine]
  /// What is taken off the whole order, shared over the lines by their net amounts.
  public var orderDiscount: Money
  /// Shipping charged to the buyer; a line of its own.
  public var shipping: Money
  /// The tax rate of shipping; `nil` for the highest rate among the goods.
  public var shippingTaxRate: ExactDecimal?
  /// Whether prices, discounts and shipping contain the tax.
  public var pricesIncludeTax: Bool
  /// Which taxes apply.
  public var treatment: TaxTreatment
  /// The currency of the document.
  public var currency: Currency

  /// An order to be computed.
  public init(
    lines: [PricedLine], orderDiscount: Money, shipping: Money, shippingTaxRate: ExactDecimal? = nil,
    pricesIncludeTax: Bool, treatment: TaxTreatment, currency: Currency
  ) {
    self.lines = lines
    self.orderDiscount = orderDiscount
    self.shipping = shipping
    self.shippingTaxRate = shippingTaxRate
    self.pricesIncludeTax = pricesIncludeTax
    self.treatment = treatment
    self.currency = currency
  }
}

/// The figures of one line; `net` − `orderDiscountShare` = `taxable` + `tax` when prices include tax, else = `taxable`.
public struct LineFigures: Sendable, Hashable {
  /// Price × quantity.
  public var gross: Money
  /// The line discount, as a positive amount.
  public var discount: Money
  /// Gross less line discount.
  public var net: Money
  /// Its share of the order discount, as a positive amount.
  public var orderDiscountShare: Money
  /// What tax is computed on.
  public var taxable: Money
  /// The rate that applies, zero where no tax is charged.
  public var taxRate: ExactDecimal
  /// Each tax by name, in the order of the treatment.
  public var taxes: [Money]
  /// All its taxes together.
  public var tax: Money
  /// Taxable value and tax.
  public var total: Money
}

/// One tax at one rate over the whole document.
public struct TaxFigure: Sendable, Hashable {
  /// `CGST`, `SGST` or `IGST`.
  public var name: String
  /// Its rate in per cent: half of the goods' rate for CGST and SGST.
  public var rate: ExactDecimal
  /// The taxable value at that rate, shipping included.
  public var taxable: Money
  /// The tax.
  public var amount: Money
}

/// All figures of an invoice. Nothing else in the program computes them.
///
/// Input: a `PricedOrder`. Output: figures that satisfy, to the paisa,
/// `subtotal − orderDiscount + shippingTaxable + Σ taxes + roundOff = total` (prices without tax), where each sum is the
/// true sum of the lines printed.
public struct InvoiceFigures: Sendable, Hashable {
  /// The lines, as they came.
  public var lines: [LineFigures]
  /// Shipping as a line of its own, if charged.
  public var shipping: LineFigures?
  /// Sum of the lines' net amounts, before the order discount.
  public var subtotal: Money
  /// The order discount, as a positive amount.
  public var orderDiscount: Money
  /// Sum of all taxable values, shipping included.
  public var taxableTotal: Money
  /// The taxes by rate, lowest rate first.
  public var taxes: [TaxFigure]
  /// Sum of all taxes.
  public var taxTotal: Money
  /// What rounding to the whole rupee adds or takes; zero for other currencies.
  public var roundOff: Money
  /// What the buyer owes in all.
  public var total: Money

  /// Computes an order.
  ///
  /// - Throws: `ArithmeticError` when an amount does not fit or currencies are mixed.
  public init(computing order: PricedOrder) throws {
    let currency = order.currency
    let drafts = try order.lines.map { try DraftLine($0) }
    let nets = drafts.map(\.net)
    let shares = try order.orderDiscount.allocated(byAmounts: nets)
    lines = try zip(drafts, shares).enumerated().map { index, pair in
      try pair.0.figures(orderDiscountShare: pair.1, rate: order.lines[index].taxRate, order: order)
    }
    let highestRate = order.lines.map(\.taxRate).max() ?? .zero
    shipping =
      order.shipping.isZero
      ? nil
      : try DraftLine(amount: order.shipping).figures(
        orderDiscountShare: .zero(currency), rate: order.shippingTaxRate ?? highestRate, order: order)
    let all = lines + (shipping.map { [$0] } ?? [])
    subtotal = try nets.sum(currency)
    orderDiscount = order.orderDiscount
    taxableTotal = try all.map(\.taxable).sum(currency)
    taxes = try TaxFigure.byRate(
      all.map { ($0.taxRate, $0.taxable, $0.taxes) }, treatment: order.treatment, currency: currency)
    taxTotal = try taxes.map(\.amount).sum(currency)
    let exact = try taxableTotal + taxTotal
    total = currency == .inr ? try exact.roundedToUnit() : exact
    roundOff = try total - exact
  }
}

extension TaxFigure {
  /// Each tax at each rate, the lowest rate first; `parts` have their taxes in the order of the treatment.
  static func byRate(
    _ parts: [(rate: ExactDecimal, taxable: Money, taxes: [Money])], treatment: TaxTreatment, currency: Currency
  ) throws -> [TaxFigure] {
    let rates = Set(parts.map(\.rate)).filter { !$0.isZero }.sorted()
    var result: [TaxFigure] = []
    for rate in rates {
      let atRate = parts.filter { $0.rate == rate }
      let taxable = try atRate.map(\.taxable).sum(currency)
      for (index, component) in treatment.components.enumerated() {
        let amount = try atRate.map { $0.taxes[index] }.sum(currency)
        let ownRate = component.halves == 2 ? rate : try rate.halved()
        result.append(TaxFigure(name: component.name, rate: ownRate, taxable: taxable, amount: amount))
      }
    }
    return result
  }
}

/// A line before its share of the order discount is known.
private struct DraftLine {
  var gross: Money
  var discount: Money
  var net: Money

  init(_ line: PricedLine) throws {
    gross = try line.unitPrice.multiplied(by: line.quantity)
    discount = try gross.percentage(line.discountPercent)
    net = try gross - discount
  }

  init(amount: Money) {
    gross = amount
    discount = .zero(amount.currency)
    net = amount
  }

  func figures(orderDiscountShare: Money, rate: ExactDecimal, order: PricedOrder) throws -> LineFigures {
    let value = try net - orderDiscountShare
    let applied = order.treatment.bearsTax ? rate : .zero
    let split = try order.treatment.split(value, rate: rate, includesTax: order.pricesIncludeTax)
    return LineFigures(
      gross: gross, discount: discount, net: net, orderDiscountShare: orderDiscountShare, taxable: split.taxable,
      taxRate: applied, taxes: split.taxes, tax: split.tax, total: try split.taxable + split.tax)
  }
}
