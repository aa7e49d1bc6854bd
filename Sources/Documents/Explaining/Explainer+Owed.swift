import Ledger
import Settings
import Values

extension Explainer {
  /// A part of an invoice that is still to be paid, with its worth in base currency.
  struct OpenFigure {
    /// The day it falls due; `nil` when that is not known.
    var dueOn: CalendarDay?
    /// What it is carried at.
    var worth: Explanation
  }

  /// What is open of an order's invoice, part by part: what is owed of it, shared out by what is open of each instalment.
  func openFigures(_ account: OrderAccount) throws -> [OpenFigure] {
    guard let invoice = account.invoice, let owed = try receivable(account) else { return [] }
    let open = try openInstalments(account)
    return try open.indices.map { index in
      let due = open[index].dueOn.map { "due \(text($0))" } ?? "no day to pay by"
      let label = "\(account.orderID), invoice \(invoice.number), \(due)"
      if open.count == 1 { return OpenFigure(dueOn: open[index].dueOn, worth: owed.named(label)) }
      let worth = try Explanation.computed(
        label, .allocation(index), [owed.named("Owed of the invoice")] + open.map(\.amount))
      return OpenFigure(dueOn: open[index].dueOn, worth: worth)
    }
  }

  /// What is open of each instalment of an order, in its own currency, those with nothing open left out; without an invoice as it is agreed
  /// by then.
  func openInstalments(_ account: OrderAccount) throws -> [(dueOn: CalendarDay?, amount: Explanation)] {
    var account = account
    if let invoice = account.invoice, invoice.day > day { account.invoice = nil }
    let money = try account.money(asOf: day)
    let plan = try account.plan(daysWithoutTerms: facts.settings.invoice.dueDays)
    let entries = try plan.statement(paid: money.settled(), credited: money.credited).entries
    return try entries.indices.filter { entries[$0].open.isPositive }.map { index in
      (entries[index].instalment.dueOn, try open(entries, index, account))
    }
  }

  private func open(
    _ entries: [InstalmentStatement.Entry], _ index: Int, _ account: OrderAccount
  ) throws -> Explanation {
    let row = FactKey.order(account.orderID)
    let entry = entries[index]
    let total = Explanation.elsewhere("Total", .money(account.total), [row])
    var share = total
    if let terms = account.terms, entries.count > 1 {
      let percents = entries.map { entry in
        Explanation.cell(
          "Percent", .percentage(entry.instalment.percentage), .terms(terms.name, step: entry.instalment.number))
      }
      share = try .computed("Its share of the total", .allocation(index), [total] + percents)
    }
    var parts: [Explanation.Part] = [.init(.plus, share)]
    func takeOff(_ label: String, _ amount: Money, _ kinds: Set<JournalEntry.Kind>) {
      guard !amount.isZero else { return }
      let rows = account.events.filter { $0.date <= day && kinds.contains($0.kind) }.flatMap {
        self.rows(of: $0, account)
      }
      parts.append(.init(.minus, .elsewhere(label, .money(amount), rows.isEmpty ? [row] : rows)))
    }
    takeOff("Credited of it, the last first", entry.credited, [.creditNote])
    takeOff("Paid of it, the earliest first", entry.paid, [.deposit, .payment, .refund, .writeOff])
    let label = "Open of instalment \(entry.instalment.number)"
    return parts.count == 1 ? share.named(label) : try .sum(label, parts, account.total.currency)
  }

  /// What buyers owe and is so late, by buyer and order.
  func owed(_ title: String, _ lateness: Lateness) throws -> Explanation {
    try byBuyer(title) { account in
      let own = try openFigures(account).filter { Lateness(dueOn: $0.dueOn, asOf: day) == lateness }.map(\.worth)
      guard own.count > 1 else { return own.first }
      return try .sum(account.orderID, own.map { .init(.plus, $0) }, base)
    }
  }

  /// What is late of an order's invoice.
  func late(_ title: String, _ account: OrderAccount) throws -> Explanation {
    let own = try openFigures(account).filter { $0.dueOn.map { $0 < day } ?? false }.map(\.worth)
    return try .sum(title, own.map { .init(.plus, $0) }, base, rows: [.order(account.orderID)])
  }

  /// How many invoices are late, one by one.
  func lateInvoices(_ title: String) throws -> Explanation {
    let one = ExplainedValue.quantity(Quantity(ExactDecimal(1)))
    let parts = try books.orders.compactMap { account -> Explanation.Part? in
      guard account.orderedOn <= day, let invoice = account.invoice, invoice.day <= day else { return nil }
      let open = try account.openParts(asOf: day, daysWithoutTerms: facts.settings.invoice.dueDays)
      guard let first = open.compactMap(\.dueOn).min(), first < day else { return nil }
      let label = "\(account.orderID), invoice \(invoice.number), due \(text(first))"
      return .init(.plus, .elsewhere(label, one, [.order(account.orderID)]))
    }
    return try .sum(title, pieces: parts)
  }

  /// How many artisans are owed something, one by one.
  func artisansOwed(_ title: String) throws -> Explanation {
    let one = ExplainedValue.quantity(Quantity(ExactDecimal(1)))
    let parts = try books.earnings.artisanIDs.compactMap { id -> Explanation.Part? in
      guard let account = books.earnings.account(of: id),
        try books.earnings.balances(of: account, asOf: day).payable.isPositive
      else { return nil }
      return .init(.plus, .elsewhere(artisanTitle(account), one, [agreement(account)]))
    }
    return try .sum(title, pieces: parts)
  }
}
