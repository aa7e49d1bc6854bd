internal import Diagnostics
public import Values

/// `[alerts]`: from when on something needs doing, what is left out, and who does it. Each value has a default, which is to tell of
/// everything at once.
public struct AlertSettings: Sendable, Hashable {
  /// From how many days late on an invoice is told of; at least 1.
  public var lateInvoiceDays: Int
  /// From how many days past its promise on an order is told of; at least 1.
  public var pastPromiseDays: Int
  /// From how many days past the pay day on an artisan's pay is told of; at least 1.
  public var payoutOverdueDays: Int
  /// From how many days on money in that matches no order is told of; 0 is on its day.
  public var unmatchedDays: Int
  /// What should be in hand at the end of each of the next four weeks, in base currency; not below zero.
  public var cashCushion: ExactDecimal
  /// What is not told of.
  public var leftOut: Set<AlertKind>
  /// Who does something about it, in the co-op's own words.
  public var doers: [AlertKind: String]

  private static let table = ["alerts"]
  private static let doerTable = ["alerts", "by"]
  private static let longest = 3650

  init(_ reader: inout SettingsReader, base: Currency) {
    let table = Self.table
    func days(_ key: String, from least: Int) -> Int {
      reader.whole(table, key, in: least...Self.longest) ?? least
    }
    lateInvoiceDays = days("late_invoice_days", from: 1)
    pastPromiseDays = days("past_promise_days", from: 1)
    payoutOverdueDays = days("payout_overdue_days", from: 1)
    unmatchedDays = days("unmatched_days", from: 0)
    cashCushion = Self.cushion(&reader, base)
    leftOut = Self.leftOut(&reader)
    doers = [:]
    for kind in AlertKind.allCases { doers[kind] = reader.text(Self.doerTable, kind.key) }
  }

  private static func cushion(_ reader: inout SettingsReader, _ base: Currency) -> ExactDecimal {
    guard let number = reader.number(table, "cash_cushion") else { return .zero }
    if let money = Money(number, base), !money.isNegative { return number }
    reader.report(
      "out-of-range", "`cash_cushion` cannot be \(number)", table + ["cash_cushion"],
      hint: "write an amount in \(base.code), not below zero, with at most \(base.digits) decimals")
    return .zero
  }

  private static func leftOut(_ reader: inout SettingsReader) -> Set<AlertKind> {
    var kinds: Set<AlertKind> = []
    let keys = AlertKind.allCases.map(\.key)
    for word in reader.lines(table, "leave_out") ?? [] {
      if let kind = AlertKind(key: word.lowercased()) {
        kinds.insert(kind)
      } else {
        let near = Suggestion.nearest(to: word, among: keys).map { "did you mean `\($0)`?" }
        reader.report(
          "unknown-choice", "there is no alert `\(word)`", table + ["leave_out"],
          hint: near ?? "there are \(keys.map { "`\($0)`" }.joined(separator: ", "))")
      }
    }
    return kinds
  }

  /// The cushion as an amount; nothing in a currency that it does not fit.
  public func cushion(in base: Currency) -> Money { Money(cashCushion, base) ?? .zero(base) }
}
