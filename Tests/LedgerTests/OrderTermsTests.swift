import Ledger
import Testing

@Suite struct OrderTermsTests {
  @Test func theTermsOfAnOrderAreItsOwnElseTheBuyers() throws {
    let workshop = try Workshop()
    try workshop.loadSmallCoop()
    #expect(try workshop.ledger.order("O-17")?.terms?.name == "net30")
    #expect(try workshop.ledger.order("O-17")?.terms?.steps.map(\.days) == [30])
    #expect(try workshop.ledger.order("O-18")?.terms == nil)
    let orders = Small.orders.replacing("Shipping Charged,", with: "Shipping Charged,Terms,")
      .replacing("250.00,", with: "250.00,HALF-half ,").replacing("10.50,,", with: "10.50,,,")
    try workshop.load([("orders.csv", orders)])
    let terms = try #require(try workshop.ledger.order("O-17")?.terms)
    #expect(terms.steps.map(\.days) == [0, 45])
    #expect(terms.steps.map(\.start) == [.order, .invoice])
  }
}
