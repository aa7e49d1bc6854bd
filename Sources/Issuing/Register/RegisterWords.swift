import Ledger
import Values

/// Says for people what the register knows of a document.
enum RegisterWords {
  private static let locale = DocumentLocale(.english)

  /// A document in one line behind its number: `invoice of 2 Jun 2026 for Gulmarg Retreat, ₹12,345.00`.
  static func line(_ entry: RegisterEntry) -> String {
    let party = entry.party.map { " for \(printable($0))" } ?? ""
    let total = entry.total.map { ", \(locale.text($0))" } ?? ""
    return "\(entry.kind.noun) of \(locale.text(entry.issuedOn))\(party)\(total)"
  }

  /// When and why a document was cancelled: `cancelled on 5 Jun 2026: wrong buyer`; `nil` for one that stands.
  static func cancellation(_ entry: RegisterEntry) -> String? {
    guard entry.state == .cancelled else { return nil }
    let day = entry.cancelledOn.map { " on \(locale.text($0))" } ?? ""
    return "cancelled\(day)" + (entry.cancelReason.map { ": \(printable($0))" } ?? "")
  }

  /// How people call some documents of a kind: `1 invoice`, `3 credit notes`.
  static func count(_ count: Int, _ kind: DocumentKind) -> String { "\(count) \(kind.noun)\(count == 1 ? "" : "s")" }

  /// Why numbers are not there.
  static func cause(_ gap: SeriesRegister.Gap) -> String {
    switch gap.cause {
    case .past: "not in the files imported"
    case .missing: "missing: nothing is known of \(gap.range.count == 1 ? "it" : "them")"
    }
  }

  /// Numbers that are not there: `KC/26-27/0003`, or with the last one behind it.
  static func numbers(_ gap: SeriesRegister.Gap, in series: SeriesRegister) -> String {
    let first = series.number(gap.range.lowerBound)
    guard gap.range.count > 1 else { return first }
    return "\(first)–\(series.number(gap.range.upperBound).dropFirst(series.prefix.count))"
  }

  /// Data on one line of a terminal: signs that would move the cursor are left out.
  static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .lineSeparator, .paragraphSeparator, .format: " "
          default: scalar
          }
        }))
  }
}
