public import Diagnostics
import Documents
import Ledger
import Values

/// A payout run, for people or for programs.
public struct PayReport: Sendable {
  let run: PayRun
  let lists: [PayList]
  /// What was recorded before.
  let recorded: [RecordedPayout]
  /// What was recorded now.
  var added: [RecordedPayout] = []
  /// Whether something was to be recorded, and all of it was before.
  var isNothingNew = false
  /// What was taken back now.
  var removed: [RecordedPayout] = []
  /// The lists that were written.
  public internal(set) var paths: [String] = []
  /// What is worth knowing besides.
  public internal(set) var notes = DiagnosticList([])

  private static let locale = DocumentLocale(.english)

  /// Who is to be paid, how, and what was recorded.
  public func text() -> String {
    if !added.isEmpty { return changes(added, "recorded") }
    if !removed.isEmpty { return changes(removed, "taken back") }
    var lines = isNothingNew ? ["nothing new was recorded", ""] : []
    lines += ["Payouts for \(run.period.name), to be paid on \(Self.locale.text(run.payDay))", ""]
    lines += toPay
    lines += paidBefore
    return lines.joined(separator: "\n")
  }

  private var toPay: [String] {
    guard !lists.isEmpty else {
      return [run.entries.isEmpty ? "nobody is to be paid" : "nothing is left to be paid"]
    }
    let rows = lists.flatMap { list in
      list.lines.map { line in
        (
          line.entry.artisanID, line.entry.name, Self.locale.text(line.entry.amount),
          Self.way(list.way, line.entry.artisan)
        )
      }
    }
    let widths = (rows.map(\.0.count).max() ?? 0, rows.map(\.1.count).max() ?? 0, rows.map(\.2.count).max() ?? 0)
    var lines = rows.map { id, name, amount, way in
      Self.padded(id, widths.0) + "  " + Self.padded(name, widths.1) + "  "
        + String(repeating: " ", count: widths.2 - amount.count) + amount + "  " + way
    }
    let parts = lists.map { "\(Self.locale.text($0.total)) \(Self.by($0.way)) to \(Self.people($0.lines.count))" }
    lines += ["", "\(Self.locale.text(run.total)) in all to \(Self.people(rows.count))"]
    if parts.count > 1 { lines += parts.map { "  " + $0 } }
    return lines
  }

  private var paidBefore: [String] {
    let paid = run.entries.filter { !$0.paid.isEmpty }
    guard !paid.isEmpty else { return [] }
    let places = Dictionary(recorded.map { ($0.payout.key, $0) }, uniquingKeysWith: { first, _ in first })
    var lines = ["", "Paid already since \(Self.locale.text(run.period.end)):"]
    for entry in paid {
      for payout in entry.paid {
        let known = places[payout.key].map { ", \($0.place)" } ?? ""
        lines.append(
          "  \(entry.artisanID) \(entry.name): \(Self.locale.text(payout.amount)) on \(Self.locale.text(payout.date))\(known)"
        )
      }
    }
    return lines
  }

  private func changes(_ payouts: [RecordedPayout], _ verb: String) -> String {
    let total = (try? payouts.map(\.payout.amount).sum(run.total.currency)).map { Self.locale.text($0) } ?? ""
    let lines = payouts.map {
      "  \($0.payout.artisanID)\($0.payout.artisanName.map { " " + $0 } ?? ""): \(Self.locale.text($0.payout.amount)), "
        + "\(Self.locale.text($0.payout.date))\($0.payout.method.map { ", " + $0 } ?? "")"
    }
    return (["\(verb): \(total) to \(Self.people(payouts.count)) for \(run.period.name)"] + lines).joined(
      separator: "\n")
  }

  private static func people(_ count: Int) -> String { "\(count) artisan\(count == 1 ? "" : "s")" }

  private static func by(_ way: PayWay) -> String { way == .cash ? "in cash" : "by \(way.title)" }

  private static func way(_ way: PayWay, _ artisan: Artisan?) -> String {
    switch way {
    case .upi: "UPI \(artisan?.upiAddress ?? "")"
    case .bank: "bank \(artisan?.bankDetails.map { "\($0.account) \($0.ifsc)" } ?? "")"
    case .cash: "cash"
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
