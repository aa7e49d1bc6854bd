import RandomTestSupport
import Testing
import Values

@testable import Documents
@testable import Ledger

@Suite struct PaymentSuggestionsTests {
  private static let start = CalendarDay(year: 2026, month: 5, day: 1) ?? .first

  private func money(_ rupees: Int64, _ currency: Currency = .inr) -> Money {
    Money(minorUnits: rupees * 100, currency)
  }

  /// An order of `Noor Crafts`, unless another buyer is named, of 1,000 rupees.
  private func order(
    _ id: String, buyer: String = "Noor Crafts", day: Int = 0, total: Int64 = 1_000, open: Int64? = nil,
    set: (inout MatchCandidate) -> Void = { _ in }
  ) -> MatchCandidate {
    var candidate = MatchCandidate(
      orderID: id, buyerID: buyer, buyerNames: [buyer, "نور"], orderedOn: Self.start.adding(days: day),
      total: money(total), balance: money(open ?? total))
    set(&candidate)
    return candidate
  }

  private func payment(
    _ rupees: Int64, by payer: String? = "NOOR CRAFTS", day: Int = 3, kind: Payment.Kind = .payment,
    reference: String? = nil
  ) -> Payment {
    Payment(
      key: "p", day: Self.start.adding(days: day), payer: payer, method: "bank", kind: kind, amount: money(rupees),
      reference: reference, extra: [:])
  }

  private func ids(_ answer: MatchAnswer) -> [String] { answer.suggestions.map { $0.orderIDs.joined(separator: "+") } }

