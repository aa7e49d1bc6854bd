import Documents
import Ledger
import Testing
import Values

@Suite struct CreditFiguresTests {
  func inr(_ paise: Int64) -> Money { Money(minorUnits: paise, .inr) }

  func back(_ id: String, _ day: String, line: String = "1", _ quantity: Int, shipping: Bool = false) throws
    -> SaleReturn
  {
    SaleReturn(
      id: id, date: try #require(CalendarDay(iso: day)), orderID: "O-1", line: line, quantity: ExactDecimal(quantity),
      charge: .maker, refundsShipping: shipping)
  }

  /// Three pieces at ₹33.35 and one at ₹10, 5 % in one state, ₹20 shipping.
  func figures() throws -> InvoiceFigures {
    try InvoiceFigures(
      computing: PricedOrder(
        lines: [
          PricedLine(unitPrice: inr(3_335), quantity: ExactDecimal(3), taxRate: ExactDecimal(5)),
          PricedLine(unitPrice: inr(1_000), quantity: .one, taxRate: ExactDecimal(5)),
        ], orderDiscount: inr(0), shipping: inr(2_000), pricesIncludeTax: false, treatment: .intraState, currency: .inr)
    )
  }

  let lines = [
    CreditFigures.Line(line: "1", quantity: ExactDecimal(3)), CreditFigures.Line(line: "2", quantity: .one),
  ]

  @Test func allPiecesTogetherGiveBackTheInvoice() throws {
    let figures = try figures()
    // 100.05 + 10 + 20 = 130.05, tax 2 × (2.50 + 0.25 + 0.50) = 6.50, in all 136.55, rounded to 137.
    #expect(figures.total == inr(13_700) && figures.roundOff == inr(45))
    let credits = try CreditFigures.all(
      [
        back("R1", "2026-05-02", 1), back("R4", "2026-05-05", line: "2", 1, shipping: true),
        back("R3", "2026-05-04", 1, shipping: true), back("R2", "2026-05-03", 1),
      ], of: lines, figures: figures)
    #expect(credits.map(\.returnID) == ["R1", "R2", "R3", "R4"])
    #expect(credits.map(\.taxable) == [inr(3_335), inr(3_335), inr(3_335), inr(1_000)])
    // Each half of the tax, 2.50 on three pieces: 0.83, 0.84, 0.83.
    #expect(
      credits.map(\.taxes) == [[inr(83), inr(83)], [inr(84), inr(84)], [inr(83), inr(83)], [inr(25), inr(25)]])
    #expect(credits.map(\.shipping) == [inr(0), inr(0), inr(2_100), inr(0)])
    #expect(credits.map(\.roundOff) == [inr(0), inr(0), inr(0), inr(45)])
    #expect(try credits.map(\.total).sum(.inr) == figures.total)
  }

  @Test func unknownLinesAndTooManyPiecesGiveNothing() throws {
    let credits = try CreditFigures.all(
      [back("R1", "2026-05-02", 5), back("R2", "2026-05-03", 1), back("R3", "2026-05-03", line: "9", 1)], of: lines,
      figures: figures())
    #expect(credits.map(\.returnID) == ["R1", "R2"])
    #expect(credits.map(\.taxable) == [inr(10_005), inr(0)])
  }
}
