import Ledger
import Settings
import Values

extension ExportTables {
  /// What every order comes to and what is open on it at the end of the last day.
  var orderTotals: ExportTable {
    let titles = [
      "Order ID", "Order date", "Buyer ID", "Buyer", "State", "Currency", "Total", "Received", "Given back", "Credited",
      "Written off", "Balance", "Next due", "Late", "Invoice no", "Invoice date", inBase("Invoice value"),
    ]
    return ExportTable("order-totals", titles) { row in
      for order in books.orders where order.orderedOn <= span.last {
        let invoice = order.invoice.flatMap { $0.day <= span.last ? $0 : nil }
        let money = try order.money(asOf: span.last)
        // Nothing is owed on an order that was cancelled before it was invoiced; what was received for it is.
        let isVoid = order.isCancelled(by: span.last) && order.invoice == nil
        let plan = try order.plan(daysWithoutTerms: settings.invoice.dueDays)
        let open = try plan.statement(paid: money.settled(), credited: money.credited)
        let state = try order.state(asOf: span.last, daysWithoutTerms: settings.invoice.dueDays)
        let late = try open.entries.filter { $0.instalment.dueOn.map { $0 < span.last } ?? false }.map(\.open)
          .sum(order.total.currency)
        try row([
          .text(order.orderID), .day(order.orderedOn), .text(order.buyerID), .text(name(order.buyerID)),
          .text(state.rawValue), .text(order.total.currency.code), .amount(order.total), .amount(money.received),
          .amount(money.refunded), .amount(money.credited), .amount(money.writtenOff),
          .amount(isVoid ? try money.held().negated() : try money.balance()), .day(isVoid ? nil : open.nextOpenDay),
          .amount(isVoid ? .zero(order.total.currency) : late), .text(invoice?.number), .day(invoice?.day),
          .amount(invoice?.value),
        ])
      }
    }
  }

  /// The part of each payment, refund and write-off that each order got, and what is for no order.
  var paymentParts: ExportTable {
    let titles = [
      "Transaction", "Date", "Payer", "Method", "What", "Reference", "Order ID", "Invoice no", "Currency", "Amount",
      inBase("Value"), inBase("Fee"), inBase("Cash"), inBase("Exchange difference"),
    ]
    return ExportTable("payments-matched", titles) { row in
      for order in books.orders {
        for event in order.events where span.contains(event.date) {
          guard case .payment(let key) = event.source else { continue }
          let number = order.invoice.flatMap { $0.day <= event.date ? $0.number : nil }
          try row(
            cells(of: key, event.date, event.kind, (order.orderID, number), event.amount)
              + figures(of: event.postings, isRefund: event.kind == .refund))
        }
      }
      for part in books.unmatched where span.contains(part.day) && part.kind != .writeOff {
        let kind: JournalEntry.Kind = part.kind == .refund ? .refund : .unmatchedPayment
        let cash = part.kind == .refund ? try (part.value + part.fee).negated() : try part.value - part.fee
        try row(
          cells(of: part.paymentKey, part.day, kind, (nil, nil), part.amount)
            + [.amount(part.value), .amount(part.fee), .amount(cash), .amount(.zero(base))])
      }
    }
  }

  private func cells(
    of key: String, _ day: CalendarDay, _ kind: JournalEntry.Kind, _ order: (id: String?, invoice: String?),
    _ amount: Money
  ) -> [ExportTable.Cell] {
    let payment = payments[key]
    return [
      .text(payment?.transactionID), .day(day), .text(payment?.payer), .text(payment?.method), .text(kind.rawValue),
      .text(payment?.reference), .text(order.id), .text(order.invoice), .text(amount.currency.code), .amount(amount),
    ]
  }

  private func figures(of postings: [JournalEntry.Posting], isRefund: Bool) throws -> [ExportTable.Cell] {
    func sum(_ kind: BookAccount.Kind) throws -> Money {
      try postings.filter { $0.account.kind == kind }.map(\.amount).sum(base)
    }
    let (cash, fee, writtenOff) = (try sum(.cash), try sum(.fees), try sum(.writeOffs))
    let value = isRefund ? try (cash + fee).negated() : try cash + fee + writtenOff
    return [.amount(value), .amount(fee), .amount(cash), .amount(try sum(.exchange).negated())]
  }

  /// All credit notes.
  var creditNotes: ExportTable {
    let titles = [
      "Credit note no", "Date", "Order ID", "Invoice no", "Buyer ID", "Buyer", "Returns", "Currency", "Amount",
      inBase("Goods"), inBase("Shipping"), inBase("Tax"), inBase("Round off"),
    ]
    return ExportTable("credit-notes", titles) { row in
      for order in books.orders {
        for event in order.events where event.kind == .creditNote && span.contains(event.date) {
          var returns: [String] = []
          if case .returns(let ids) = event.source { returns = ids }
          func sum(_ kind: BookAccount.Kind) throws -> ExportTable.Cell {
            .amount(try event.postings.filter { $0.account.kind == kind }.map(\.amount).sum(base))
          }
          try row([
            .text(event.name), .day(event.date), .text(order.orderID), .text(order.invoice?.number),
            .text(order.buyerID),
            .text(name(order.buyerID)), .text(returns.joined(separator: "; ")), .text(event.amount.currency.code),
            .amount(event.amount), try sum(.sales), try sum(.shippingCharged), try sum(.tax), try sum(.roundOff),
          ])
        }
      }
    }
  }
}
