public import Diagnostics
import Documents
import Ledger
import Values

/// What came in, what went out and what is still owed, for people or for programs.
public struct StatusReport: Sendable {
  let name: String
  let status: CoopStatus
  let received: [Money]
  let returned: [Money]
  /// What could not be counted; a figure may be wrong until it is mended.
  public let problems: [Diagnostic]

  private static let locale = DocumentLocale(.english)

  /// All of it as JSON.
  public func json() throws -> String { try StatusRecord(status).json(pretty: true) }

  /// Three lines to begin with, then each figure on a line of its own.
  public func text() -> String {
    let figures = status.figures
    var late: Money? = try? figures.owedByBuyers - status.owed[.notYetDue]
    if late?.isPositive == false { late = nil }
    let owed = [
      figures.owedByBuyers.isZero
        ? "nothing by buyers"
        : "\(shown(figures.owedByBuyers)) by buyers on \(count(status.openInvoices, "invoice"))"
          + (late.map { ", \(shown($0)) of it late" } ?? ""),
      "\(figures.owedToArtisans.isZero ? "nothing" : shown(figures.owedToArtisans)) to artisans",
    ]
    var lines = [
      "\(name) at the end of \(Self.locale.text(status.day))", "",
    ]
    lines += paragraph("In", "\(list(received)) received from buyers")
    lines += paragraph(
      "Out",
      "\(list(returned)) given back to buyers, \(list([status.cashFlow.toArtisans])) to artisans, "
        + "\(list([status.cashFlow.forBills])) for bills and taxes")
    if !status.cashFlow.other.isZero {
      lines += paragraph(
        "Other", "\(shown(status.cashFlow.other)) there when the books began, grants, member shares, loans, interest")
    }
    lines += paragraph("Owed", owed.joined(separator: "; ")) + [""]
    lines += table()
    if !status.orders.isEmpty { lines += [""] + "Orders: \(orders())".wrapped(to: 80, hanging: 8) }
    return lines.joined(separator: "\n")
  }

  private func table() -> [String] {
    let figures = status.figures
    var rows: [(label: String, amount: Money, note: String)] = [
      ("Cash held", figures.cashHeld, ""), ("Already spoken for", figures.committed, ""),
    ]
    let parts: [(String, Money, String)] = [
      ("deposits of buyers", figures.deposits, "on orders not yet invoiced"),
      ("buyers' credit", figures.customerCredit, "paid beyond their invoices"),
      (
        "not matched", figures.unmatched,
        "\(count(status.unmatchedPayments, "payment")), see `talim match`"
      ),
      (
        "owed to artisans", figures.owedToArtisans,
        "\(count(status.artisansOwed, "artisan")); next pay day \(Self.locale.text(status.nextPayDay))"
      ),
      ("held back", figures.retained, "of artisans' sales"), ("bills", figures.unpaidBills, "not yet paid"),
      ("taxes", figures.taxDue, "charged and not yet paid"), ("set aside", figures.reserve, "as the reserve"),
    ]
    rows += parts.filter { !$0.1.isZero }.map { ("  " + $0.0, $0.1, $0.2) }
    rows.append(("Free to spend", figures.available, ""))
    let others: [(String, Money, String)] = [
      ("Sold, not yet payable", figures.notYetPayable, "to artisans, until their buyers have paid"),
      ("Advances", figures.advances, "artisans have had"),
      ("Owed by artisans", figures.owedByArtisans, "for pieces that came back and the like"),
      ("Loans", figures.loans, "to be paid back"), ("Own goods", figures.stock, "at cost"),
    ]
    rows += others.filter { !$0.1.isZero }
    rows += status.toCome.enumerated().map { index, amount in
      index == 0 ? ("To come", amount, "on orders not yet invoiced") : ("", amount, "")
    }
    return Self.aligned(rows.map { ($0.label, shown($0.amount), $0.note) })
  }

  private func orders() -> String {
    OrderState.allCases.compactMap { state in
      status.orders[state].map { "\($0) \(state.rawValue)" }
    }.joined(separator: ", ")
  }

  /// A line, or more of them where one of 80 characters does not hold it.
  private func paragraph(_ label: String, _ text: String) -> [String] {
    text.wrapped(to: 73).enumerated().map { index, line in
      let head = index == 0 ? label : ""
      return head + String(repeating: " ", count: 7 - head.count) + line
    }
  }

  private func shown(_ amount: Money) -> String { Self.locale.text(amount) }

  private func list(_ amounts: [Money]) -> String {
    let shown = amounts.filter { !$0.isZero }.map(self.shown)
    return shown.isEmpty ? "nothing" : shown.joined(separator: ", ")
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// Labels to the left, amounts to the right of their column.
  private static func aligned(_ rows: [(label: String, amount: String, note: String)]) -> [String] {
    let labels = rows.map(\.label.count).max() ?? 0
    let amounts = rows.map(\.amount.count).max() ?? 0
    return rows.map { row in
      let label = row.label + String(repeating: " ", count: labels - row.label.count)
      let amount = String(repeating: " ", count: amounts - row.amount.count) + row.amount
      return "\(label)  \(amount)" + (row.note.isEmpty ? "" : "  \(row.note)")
    }
  }
}
