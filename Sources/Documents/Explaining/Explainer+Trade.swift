import Ledger
import Values

extension Explainer {
  /// What was sold in a stretch of days that ends on the explainer's day: goods invoiced less what came back, without tax and shipping;
  /// with a collection only what was sold of that.
  func sold(_ title: String, _ days: ClosedRange<CalendarDay>, collection: String? = nil) throws -> Explanation {
    try traded(title, days) { order, label in
      let lines = order.figures.lines.indices.filter { order.isOf(collection, $0) }
      return try .sum(label, lines.map { .init(.plus, try order.inBase(order.taxable($0))) }, self.base)
    } credited: { order, credit in
      order.isOf(collection, credit.line) ? try order.creditedTaxable(credit, inBase: true) : nil
    }
  }

  /// How many pieces of a collection were sold in a stretch of days, less those that came back.
  func piecesSold(_ title: String, _ days: ClosedRange<CalendarDay>, collection: String) throws -> Explanation {
    let parts = try trades(days) { order, label in
      let lines = order.figures.lines.indices.filter { order.isOf(collection, $0) }.map { index in
        let quantity = Quantity(order.facts.lines[index].line.quantity)
        return Explanation.Part(.plus, .cell("Qty", .quantity(quantity), order.lineRow(index)))
      }
      return try .sum(label, pieces: lines)
    } credited: { order, credit in
      guard order.isOf(collection, credit.line) else { return nil }
      let (label, row) = ("Qty of \(credit.back.id)", FactKey.saleReturn(credit.back.id))
      let counted = ExplainedValue.quantity(Quantity(credit.figures.pieces))
      guard credit.figures.pieces != credit.back.quantity else { return .cell(label, counted, row) }
      return Explanation(label, counted, .elsewhere, rows: [row], remark: "no more come back than were sold")
    } summed: { label, parts in
      try .sum(label, pieces: parts)
    }
    return try .sum(title, pieces: parts)
  }

  /// What buyers were charged for shipping in a stretch of days, without tax, less what was given back.
  func shippingCharged(_ title: String, _ days: ClosedRange<CalendarDay>) throws -> Explanation {
    try traded(title, days) { order, label in
      try order.shippingTaxable().map { try order.inBase($0).named(label) }
    } credited: { order, credit in
      guard !credit.figures.shipping.isZero else { return nil }
      return try order.shippingTaxable().map { try order.inBase($0) }
    }
  }

  /// What shipping cost in a stretch of days.
  func shippingSpent(_ title: String, _ days: ClosedRange<CalendarDay>) throws -> Explanation {
    let bills = books.expenses.filter { $0.category == .shipping && days.contains($0.bookedOn) }
    return try .sum(title, bills.map { .init(.plus, row(of: $0)) }, base)
  }

  private func traded(
    _ title: String, _ days: ClosedRange<CalendarDay>,
    invoiced: (ExplainedOrder, String) throws -> Explanation?,
    credited: (ExplainedOrder, ExplainedOrder.Credited) throws -> Explanation?
  ) throws -> Explanation {
    let base = base
    let parts = try trades(days, invoiced: invoiced, credited: credited) { label, parts in
      try .sum(label, parts, base)
    }
    return try .sum(title, parts, base)
  }

  /// What invoices of these days add and credit notes take off; what is nothing is left out.
  private func trades(
    _ days: ClosedRange<CalendarDay>, invoiced: (ExplainedOrder, String) throws -> Explanation?,
    credited: (ExplainedOrder, ExplainedOrder.Credited) throws -> Explanation?,
    summed: (String, [Explanation.Part]) throws -> Explanation
  ) throws -> [Explanation.Part] {
    var parts: [Explanation.Part] = []
    func add(_ role: Explanation.Role, _ figure: Explanation?) {
      if let figure, figure.value?.decimal?.isZero == false { parts.append(.init(role, figure)) }
    }
    for account in books.orders {
      guard let invoice = account.invoice, invoice.day <= days.upperBound else { continue }
      let isNew = days.contains(invoice.day)
      guard isNew || account.events.contains(where: { $0.kind == .creditNote && days.contains($0.date) }) else {
        continue
      }
      let order = try order(account.orderID)
      if isNew {
        add(.plus, try invoiced(order, "Invoice \(invoice.number), \(text(invoice.day)), \(order.facts.buyer.name)"))
      }
      for (event, credits) in try creditNotes(account, order) where days.contains(event.date) {
        let own = try credits.compactMap { credit in
          try credited(order, credit).map { Explanation.Part(.plus, $0) }
        }
        if !own.isEmpty { add(.minus, try summed("Credit note \(event.name), \(text(event.date))", own)) }
      }
    }
    return parts
  }
}

extension ExplainedOrder {
  /// Whether a line is of a collection; every line is of none in particular.
  func isOf(_ collection: String?, _ line: Int) -> Bool {
    collection.map { facts.lines[line].item.collection == $0 } ?? true
  }
}

extension Explanation {
  /// The sum of numbers of pieces, each with its sign.
  ///
  /// - Throws: `ArithmeticError` when it does not fit.
  static func sum(_ label: String, pieces parts: [Part], unit: String = "", rows: [FactKey] = []) throws -> Explanation
  {
    var sum = ExactDecimal.zero
    for part in parts {
      guard let number = part.explanation.value?.decimal else { continue }
      sum = part.role == .minus ? try sum - number : try sum + number
    }
    return Explanation(label, .quantity(Quantity(sum, unit: unit)), .sum, parts, rows: rows)
  }
}
