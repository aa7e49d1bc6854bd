import Diagnostics
import Documents
import Foundation
import Ledger
import Values

/// Payments that match no order, with the orders they may be for; for people or for programs.
public struct MatchList: Sendable {
  struct Item: Sendable {
    var entry: PaymentEntry
    var answer: MatchAnswer
  }

  /// Those nobody decided about.
  let items: [Item]
  /// How many payments a person left aside, and how many a person matched.
  let counts: (aside: Int, matched: Int)

  /// What may be done about each payment.
  public func text() -> String {
    let locale = DocumentLocale(.english)
    guard !items.isEmpty else {
      return (["every payment is for an order" + (counts.aside > 0 ? ", or for none as you said" : "")] + decided)
        .joined(separator: "\n")
    }
    var lines = ["\(items.count) \(items.count == 1 ? "payment matches" : "payments match") no order", ""]
    for item in items { lines += Self.lines(item, locale) + [""] }
    lines += ["for another order: talim match PAYMENT ORDER…; for no order: talim match PAYMENT --none"]
    let certain = items.count { $0.answer.certain != nil }
    if certain > 0 {
      let them = certain == 1 ? "it" : "them"
      lines.append("\(certain) \(certain == 1 ? "is" : "are") clear: talim match --accept takes \(them) over")
    }
    return (lines + decided).joined(separator: "\n")
  }

  private var decided: [String] {
    var parts: [String] = []
    if counts.matched > 0 { parts.append("\(counts.matched) matched by hand") }
    if counts.aside > 0 { parts.append("\(counts.aside) left aside") }
    return parts.isEmpty ? [] : ["\(parts.joined(separator: ", ")): talim match --decided lists them"]
  }

  private static func lines(_ item: Item, _ locale: DocumentLocale) -> [String] {
    var lines = MatchWords.line(item.entry, locale).wrapped(to: 80, hanging: 2)
    if item.answer.suggestions.isEmpty {
      return lines + ["  no order is likely", "  talim match \(ShellWord.quoted(item.entry.handle)) ORDER"]
    }
    if !item.answer.equals.isEmpty { lines.append("  \(item.answer.equals.count) are equally likely") }
    for (index, suggestion) in item.answer.suggestions.enumerated() {
      let reason = "\(suggestion.orderIDs.joined(separator: " ")): \(suggestion.why { locale.text($0) })"
      lines += "\(index + 1). \(reason)".wrapped(to: 78, hanging: 3).map { "  \($0)" }
      lines.append("     \(MatchWords.command(item.entry, suggestion.orderIDs))")
    }
    return lines
  }

  /// The same as JSON: a list of objects with `payment`, `date`, `amount` and so on, and `suggestions`.
  public func json() throws -> String {
    try MatchJSON.text(items.map { MatchJSON.Payment($0.entry, $0.answer) })
  }
}
