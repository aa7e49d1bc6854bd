public import Diagnostics
import Typesetting
public import Values

/// One line of text with values in it, checked like a template: `{{ buyer.name }}-{{ number }}`.
public struct TextPattern: Sendable {
  private let pieces: [TextUnit.Piece]

  /// Checks a pattern against the fields of a record. Throws all mistakes at once, placed in `source`, which is what the
  /// user calls the pattern, such as `--name`.
  public init(_ text: String, source: String, kind: String, schema: Schema) throws(DiagnosticList) {
    let collector = DiagnosticCollector()
    let file = SourceText(file: source, text: text)
    var written = MarkupText(source: file, at: 0)
    written.append(0..<file.bytes.count)
    let checker = Checker(collector: collector, theme: .standard, kind: kind, includes: [:], defines: [:])
    let number = checker.unit(written, Scope(top: schema, name: kind, style: Theme.standard.body))
    pieces = checker.units[number].pieces
    for piece in pieces {
      switch piece {
      case .pageNumber, .pageCount:
        checker.error("no-page", "a page number is not known here", at: written.span, hint: "remove it")
      default: break
      }
    }
    if collector.hasErrors { throw DiagnosticList(collector.diagnostics) }
  }

  /// The text for a record; `value` is what becomes of each value, as it is printed, before it enters.
  public func text(of record: Record, locale: DocumentLocale, value: (String) -> String) -> String {
    let frame = Frame(.record(record))
    var result = ""
    for piece in pieces {
      switch piece {
      case .literal(let words): result += words
      case .value(let expression, _): result += value(PrintedText.text(frame.value(expression, locale), locale) ?? "")
      case .pageNumber, .pageCount: break
      }
    }
    return result
  }
}
