import RandomTestSupport
import Testing
import Values

@testable import Ledger

@Suite struct MatchingTests {
  private func payment(_ key: String, _ units: Int64, _ kind: Payment.Kind = .payment) -> Payment {
    Payment(key: key, day: .first, method: "bank", kind: kind, amount: Money(minorUnits: units, .inr), extra: [:])
  }

  private func due(_ id: String, _ day: Int, _ units: Int64) throws -> PaymentMatching.OrderDue {
    PaymentMatching.OrderDue(
      orderID: id, dueOn: CalendarDay.first.adding(days: day), total: Money(minorUnits: units, .inr))
  }

  @Test func oldestDueFirstAndTheRestToTheLast() throws {
    let orders = [try due("B", 2, 50), try due("A", 1, 100)]
    let matches = [MatchedPayment(payment: payment("p", 500), orderIDs: ["A", "B"], way: .reference)]
    let parts = try PaymentMatching.allocate(matches, over: orders)
    #expect(parts.map(\.orderID) == ["A", "B"])
    #expect(parts.map(\.amount.minorUnits) == [100, 400])
  }

  @Test func oneOrderGetsAll() throws {
    let matches = [MatchedPayment(payment: payment("p", 500), orderIDs: ["A"], way: .transaction)]
    #expect(try PaymentMatching.allocate(matches, over: [due("A", 1, 100)]).map(\.amount.minorUnits) == [500])
  }

  @Test func moneyIsConserved() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<500 {
      let ids = ["A", "B", "C", "D"]
      let orders = try ids.map {
        try due($0, Int.random(in: 0...5, using: &random), Int64.random(in: 0...900, using: &random))
      }
      let matches = (0..<5).map { index in
        let kind = Payment.Kind.allCases.randomElement(using: &random) ?? .payment
        let wanted = ids.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random))
        let units = Int64.random(in: 1...1_000, using: &random)
        return MatchedPayment(payment: payment("p\(index)", units, kind), orderIDs: Array(wanted), way: .reference)
      }
      let parts = try PaymentMatching.allocate(matches, over: orders)
      for match in matches {
        let sum = parts.filter { $0.paymentKey == match.payment.key }.map(\.amount.minorUnits).reduce(0, +)
        let units = match.payment.amount.minorUnits
        #expect(sum == (match.payment.kind == .refund ? -units : units))
      }
    }
  }

  @Test(arguments: [
    ("O-17", "for O-17.", true), ("O-17", "o-17", true), ("O-17", "O-171", false), ("O-17", "FO-17", false),
    ("KC/26-27/0042", "inv kc/26-27/0042!", true), ("17", "O-17", true), ("", "x", false),
  ])
  func wholeWords(id: String, text: String, isNamed: Bool) {
    #expect(ReferenceText.names(id, in: text) == isNamed)
    #expect(ReferenceText.stretches(text).contains { $0 == id.lowercased() } == isNamed)
  }
}
