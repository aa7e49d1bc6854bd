import Testing
import Values

@testable import Documents
@testable import Ledger

/// Explanations of random co-ops hold: every value follows from its parts, every end has a row, and the figures are those the books say.
@Suite struct ExplainingTests {
  private static func explainer(_ random: RandomBooks, _ books: Books, _ day: CalendarDay) -> Explainer {
    let orders = random.orders
    return Explainer(
      books, facts: random.facts, asOf: day,
      order: { id in orders.first { $0.order.id.idKey == id.idKey } },
      ordersSelling: { item in
        orders.filter { $0.lines.contains { $0.item.id.idKey == item.idKey } }.map(\.order.id)
      })
  }

  private static func check(_ explanation: Explanation) throws {
    let faults = try explanation.faults()
    #expect(faults.isEmpty, "\(faults.prefix(5).joined(separator: "\n"))")
  }

  @Test(arguments: 0..<30)
  func figuresOfTheBooks(seed: Int) throws {
    let random = try RandomBooks(seed: seed)
    let books = try random.books()
    for day in [BooksPropertyTests.days[1], BooksPropertyTests.days[3], BooksPropertyTests.days[5]] {
      let figures = try books.balances(asOf: day).figures()
      let explainer = Self.explainer(random, books, day)
      for figure in BookFigure.allCases {
        let explanation = try explainer.explain(figure)
        #expect(explanation.value == .money(figures[figure]), "\(figure) on \(day)")
        try Self.check(explanation)
      }
    }
  }

