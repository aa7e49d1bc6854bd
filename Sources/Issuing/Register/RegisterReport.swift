import Foundation
import Ledger
import Values

/// The register, for people or for programs.
public struct RegisterReport: Sendable {
  let series: [SeriesRegister]

  private static let locale = DocumentLocale(.english)

  /// All numbers of all series with what is not there, in 80 columns.
  public func text() -> String {
    guard !series.isEmpty else { return "no document was issued yet" }
    return (series.map(Self.text) + [summary]).joined(separator: "\n\n")
  }

  private static func text(_ series: SeriesRegister) -> String {
    let width = series.entries.map(\.number.count).max() ?? 0
    return
      ([title(series)]
      + series.lines.flatMap { line in
        switch line {
        case .document(let entry): lines(entry, width: width)
        case .gap(let gap):
          [
            "\(gap.cause == .missing ? "!" : " ") \(RegisterWords.numbers(gap, in: series)): \(RegisterWords.cause(gap))"
          ]
        }
      }).joined(separator: "\n")
  }

  /// `KC/26-27: 12 invoices, 1 credit note`.
  private static func title(_ series: SeriesRegister) -> String {
    let counts = DocumentKind.allCases.compactMap { kind in
      let count = series.entries.count { $0.kind == kind }
      return count == 0 ? nil : RegisterWords.count(count, kind)
    }
    let name = series.prefix.hasSuffix("/") ? String(series.prefix.dropLast()) : series.prefix
    return "\(name.isEmpty ? "without a series" : name): \(counts.joined(separator: ", "))"
  }

  private static func lines(_ entry: RegisterEntry, width: Int) -> [String] {
    let number = entry.number.padding(toLength: max(width, entry.number.count), withPad: " ", startingAt: 0)
    let amount = entry.total.map { locale.text($0) } ?? (entry.origin == .history ? "not by Talim" : "no document")
    let room = 80 - 2 - number.count - 2 - 10 - 2 - amount.count - 2
    let party = RegisterWords.printable(entry.party ?? "")
    let shown = party.count > room ? party.prefix(max(0, room - 1)) + "…" : party[...]
    let gap = String(repeating: " ", count: max(2, room - shown.count + 2))
    let line = "  \(number)  \(entry.issuedOn)  \(shown)\(gap)\(amount)"
    guard let cancelled = RegisterWords.cancellation(entry) else { return [line] }
    return [line] + cancelled.wrapped(to: 76, hanging: 2).map { "      \($0)" }
  }

  private var summary: String {
    let entries = series.flatMap(\.entries)
    let cancelled = entries.count { $0.state == .cancelled }
    let missing = series.flatMap(\.gaps).filter { $0.cause == .missing }.reduce(0) { $0 + $1.range.count }
    let parts = [
      "\(entries.count) \(entries.count == 1 ? "document" : "documents")",
      cancelled > 0 ? "\(cancelled) cancelled" : nil,
      missing > 0
        ? "\(missing) \(missing == 1 ? "number" : "numbers") missing: `talim cancel NUMBER --missing` says why" : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }

  /// The same as JSON: a list of series, each with its `documents` and `gaps`.
  public func json() throws -> String {
    guard !series.isEmpty else { return "[]" }
    return try RegisterJSON.text(series.map(RegisterJSON.Series.init))
  }
}

/// What `talim register` and `talim verify` say to other programs.
enum RegisterJSON {
  struct Series: Encodable {
    var series: String
    var documents: [Document]
    var gaps: [Gap]

    init(_ register: SeriesRegister) {
      series = register.prefix
      documents = register.entries.map(Document.init)
      gaps = register.gaps.map { gap in
        Gap(
          first: register.number(gap.range.lowerBound), last: register.number(gap.range.upperBound),
          count: gap.range.count, cause: gap.cause.rawValue)
      }
    }
  }

  struct Gap: Encodable {
    var first: String
    var last: String
    var count: Int
    var cause: String
  }

  struct Document: Encodable {
    var number: String
    var kind: String
    var date: String
    var party: String?
    var order: String?
    var total: String?
    var currency: String?
    var state: String
    var cancelledOn: String?
    var reason: String?
    var issuedBy: String

    init(_ entry: RegisterEntry) {
      number = entry.number
      kind = entry.kind.rawValue
      date = entry.issuedOn.description
      party = entry.party
      order = entry.orderID
      total = entry.total?.plainNumber
      currency = entry.total?.currency.code
      state = entry.state.rawValue
      cancelledOn = entry.cancelledOn?.description
      reason = entry.cancelReason
      issuedBy = entry.origin.rawValue
    }
  }

  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
