import Diagnostics
import Testing
import Values

@testable import Documents
@testable import Ledger

/// Receipts and credit notes of random co-ops say what the books say, and every figure of them can be explained.
@Suite struct PaperExplainingTests {
  private static let last = BooksPropertyTests.days[5]

  /// The orders with their payments, as the ledger hands them over.
  private static func orders(_ random: RandomBooks) -> [OrderFacts] {
    random.orders.map { order in
      var order = order
      order.payments = random.facts.payments.filter { $0.orderIDs.contains { $0.idKey == order.order.id.idKey } }
        .map { MatchedPayment(payment: $0.payment, orderIDs: $0.orderIDs, way: .reference) }
      return order
    }
  }

  /// The orders that share payments with these, directly or through others.
  private static func group(_ ids: [String], _ orders: [OrderFacts]) -> [OrderFacts] {
    var known = Set(ids.map(\.idKey))
    while true {
      let more = orders.filter { known.contains($0.order.id.idKey) }.flatMap(\.payments).flatMap(\.orderIDs).map(
        \.idKey)
      guard !known.isSuperset(of: more) else { break }
      known.formUnion(more)
    }
    return orders.filter { known.contains($0.order.id.idKey) }
  }

  private static func explainer(_ random: RandomBooks, _ books: Books, _ orders: [OrderFacts]) -> Explainer {
    Explainer(
      books, facts: random.facts, asOf: last, order: { id in orders.first { $0.order.id.idKey == id.idKey } },
      ordersSelling: { _ in [] })
  }

  private static func figure(_ name: String, _ explanation: Explanation) -> Money? {
    explanation.parts.map(\.explanation).first { $0.name == name }?.value?.money
  }

  @Test(arguments: 0..<40)
  func receiptsAgreeWithTheBooks(seed: Int) throws {
    let random = try RandomBooks(seed: seed)
    let orders = Self.orders(random)
    let books = try random.books()
    let explainer = Self.explainer(random, books, orders)
    for (payment, ids) in random.facts.payments where payment.kind == .payment && !ids.isEmpty {
      let group = Self.group(ids, orders)
      let receipt: Receipt
      do {
        receipt = try Receipt(
          drafting: MatchedPayment(payment: payment, orderIDs: ids, way: .reference), orders: group,
          returns: random.facts.returns, settings: random.facts.settings,
          request: ReceiptRequest(date: payment.day, number: nil, handle: payment.key))
      } catch let problem as Diagnostic {
        #expect(["payment-without-order", "payment-without-worth"].contains(problem.name))
        continue
      }
      // Without a rate a foreign payment is in no sum of the books, though it counts for its order.
      guard let explanation = try explainer.explain(receipt: "R", of: payment.key) else {
        #expect(books.problems.contains { $0.name == "payment-without-rate" })
        continue
      }
      #expect(try explanation.faults().isEmpty)
      for order in receipt.orders where !order.isCancelled {
        guard let account = explainer.account(order.id), account.invoice != nil || order.invoiceNumber == nil else {
          continue
        }
        let suffix = receipt.hasSeveralOrders ? "-\(order.id.lowercased())" : ""
        #expect(Self.figure("total\(suffix)", explanation) == order.total)
        #expect(Self.figure("thispayment\(suffix)", explanation) == order.thisPayment)
        if let beyond = order.beyond {
          #expect(Self.figure("beyond\(suffix)", explanation) == beyond)
        } else {
          #expect(Self.figure("stilldue\(suffix)", explanation) == order.stillDue)
        }
      }
    }
  }

  @Test(arguments: 0..<40)
  func creditNotesAgreeWithTheBooks(seed: Int) throws {
    var random = try RandomBooks(seed: seed)
    let orders = Self.orders(random)
    // Half of the returns without a credit note get one of Talim, on the last day and one for each order.
    let waiting = Dictionary(grouping: random.facts.returns.filter { $0.credit == nil }, by: \.orderID)
    var notes: [(CreditNote, String)] = []
    for (id, returns) in waiting.sorted(by: { $0.key < $1.key }) {
      guard let facts = orders.first(where: { $0.order.id.idKey == id.idKey }) else { continue }
      let all = random.facts.returns.filter { $0.orderID.idKey == id.idKey }
      let number = "CN/\(notes.count + 1)"
      let note = try? CreditNote(
        drafting: OrderGroup(facts, all: Self.group([id], orders)), returns: all, rates: random.facts.rates,
        settings: random.facts.settings,
        request: CreditNoteRequest(returnIDs: returns.map(\.id), date: Self.last, number: number))
      guard let note else { continue }
      notes.append((note, number))
      for index in random.facts.returns.indices where returns.contains(random.facts.returns[index]) {
        random.facts.returns[index].issuedCredit = ReturnCredit(number: number, day: Self.last)
      }
    }
    let books = try random.books()
    let explainer = Self.explainer(random, books, orders)
    for (note, number) in notes {
      let explanation = try #require(try explainer.explain(creditNote: number, of: note.orderID))
      #expect(try explanation.faults().isEmpty)
      #expect(Self.figure("total", explanation) == note.total)
      #expect(Self.figure("subtotal", explanation) == note.subtotal)
      #expect(Self.figure("shipping", explanation) == note.shipping)
      #expect(Self.figure("taxtotal", explanation)?.unlessZero == note.taxTotal.unlessZero)
      #expect(Self.figure("roundoff", explanation) == note.roundOff)
      #expect(Self.figure("before", explanation) == note.balance.before)
      #expect(Self.figure("after", explanation) == note.balance.after)
      let account = try #require(explainer.account(note.orderID))
      #expect(try account.balance(asOf: Self.last) == note.balance.after)
      let event = try #require(account.events.first { $0.kind == .creditNote && $0.name == number })
      #expect(event.amount == note.total)
      if let exchange = note.exchange {
        let posted = try event.postings.filter {
          [.sales, .shippingCharged, .tax, .roundOff].contains($0.account.kind)
        }
        .map(\.amount).sum(.inr)
        #expect(posted == exchange.total)
      }
    }
  }
}
