import Diagnostics

/// Gathers what is wrong with one template: each mistake once, and not more than a person wants to read.
final class DiagnosticCollector {
  /// What was found so far, in the order it was found.
  private(set) var diagnostics: [Diagnostic] = []
  private var seen: Set<Key> = []

  /// More than this are not kept; the first ones are mended first anyway.
  static let most = 100

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
    add(Diagnostic(name, message, at: .text(span.place), hint: hint))
  }

  /// Adds a warning about a stretch of a template.
  func warning(_ name: String, _ message: String, at span: SourceSpan, hint: String? = nil) {
    add(Diagnostic(name, message, at: .text(span.place), hint: hint, severity: .warning))
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
