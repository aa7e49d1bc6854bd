import Diagnostics
import Ledger
import Settings
import Templates
import Values

/// Decides the language of a document: that of the run, or its recipient's, or that of the settings.
struct DocumentLanguage {
  private let run: Language?
  private let usual: Language

  init(run: Language?, settings: CoopSettings) {
    self.run = run
    usual = Language(code: settings.invoice.language) ?? .english
  }

  /// The language for a recipient, and what is wrong with the one that the ledger gives.
  func language(of recipient: Recipient) -> (Language, problem: Diagnostic?) {
    if let run { return (run, nil) }
    guard let written = recipient.language, !written.isEmpty else { return (usual, nil) }
    if let language = Language(named: written) { return (language, nil) }
    let known = Language.allCases.map { "`\($0.code)` \($0.englishName)" }.joined(separator: ", ")
    return (
      usual,
      Diagnostic(
        "unknown-language",
        "\(recipient.name) has the language `\(written)`, which is not known; the paper is in \(usual.englishName)",
        hint: "mend `Language` in \(recipient.file) and import it again; the languages are \(known)", severity: .warning
      )
    )
  }
}

extension Language {
  /// The language of a document when nobody names one: that of the co-op's papers, but a template that is itself written in
  /// another language than English prints as it is written.
  static func usual(for template: Template, settings: CoopSettings?) -> Language {
    let own = Language(code: template.language) ?? .english
    return own == .english ? settings.flatMap { Language(code: $0.invoice.language) } ?? own : own
  }

  /// A language by its code or its English name, as people write them.
  init?(named text: String) {
    let wanted = text.lowercased()
    guard let found = Language(code: text) ?? Language.allCases.first(where: { $0.englishName.lowercased() == wanted })
    else { return nil }
    self = found
  }
}