  @Test(arguments: 0..<30)
  func orders(seed: Int) throws {
    let random = try RandomBooks(seed: seed)
    let books = try random.books()
    for day in [BooksPropertyTests.days[2], BooksPropertyTests.days[5]] {
      let explainer = Self.explainer(random, books, day)
      for account in books.orders {
        let order = try #require(try explainer.explain(order: account.orderID))
        try Self.check(order)
        #expect(order.parts.first?.explanation.value == .money(account.total))
        let balance = ExplainedValue.money(try account.balance(asOf: day))
        #expect(order.parts.contains { $0.explanation.value == balance })
        if let invoice = account.invoice {
          #expect(try explainer.order(account.orderID).value("Worth").value == .money(invoice.value))
          try Self.check(try #require(try explainer.explain(invoiceOf: account.orderID)))
        }
        let gain = try account.events.filter { $0.date <= day }.flatMap(\.postings)
          .filter { $0.account.kind == .exchange }.map(\.amount).sum(.inr).negated()
        #expect(try explainer.exchange(account)?.value ?? .money(.zero(.inr)) == .money(gain))
        for event in account.events where event.kind == .creditNote && event.date <= day {
          try Self.check(try #require(try explainer.explain(creditNote: event.name, of: account.orderID)))
        }
      }
      for (payment, ids) in random.facts.payments {
        try Self.check(try explainer.explain(payment: payment, orderIDs: ids, matchedBy: nil))
      }
    }
  }

  /// What is printed on an invoice, a proforma invoice and a challan of a day is what the explanation of that day says.
  @Test(arguments: 0..<30)
  func papers(seed: Int) throws {
    let random = try RandomBooks(seed: seed)
    let books = try random.books()
    let orders = random.orders.map { order in
      var order = order
      order.payments = random.facts.payments.filter { $0.1.contains(order.order.id) }.map {
        MatchedPayment(payment: $0.0, orderIDs: $0.1, way: .reference)
      }
      return order
    }
    for day in [BooksPropertyTests.days[1], BooksPropertyTests.days[4]] {
      let explainer = Self.explainer(random, books, day)
      for facts in orders where !facts.order.isCancelled && !facts.lines.isEmpty {
        let request = InvoiceRequest(date: day, number: nil, rates: random.facts.rates)
        let group = OrderGroup(facts, all: orders)
        let invoice = try Invoice(drafting: group, settings: random.facts.settings, request: request)
        let answer = try #require(try explainer.explain(paper: "Invoice", of: facts.order.id, isInvoiced: true))
        try Self.check(answer)
        let record = Invoice.recordType.record(of: invoice)
        for part in answer.parts {
          let name = try #require(part.explanation.name)
          let printed: Money? =
            if name == "exchange.total" { invoice.exchange?.total } else if case .money(let money)? = record[name] {
              money
            } else { nil }
          #expect(part.explanation.value == printed.map { .money($0) }, "\(name) of \(facts.order.id), \(day)")
        }
        var open = facts
        open.documents = []
        let paper = try Proforma(
          drafting: OrderGroup(open, all: orders), settings: random.facts.settings, request: request)
        let asked = try #require(try explainer.explain(paper: "Proforma", of: facts.order.id, isInvoiced: false))
        try Self.check(asked)
        func value(_ name: String) -> ExplainedValue? {
          asked.parts.first { $0.explanation.name == name }?.explanation.value
        }
        #expect(value("dueAmount") == paper.dueAmount.map { .money($0) })
        #expect(value("deposit") == paper.deposit.map { .money($0) })
      }
    }
  }

  /// An order is explained the same way from the books of the orders that share payments with it as from those of the whole co-op.
  @Test(arguments: 0..<30)
  func anOrderNeedsOnlyItsGroup(seed: Int) throws {
    let random = try RandomBooks(seed: seed)
    let day = BooksPropertyTests.days[4]
    let whole = Self.explainer(random, try random.books(), day)
    for order in random.orders {
      var ids: Set = [order.order.id]
      while let more = random.facts.payments.first(where: {
        !ids.isDisjoint(with: $0.orderIDs) && !ids.isSuperset(of: $0.orderIDs)
      }) {
        ids.formUnion(more.orderIDs)
      }
      var facts = BookFacts(settings: random.facts.settings)
      facts.rates = random.facts.rates
      facts.returns = random.facts.returns.filter { ids.contains($0.orderID) }
      facts.payments = random.facts.payments.filter { !ids.isDisjoint(with: $0.orderIDs) }
      var keeping = BookKeeping(facts)
      for one in random.orders where ids.contains(one.order.id) { try keeping.add(one) }
      let orders = random.orders
      let part = Explainer(
        try keeping.finish(), facts: facts, asOf: day, order: { id in orders.first { $0.order.id == id } },
        ordersSelling: { _ in [] })
      #expect(try part.explain(order: order.order.id) == whole.explain(order: order.order.id))
    }
  }

  @Test(arguments: 0..<30)
  func artisans(seed: Int) throws {
    let random = try RandomBooks(seed: seed)
    let books = try random.books()
    let day = BooksPropertyTests.days[5]
    let explainer = Self.explainer(random, books, day)
    for id in books.earnings.artisanIDs {
      for start in BooksPropertyTests.days {
        let period = PayPeriod(containing: start, cadence: books.earnings.settings.cadence)
        let statement = try #require(try books.earnings.statement(of: id, for: period))
        let explanation = try #require(try explainer.explain(artisan: id, period: period))
        try Self.check(explanation)
        let values = explanation.parts.map(\.explanation.value)
        let toPay = if case .pay(let amount, _) = statement.outcome { amount } else { Money.zero(.inr) }
        #expect(values.prefix(3) == [.money(statement.closing), .money(toPay), .money(statement.pendingTotal)])
        let closing = try #require(explanation.parts.first?.explanation)
        func part(_ kind: MakerPosting.Kind) -> ExplainedValue {
          closing.parts.first { $0.explanation.label == kind.title }?.explanation.value ?? .money(.zero(.inr))
        }
        #expect(part(.release) == .money(statement.earned))
        #expect(part(.returned) == .money(statement.returned))
        #expect(part(.purchase) == .money(statement.bought))
        #expect(part(.retention) == .money(statement.retention))
        #expect(part(.recovery) == .money(statement.recovered))
        #expect(part(.payout) == .money(statement.paid))
      }
    }
  }

  @Test(arguments: 0..<30)
  func items(seed: Int) throws {
    let random = try RandomBooks(seed: seed)
    let books = try random.books()
    let explainer = Self.explainer(random, books, BooksPropertyTests.days[3])
    for item in random.facts.items { try Self.check(try #require(try explainer.explain(item: item.id))) }
  }
}
