import Diagnostics

/// Gathers what is wrong with one template: each mistake once, and not more than a person wants to read.
final class DiagnosticCollector {
  /// What was found so far, in the order it was found.
  private(set) var diagnostics: [Diagnostic] = []
  private var seen: Set<Key> = []

  /// More than this are not kept; the first ones are mended first anyway.
  static let most = 100
  /// Messages of more bytes are shortened in the middle.
  private static let longest = 600

  private struct Key: Hashable {
    let message: String
    let file: String
    let line: Int
    let column: Int
  }

  /// Whether an error was found.
  private(set) var hasErrors = false
  /// Whether no more are taken.
  var isFull: Bool { diagnostics.count >= Self.most }

  /// Adds an error about a stretch of a template.
  func error(_ name: String, _ message: String, at span: SourceSpan, hint: String? = nil) {
    add(Diagnostic(name, clipped(message), at: .text(span.place), hint: hint.map(clipped)))
  }

  /// Adds a warning about a stretch of a template.
  func warning(_ name: String, _ message: String, at span: SourceSpan, hint: String? = nil) {
    add(Diagnostic(name, clipped(message), at: .text(span.place), hint: hint.map(clipped), severity: .warning))
  }

  /// A message that quotes a whole page would hide the mistake.
  private func clipped(_ text: String) -> String {
    guard text.utf8.count > Self.longest else { return text }
    let half = Self.longest / 2
    return String(text.unicodeScalars.prefix(half / 4)) + "…" + String(text.unicodeScalars.suffix(half / 4))
  }

  /// Adds a diagnostic, unless the same message stands at the same place already.
  func add(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { hasErrors = true }
    guard !isFull else { return }
    if case .text(let place) = diagnostic.place {
      let key = Key(message: diagnostic.message, file: place.file, line: place.line, column: place.column)
      guard seen.insert(key).inserted else { return }
    }
    diagnostics.append(diagnostic)
  }
}
