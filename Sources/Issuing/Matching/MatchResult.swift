public import Diagnostics
import Documents
import Ledger
import Values

/// What payments are for after somebody decided; for people or for programs.
public struct MatchResult: Sendable {
  /// What one order has of a payment.
  struct Share: Sendable {
    var orderID: String
    var isCancelled: Bool
    /// What the payment gives to it; `nil` when nothing.
    var amount: Money?
    /// What is still to be paid on it, below zero when overpaid; `nil` when that can not be computed.
    var balance: Money?
  }

  struct Item: Sendable {
    var entry: PaymentEntry
    /// A sentence about all of it, for payments without shares.
    var remark: String?
    var shares: [Share] = []
  }

  var items: [Item] = []
  /// What is said when there is nothing else to say.
  var remark: String?
  /// What is worth knowing besides.
  public var notes = DiagnosticList([])

  /// What was done.
  public func text() -> String {
    let locale = DocumentLocale(.english)
    var lines = items.flatMap { item in
      MatchWords.line(item.entry, locale).wrapped(to: 80, hanging: 2)
        + (item.remark.map { ["  \($0)"] } ?? []) + item.shares.map { "  " + Self.text($0, locale) }
    }
    if let remark { lines.append(remark) }
    return lines.joined(separator: "\n")
  }

  private static func text(_ share: Share, _ locale: DocumentLocale) -> String {
    let amount = share.amount.map { locale.text($0) } ?? "nothing"
    let start = "for \(share.orderID): \(amount)"
    if share.isCancelled { return start + "; the order was cancelled" }
    guard let balance = share.balance else { return start }
    if balance.isZero { return start + "; nothing is due any more" }
    if balance.isPositive { return start + "; \(locale.text(balance)) are still due" }
    return start + "; overpaid by \(locale.text((try? balance.negated()) ?? balance))"
  }

  /// The same as JSON: a list of objects with `payment`, `orders`, `way` and so on.
  public func json() throws -> String { try MatchJSON.text(items.map { MatchJSON.Payment($0.entry) }) }
}
