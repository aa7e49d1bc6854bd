public import Diagnostics
import Documents
import Ledger
public import PlainText
import Typesetting
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

  /// Three lines to begin with, then each figure on a line of its own; none is wider than `width` columns.
  public func lines(width: Int = 80) throws -> [PlainLine] {
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
    var flows = [("In", "\(list(received)) received from buyers")]
    flows.append(
      (
        "Out",
        "\(list(returned)) given back to buyers, \(list([status.cashFlow.toArtisans])) to artisans, "
          + "\(list([status.cashFlow.forBills])) for bills and taxes"
      ))
    if !status.cashFlow.other.isZero {
      flows.append(
        ("Other", "\(shown(status.cashFlow.other)) there when the books began, grants, member shares, loans, interest"))
    }
    flows.append(("Owed", owed.joined(separator: "; ")))
    var blocks = [
      TextBlocks.paragraph("\(name) at the end of \(Self.locale.text(status.day))", .strong), TextBlocks.gap,
      TextBlocks.table([.start, .start], flows.map { TextBlocks.row([($0.0, .plain), ($0.1, .plain)]) }),
      TextBlocks.gap, figureTable,
    ]
    if !status.orders.isEmpty {
      blocks += [
        TextBlocks.gap,
        TextBlocks.table([.start, .start], [TextBlocks.row([("Orders:", .plain), (orders(), .plain)])]),
      ]
    }
    return try TextBlocks.lines(of: blocks, width: width)
  }

  /// All of it as text.
  public func text() throws -> String { try lines().map(\.text).joined(separator: "\n") }

  private var figureTable: Block {
    let figures = status.figures
    var rows: [(label: String, amount: Money, note: String)] = [
      ("Cash held", figures.cashHeld, ""), ("Promised to others", figures.committed, ""),
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
    rows += parts.filter { !$0.1.isZero }.map { ("\u{A0}\u{A0}" + $0.0, $0.1, $0.2) }
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
    return TextBlocks.table(
      [.start, .end, .start],
      rows.map { row in
        let isSum = ["Cash held", "Free to spend"].contains(row.label)
        let weight: TextBlocks.Weight = row.amount.isNegative ? .urgent : isSum ? .strong : .plain
        return TextBlocks.row([(row.label, isSum ? .strong : .plain), (shown(row.amount), weight), (row.note, .muted)])
      })
  }

  private func orders() -> String {
    OrderState.allCases.compactMap { state in
      status.orders[state].map { "\($0) \(state.rawValue)" }
    }.joined(separator: ", ")
  }

  private func shown(_ amount: Money) -> String { Self.locale.text(amount) }

  private func list(_ amounts: [Money]) -> String {
    let shown = amounts.filter { !$0.isZero }.map(self.shown)
    return shown.isEmpty ? "nothing" : shown.joined(separator: ", ")
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
