import Ledger
import Testing
import Values

@testable import Documents

/// What the program says of an example, as the table that stands in the guide.
struct GuideTable {
  let coop: GuideCoop
  private let locale = DocumentLocale(.english)

  init(_ coop: GuideCoop) { self.coop = coop }

  /// The lines of the table that a mark asks for: `earned`, `payable`, `statement A01 2026-05`, `invoice O-1`, `credits O-1`,
  /// `instalments O-1`, `journal O-1`.
  func lines(_ words: [String]) throws -> [String]? {
    switch words.first {
    case "earned"?: return try earned()
    case "statement"?: return try statement(words[1], periods: Array(words.dropFirst(2)))
    case "invoice"?: return try invoice(words[1])
    case "credits"?: return try credits(words[1])
    case "payable"?: return try payable()
    case "instalments"?: return try instalments(words[1], asOf: words[2])
    case "journal"?: return try journal(words[1])
    default: return nil
    }
  }

  private func table(_ head: [String], _ rows: [[String]]) -> [String] {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    return [line(head), "|" + String(repeating: "---|", count: head.count)] + rows.map(line)
  }

  // MARK: what makers earn

  private func earned() throws -> [String] {
    let sales = try coop.earnings().sales
    let rows = try sales.map { sale in
      let parts = sale.parts.map { "\($0.artisanID.uppercased()) \(locale.text($0.amount))" }
      return [
        "\(sale.orderID) line \(sale.line)", try sale.formula.text(in: locale), parts.joined(separator: ", "),
      ]
    }
    return table(["Sold", "What the rule gives", "Who gets it"], rows)
  }

  private func payable() throws -> [String] {
    var rows: [[String]] = []
    for sale in try coop.earnings().sales where !rows.contains(where: { $0[0] == sale.orderID }) {
      rows.append([
        sale.orderID, locale.text(sale.invoicedOn), sale.payableOn.map { locale.text($0) } ?? "not yet",
      ])
    }
    return table(["Order", "Invoiced", "Payable"], rows)
  }

  private func statement(_ artisan: String, periods: [String]) throws -> [String] {
    let statements = try periods.map { try coop.statement(artisan, $0) }
    let rows: [(String, (MakerStatement) throws -> Money)] = [
      ("Opening", { $0.opening }), ("Earned", { $0.earned }), ("Returns", { try $0.returned.negated() }),
      ("Bought outright", { $0.bought }), ("Adjustments", { $0.adjusted }),
      ("Held back", { try $0.retention.negated() }), ("Released", { $0.retentionReleased }),
      ("Advance recovered", { try $0.recovered.negated() }), ("Paid", { try $0.paid.negated() }),
      ("**Closing**", { $0.closing }), ("Sold, not yet payable", { $0.pendingTotal }),
      ("Held back in all", { $0.retained }), ("Advance left", { $0.advances.left }),
    ]
    var lines: [[String]] = []
    for (label, amount) in rows {
      let amounts = try statements.map(amount)
      guard label == "**Closing**" || amounts.contains(where: { !$0.isZero }) else { continue }
      lines.append([label] + amounts.map { locale.text($0) })
    }
    lines.append(["To pay"] + statements.map { outcome($0.outcome) })
    return table(["\(artisan)"] + periods, lines)
  }

  private func outcome(_ outcome: MakerStatement.Outcome) -> String {
    switch outcome {
    case .pay(let amount, let day): "\(locale.text(amount)) on \(locale.text(day))"
    case .nothing: "nothing"
    case .belowMinimum(let least): "nothing yet, below \(locale.text(least))"
    case .owedToCoop: "nothing, carried forward"
    }
  }

  // MARK: what buyers pay

  private func invoice(_ id: String) throws -> [String] {
    let figures = try coop.figures(id)
    let facts = try coop.order(id)
    func text(_ money: Money) -> String { locale.text(money) }
    func value(_ line: LineFigures) -> String {
      var parts = [text(line.gross)]
      for less in [line.discount, line.orderDiscountShare] where !less.isZero { parts.append(text(less)) }
      if facts.order.pricesIncludeTax { parts += line.taxes.map(text) }
      return parts.count == 1 ? parts[0] : parts.joined(separator: " − ") + " = " + text(line.taxable)
    }
    var rows = zip(facts.lines, figures.lines).map { ["Line \($0.line.line), taxable", value($1)] }
    if let shipping = figures.shipping { rows.append(["Shipping, taxable", value(shipping)]) }
    for tax in figures.taxes {
      rows.append(["\(tax.name) \(tax.rate)% on \(text(tax.taxable))", text(tax.amount)])
    }
    if !figures.roundOff.isZero { rows.append(["Round off", text(figures.roundOff)]) }
    rows.append(["**Total**", text(figures.total)])
    return table([id, ""], rows)
  }

  private func credits(_ id: String) throws -> [String] {
    let figures = try coop.figures(id)
    let lines = try coop.order(id).lines.map {
      CreditFigures.Line(line: $0.line.line, quantity: $0.line.quantity)
    }
    let all = try CreditFigures.all(coop.returns(of: id), of: lines, figures: figures)
    let currency = figures.total.currency
    func row(_ label: String, _ credits: [CreditFigures]) throws -> [String] {
      let sums = [
        try credits.map(\.taxable).sum(currency), try credits.flatMap(\.taxes).sum(currency),
        try credits.map(\.shipping).sum(currency), try credits.map(\.roundOff).sum(currency),
        try credits.map(\.total).sum(currency),
      ]
      return [label] + sums.map { locale.text($0) }
    }
    return table(
      ["Return", "Goods", "Taxes", "Shipping with tax", "Round off", "Credit"],
      try all.map { try row($0.returnID, [$0]) } + [row("**Together**", all)])
  }

  private func instalments(_ id: String, asOf text: String) throws -> [String] {
    let facts = try coop.order(id)
    let day = try #require(CalendarDay(iso: text))
    let group = OrderGroup(facts, all: try coop.ledger.orderGroup(id))
    let money = try group.money(settings: coop.settings, asOf: day)
    let entries = try group.plan(settings: coop.settings).statement(paid: money.settled()).entries
    let rows = entries.map { entry in
      let part = entry.instalment
      return [
        "\(part.percentage.number)%", part.dueOn.map { locale.text($0) } ?? "", locale.text(part.amount),
        locale.text(entry.paid), locale.text(entry.open),
      ]
    }
    return table(["Part", "Due", "Amount", "Paid", "Still open"], rows)
  }

  // MARK: the books

  /// The entries of one order.
  private func journal(_ id: String) throws -> [String] {
    let own = try coop.books().journal().filter { entry in
      !entry.postings.isEmpty && entry.text.split(separator: " ").contains { $0 == id }
    }
    let rows = own.map { entry in
      let postings = entry.postings.map { "`\($0.account.name)` \(locale.text($0.amount))" }
      return [locale.text(entry.date), entry.kind.rawValue, postings.joined(separator: ", ")]
    }
    return table(["Day", "What", "Accounts"], rows)
  }
}