  @Test func whoAndHowMuchAndWhenAreTheReasons() {
    let answer = PaymentSuggestions([order("A"), order("B", total: 2_500)]).answer(for: payment(1_000))
    #expect(ids(answer) == ["A", "B"])
    #expect(
      answer.suggestions.first?.reasons == [
        .samePayer(buyer: "Noor Crafts"), .balance(money(1_000)), .days(3, after: .order),
      ])
    #expect(
      answer.suggestions.map { $0.why(\.description) } == [
        "`Noor Crafts` ordered it; exactly the INR 1000.00 still open; 3 days after the order",
        "`Noor Crafts` ordered it; part of the INR 2500.00 still open; 3 days after the order",
      ])
    #expect(answer.certain?.orderIDs == ["A"])
    #expect(answer.equals.isEmpty)
  }

  @Test func nothingIsSuggestedWhenNothingSpeaksForIt() {
    let suggestions = PaymentSuggestions([order("A"), order("B", open: 0)])
    #expect(suggestions.answer(for: payment(400, by: "Somebody")).suggestions.isEmpty)
    #expect(suggestions.answer(for: payment(400, by: nil)).suggestions.isEmpty)
    // A paid order is not likely, unless it was paid twice.
    #expect(ids(suggestions.answer(for: payment(400))) == ["A"])
    #expect(PaymentSuggestions([]).answer(for: payment(1_000)) == MatchAnswer(suggestions: [], certain: nil))
    #expect(ids(PaymentSuggestions([order("A", open: 0)]).answer(for: payment(1_000))) == ["A"])
  }

  @Test func anExactAmountSpeaksForItselfButIsNotTakenUnasked() {
    let suggestions = PaymentSuggestions([order("A"), order("B", total: 1_200)])
    let answer = suggestions.answer(for: payment(1_200, by: "Somebody"))
    #expect(ids(answer) == ["B"])
    #expect(answer.certain == nil)
    // The money of one buyer is not for what another ordered.
    let others = PaymentSuggestions([order("A"), order("B", buyer: "Weber", total: 1_200)])
    #expect(ids(others.answer(for: payment(1_200))) == ["A"])
  }

  @Test func equallyLikelyOrdersAreCalledSo() {
    let answer = PaymentSuggestions([order("B"), order("A")]).answer(for: payment(1_000))
    #expect(answer.equals.map(\.orderIDs) == [["A"], ["B"]])
    #expect(answer.certain == nil)
  }

  @Test func anotherPaymentPlanAndForeignChargesAreRecognised() {
    let half = order("A") {
      $0.nextInstalment = .init(number: 1, count: 2, open: self.money(500))
      $0.dueOn = [Self.start, Self.start.adding(days: 30)]
    }
    let answer = PaymentSuggestions([half]).answer(for: payment(500))
    #expect(answer.certain?.reasons.contains(.instalment(number: 1, count: 2)) == true)
    #expect(answer.certain?.reasons.last == .days(3, after: .due))
    let short = PaymentSuggestions([order("A")]).answer(for: payment(985))
    #expect(short.suggestions.first?.reasons.contains(.nearly(missing: money(15), open: money(1_000))) == true)
    #expect(short.certain == nil)
  }

  @Test func severalOrdersTogetherAreFound() {
    let suggestions = PaymentSuggestions([
      order("A", total: 100), order("B", day: 1, total: 220), order("C", day: 2, total: 450),
      order("D", day: 3, total: 7),
    ])
    let answer = suggestions.answer(for: payment(550))
    #expect(answer.suggestions.first?.orderIDs == ["A", "C"])
    // Several orders are never taken without asking.
    #expect(answer.certain == nil)
    #expect(suggestions.answer(for: payment(777)).suggestions.first?.orderIDs == ["A", "B", "C", "D"])
  }

  @Test func refundsGoToWhatWasPaidTooMuchOrCancelled() {
    let suggestions = PaymentSuggestions([
      order("A", open: -50), order("B", total: 800, open: 500) { $0.isCancelled = true }, order("C"),
    ])
    #expect(suggestions.answer(for: payment(50, kind: .refund)).certain?.orderIDs == ["A"])
    #expect(suggestions.answer(for: payment(300, kind: .refund)).certain?.orderIDs == ["B"])
    // Nothing was paid on C, and nobody pays for what was cancelled.
    #expect(ids(suggestions.answer(for: payment(2_000, kind: .refund))).isEmpty)
    #expect(ids(suggestions.answer(for: payment(500))) == ["C"])
    #expect(suggestions.answer(for: payment(1_000, kind: .writeOff)).certain?.orderIDs == ["C"])
  }

  @Test func onlyMoneyThatTheOrderCanCountIsLikely() {
    var payment = payment(1_000)
    payment.amount = Money(minorUnits: 1_100, Currency(code: "EUR") ?? .inr)
    let suggestions = PaymentSuggestions([order("A")])
    #expect(suggestions.answer(for: payment).suggestions.isEmpty)
    payment.baseAmount = money(995)
    payment.fee = money(5)
    #expect(suggestions.answer(for: payment).certain?.orderIDs == ["A"])
  }

  @Test func theBuyerMayBeNamedBesideTheMoney() {
    let answer = PaymentSuggestions([order("A")]).answer(
      for: payment(400, by: nil, reference: "NEFT/noor-crafts/advance"))
    #expect(answer.suggestions.first?.reasons.first == .payerInReference(buyer: "Noor Crafts"))
    let own = PaymentSuggestions([order("A")]).answer(for: payment(400, by: "نور"))
    #expect(own.suggestions.first?.reasons.first == .samePayer(buyer: "Noor Crafts"))
  }

  @Test func moneyLongBeforeTheOrderIsNotForIt() {
    #expect(PaymentSuggestions([order("A", day: 100)]).answer(for: payment(400)).suggestions.isEmpty)
    let answer = PaymentSuggestions([order("A", day: 30)]).answer(for: payment(400))
    #expect(answer.suggestions.first?.reasons.last == .days(-27, after: .order))
  }

  @Test func theOrderOfTheOrdersDoesNotMatter() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<60 {
      let candidates = (0..<14).map { number in
        let total = Int64.random(in: 1...6, using: &random) * 100
        return order(
          "O-\(number)", buyer: ["Noor Crafts", "Noor Craft Shop", "Weber"].randomElement(using: &random) ?? "",
          day: Int.random(in: -40...9, using: &random), total: total,
          open: Int64.random(in: -1...6, using: &random) * 100)
      }
      let one = payment(Int64.random(in: 1...12, using: &random) * 100)
      let expected = PaymentSuggestions(candidates).answer(for: one)
      #expect(PaymentSuggestions(candidates.shuffled(using: &random)).answer(for: one) == expected)
      #expect(expected.suggestions.count <= 3)
      #expect(expected.suggestions.map(\.score) == expected.suggestions.map(\.score).sorted(by: >))
      if let certain = expected.certain { #expect(certain.isExact && certain.orderIDs.count == 1) }
    }
  }
}
