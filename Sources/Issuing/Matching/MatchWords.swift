import Diagnostics
import Documents
import Ledger
import Values

/// Says for people what a payment may be for, and what to type.
enum MatchWords {
  /// The hint of a finding; `nil` when no order is likely.
  static func hint(_ entry: PaymentEntry, _ answer: MatchAnswer) -> String? {
    guard let best = answer.suggestions.first else { return nil }
    let why = best.why { $0.description }
    if !answer.equals.isEmpty {
      let names = answer.equals.map { orders($0.orderIDs) }
      return "equally likely are \(list(names)): \(why); `talim match` shows what to type"
    }
    let noun = best.orderIDs.count == 1 ? "is order" : "are orders"
    return "likeliest \(noun) \(orders(best.orderIDs)): \(why); `\(command(entry, best.orderIDs))` takes it over"
  }

  /// What to type to give a payment to orders.
  static func command(_ entry: PaymentEntry, _ orderIDs: [String]) -> String {
    (["talim match", ShellWord.quoted(entry.handle)] + orderIDs.map(ShellWord.quoted)).joined(separator: " ")
  }

  /// Ids as they stand in a sentence.
  static func orders(_ ids: [String]) -> String { list(ids.map { "`\($0)`" }) }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// What says that a payment is for its orders.
  static func reason(_ way: MatchedPayment.Way) -> String {
    switch way {
    case .person: "as you said before"
    case .transaction: "by its transaction id"
    case .reference: "by its reference"
    }
  }

  /// A payment in one line: day, amount, who, how, what was written beside it, and its handle.
  static func line(_ entry: PaymentEntry, _ locale: DocumentLocale) -> String {
    let payment = entry.payment
    let kind = payment.kind == .payment ? "" : " \(payment.kind.rawValue)"
    let who = [payment.payer, payment.method].compactMap { $0 }.joined(separator: ", ")
    let said = payment.reference.map { ": “\($0)”" } ?? ""
    return "\(payment.day)  \(locale.text(payment.amount))\(kind)  \(who)\(said) (\(entry.handle))"
  }
}
