import Documents
import RandomTestSupport
import Testing
import Values

@Suite struct InvoiceArithmeticTests {
  func inr(_ paise: Int64) -> Money { Money(minorUnits: paise, .inr) }
  func decimal(_ text: String) throws -> ExactDecimal { try #require(ExactDecimal(text)) }

  func order(
    _ lines: [PricedLine], discount: Int64 = 0, shipping: Int64 = 0, inclusive: Bool = false,
    _ treatment: TaxTreatment = .intraState, currency: Currency = .inr
  ) -> PricedOrder {
    PricedOrder(
      lines: lines, orderDiscount: Money(minorUnits: discount, currency),
      shipping: Money(minorUnits: shipping, currency), pricesIncludeTax: inclusive, treatment: treatment,
      currency: currency)
  }

  @Test func intraStateTaxIsTwoEqualHalvesEachRounded() throws {
    // 5 % of ₹10.10 is 50.5 paise; each half of 2.5 % is 25.25 paise, rounded to 25.
    let figures = try InvoiceFigures(
      computing: order([PricedLine(unitPrice: inr(1010), quantity: .one, taxRate: ExactDecimal(5))]))
    #expect(figures.taxes.map(\.name) == ["CGST", "SGST"])
    #expect(figures.taxes.map(\.amount) == [inr(25), inr(25)])
    #expect(figures.taxes.map(\.rate) == [try decimal("2.5"), try decimal("2.5")])
    #expect(figures.total == inr(1100))
    #expect(figures.roundOff == inr(1100 - 1060))
  }

  @Test func interStateTaxIsOneAndRoundedOnce() throws {
    let figures = try InvoiceFigures(
      computing: order([PricedLine(unitPrice: inr(1010), quantity: .one, taxRate: ExactDecimal(5))], .interState))
    let tax = try #require(figures.taxes.first)
    #expect(figures.taxes.count == 1)
    #expect(tax.name == "IGST" && tax.rate == ExactDecimal(5) && tax.taxable == inr(1010) && tax.amount == inr(51))
  }

  @Test func theOrderDiscountIsSharedByNetAmounts() throws {
    let lines = [
      PricedLine(unitPrice: inr(10_000), quantity: .one, taxRate: ExactDecimal(5)),
      PricedLine(
        unitPrice: inr(10_000), quantity: ExactDecimal(2), discountPercent: ExactDecimal(50), taxRate: ExactDecimal(5)),
      PricedLine(unitPrice: inr(10_000), quantity: .one, taxRate: ExactDecimal(12)),
    ]
    let figures = try InvoiceFigures(computing: order(lines, discount: 1_000))
    #expect(figures.lines.map(\.orderDiscountShare) == [inr(334), inr(333), inr(333)])
    #expect(figures.subtotal == inr(30_000))
    #expect(figures.taxableTotal == inr(29_000))
    #expect(figures.taxes.map(\.rate) == [try decimal("2.5"), try decimal("2.5"), ExactDecimal(6), ExactDecimal(6)])
  }

  @Test func pricesThatIncludeTaxAreWhatTheBuyerPays() throws {
    let lines = [PricedLine(unitPrice: inr(9_999), quantity: ExactDecimal(3), taxRate: ExactDecimal(12))]
    let figures = try InvoiceFigures(computing: order(lines, inclusive: true))
    #expect(figures.lines[0].total == inr(29_997))
    #expect(figures.lines[0].taxes[0] == figures.lines[0].taxes[1])
    #expect(figures.lines[0].taxes[0] == inr(1_607))  // 29,997 × 6 ÷ 112 = 1,606.98
    #expect(try figures.taxableTotal + figures.taxTotal == inr(29_997))
    #expect(figures.roundOff == inr(3))
  }

  @Test func shippingTakesTheHighestRateAmongTheGoods() throws {
    let lines = [
      PricedLine(unitPrice: inr(100), quantity: .one, taxRate: ExactDecimal(5)),
      PricedLine(unitPrice: inr(100), quantity: .one, taxRate: ExactDecimal(12)),
    ]
    let figures = try InvoiceFigures(computing: order(lines, shipping: 10_000, .interState))
    #expect(figures.shipping?.taxRate == ExactDecimal(12))
    #expect(figures.shipping?.tax == inr(1_200))
    #expect(figures.taxes.last?.taxable == inr(10_100))
  }

  @Test(arguments: [TaxTreatment.exportUnderLUT, .unregistered])
  func noTaxWhereNoneIsCharged(treatment: TaxTreatment) throws {
    let line = PricedLine(
      unitPrice: Money(minorUnits: 4_550, .eur), quantity: ExactDecimal(3), taxRate: ExactDecimal(12))
    let figures = try InvoiceFigures(computing: order([line], shipping: 1_200, treatment, currency: .eur))
    #expect(figures.taxes.isEmpty)
    #expect(figures.total == Money(minorUnits: 14_850, .eur))
    #expect(figures.roundOff.isZero)
  }

  @Test func yenHaveNoDecimals() throws {
    let line = PricedLine(
      unitPrice: Money(minorUnits: 333, .jpy), quantity: try decimal("1.5"), taxRate: .zero)
    let figures = try InvoiceFigures(computing: order([line], .exportUnderLUT, currency: .jpy))
    #expect(figures.total == Money(minorUnits: 500, .jpy))
  }

  @Test func anAmountThatDoesNotFitIsAnError() {
    let line = PricedLine(unitPrice: inr(.max), quantity: ExactDecimal(2), taxRate: ExactDecimal(5))
    #expect(throws: ArithmeticError.overflow) { try InvoiceFigures(computing: order([line])) }
  }

  @Test func anOrderWithoutLinesIsZero() throws {
    let figures = try InvoiceFigures(computing: order([]))
    #expect(figures.total == inr(0))
  }

  /// Whatever the order, the figures on the page add up to the paisa.
  @Test(arguments: 0..<300)
  func figuresAddUp(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let rates = [0, 3, 5, 12, 18, 28]
    let lines = (0..<Int.random(in: 1...40, using: &random)).map { _ in
      PricedLine(
        unitPrice: inr(.random(in: 1...5_000_000, using: &random)),
        quantity: ExactDecimal(coefficient: .random(in: 1...40_000, using: &random), scale: 3) ?? .one,
        discountPercent: ExactDecimal(Bool.random(using: &random) ? 0 : .random(in: 0...60, using: &random)),
        taxRate: ExactDecimal(rates.randomElement(using: &random) ?? 5))
    }
    let treatments: [TaxTreatment] = [.intraState, .interState, .exportUnderLUT, .exportWithIGST, .unregistered]
    let treatment = treatments[seed % treatments.count]
    let isInclusive = Bool.random(using: &random)
    let figures = try InvoiceFigures(
      computing: order(
        lines, discount: .random(in: 0...10_000, using: &random), shipping: .random(in: 0...90_000, using: &random),
        inclusive: isInclusive, treatment))
    let all = figures.lines + (figures.shipping.map { [$0] } ?? [])
    #expect(try figures.taxableTotal + figures.taxTotal + figures.roundOff == figures.total)
    #expect(try all.map(\.total).sum(.inr) + figures.roundOff == figures.total)
    #expect(try figures.lines.map(\.net).sum(.inr) == figures.subtotal)
    #expect(try figures.lines.map(\.orderDiscountShare).sum(.inr) == figures.orderDiscount)
    #expect(abs(figures.roundOff.minorUnits) <= 50)
    #expect(figures.total.minorUnits % 100 == 0)
    if isInclusive || !treatment.bearsTax {
      let charged = figures.shipping?.net ?? .zero(.inr)
      #expect(try figures.subtotal - figures.orderDiscount + charged + figures.roundOff == figures.total)
    }
    if treatment == .intraState {
      for line in all { #expect(line.taxes[0] == line.taxes[1]) }
    }
  }
}
