import Diagnostics
import Documents
import Foundation
import JSONData
import Layout
import Ledger
import Press
import Settings
import Templates
import Typesetting
import Values

/// Document → template → layout → press: what is the same for all documents of a run is made once.
///
/// Not to be shared between threads: each makes a press of its own.
final class DocumentPress<Document: PrintableDocument> {
  /// What was printed, and what is frozen with it.
  struct Printed {
    var pdf: [UInt8]
    /// The document's data as JSON, with an empty fingerprint, because that is made of it.
    var frozen: String
    /// Names the template with all that it includes, the theme and the labels that were used.
    var templateHash: String
    /// What it was printed with; nothing for a draft.
    var printedWith: [FrozenSet]
  }

  /// A template in a language.
  private struct Translation {
    var labelled: LabelShelf.Labelled
    var hash: String
    /// All that the hash stands for.
    var files: FrozenSet
  }

  private let settings: CoopSettings
  private let template: Template
  private let shelf: TemplateShelf
  /// The files of the template and its theme.
  private let files = FilesRead()
  let pictures: PictureFolders
  private let fonts: FontShelf
  private let language: DocumentLanguage
  private var translations: [Language: Translation] = [:]
  private var reviewWarned: Set<Language> = []
  private var warnings: [Diagnostic] = []
  let shaper: PangoShaper
  private let layout: PageLayout
  private let press: PDFPress

  /// A press for a run.
  ///
  /// - Parameters:
  ///   - name: the name of the template without `.xml`; the built-in one of the kind when absent.
  ///   - section: the section of talim.toml that names the template, for messages.
  ///   - language: that of all documents of the run; without it each is in its recipient's, or else that of the settings.
  ///   - also: the language in which labels stand a second time; that of the template when absent.
  ///   - shelf: where templates are looked for; in the co-op's folder, then among the built-in ones, when absent.
  init(
    office: Office, template name: String? = nil, section: String? = nil, language: Language? = nil,
    also: Language? = nil, shelf other: TemplateShelf? = nil
  ) throws {
    settings = office.settings
    shelf = other ?? TemplateShelf(coop: office.folder, resources: office.resources)
    let file = "\(name ?? Document.templateKind).xml"
    self.language = DocumentLanguage(run: language, settings: office.settings)
    let themes = ThemeShelf(shelf: shelf, files: files)
    let template = try shelf.template(
      file, theme: themes.theme(settings: office.settings), themes: themes.choice(settings: office.settings),
      files: files)
    self.template = also.map(template.labelled(alsoIn:)) ?? template
    guard template.kind == Document.templateKind else {
      throw Diagnostic(
        "wrong-kind", "the template `\(file)` is for `\(template.kind)`, not for `\(Document.templateKind)`",
        hint: "mend `template` under `[\(section ?? Document.templateKind)]` in talim.toml")
    }
    pictures = PictureFolders(
      folders: [office.folder.path, office.folder.templatesPath, office.resources.templatesPath])
    fonts = office.fonts
    shaper = try PangoShaper(fonts: FontLibrary(folder: office.resources.fontsPath))
    layout = PageLayout.forPrinting(with: shaper)
    press = PDFPress(shaper: shaper)
  }

  /// Prints one document; the same document, templates and settings give the same bytes.
  ///
  /// - Parameter isDraft: whether it carries the mark of a draft.
  func print(_ document: Document, for recipient: Recipient, isDraft: Bool) throws -> Printed {
    var document = document
    document.fingerprint = ""
    let frozen = RecordJSON.bytes(of: Document.recordType.record(of: document))
    document.fingerprint = DocumentFingerprint.text(ofFrozen: frozen)
    let words = try words(for: recipient, isDraft: isDraft)
    var pictures = pictures
    pictures.files = FilesRead()
    var context = ExpansionContext(locale: DocumentLocale(words.language)) { [pictures] in try pictures.path(of: $0) }
    if isDraft { context.mark = "DRAFT" }
    let pages = try words.template.expand(Document.recordType.record(of: document), in: context)
    let properties = DocumentProperties(
      title: pages.title.isEmpty ? document.title : pages.title, author: settings.coop.name,
      subject: document.partyName,
      keywords: DocumentMark(number: document.number, fingerprint: document.fingerprint).text,
      created: "\(document.date)T00:00:00")
    let pdf = try press.bytes(of: pages, layout, properties)
    return Printed(
      pdf: pdf, frozen: String(decoding: frozen, as: UTF8.self), templateHash: words.hash,
      printedWith: isDraft ? [] : try [words.files, FrozenShelf.pictures(pictures), fonts.set()].compactMap { $0 })
  }

  /// The pages of a document that is no draft, for other ways to show it than a PDF.
  func pages(of document: Document, for recipient: Recipient) throws -> [Page] {
    try layout.pages(of: blocks(of: document, for: recipient))
  }

  /// A document that is no draft before it has places.
  func blocks(of document: Document, for recipient: Recipient) throws -> PageDocument {
    var document = document
    document.fingerprint = DocumentFingerprint.text(of: document)
    return try blocks(of: Document.recordType.record(of: document), for: recipient)
  }

  /// The pages of a record of this kind of document.
  func pages(of record: Record, for recipient: Recipient) throws -> [Page] {
    try layout.pages(of: blocks(of: record, for: recipient))
  }

  /// What the template makes of a record of this kind of document, before it has places.
  func blocks(of record: Record, for recipient: Recipient) throws -> PageDocument {
    let words = try words(for: recipient, isDraft: false)
    let context = ExpansionContext(locale: DocumentLocale(words.language)) { [pictures] in try pictures.path(of: $0) }
    return try words.template.expand(record, in: context)
  }

  /// The template in a recipient's language, made when the first document needs it.
  func words(for recipient: Recipient, isDraft: Bool) throws -> (
    language: Language, template: Template, hash: String, files: FrozenSet
  ) {
    let (language, problem) = language.language(of: recipient)
    if let problem { warnings.append(problem) }
    let known = translations[language]
    let translation = try known ?? translation(language)
    translations[language] = translation
    let labelled = translation.labelled
    if known == nil {
      warnings += labelled.warnings.map { shelf.located($0, in: [shelf.ownPath, shelf.builtInPath]) }
    }
    if !isDraft, reviewWarned.insert(language).inserted { warnings += labelled.reviewWarnings }
    return (language, labelled.template, translation.hash, translation.files)
  }

  private func translation(_ language: Language) throws -> Translation {
    let labels = FilesRead()
    let labelled = try LabelShelf(shelf: shelf, files: labels).labelled(template, language: language)
    let printing = FrozenShelf.printing(template: template, settings: settings, language: language)
    return Translation(
      labelled: labelled, hash: try ShelfFingerprint.text(shelf, [files, labels]),
      files: try FrozenShelf.files(shelf, [files, labels], printing: printing))
  }

  /// What is worth knowing since it was asked for last, such as labels that are not translated; each once in a run.
  func takeWarnings() -> [Diagnostic] {
    defer { warnings = [] }
    return warnings
  }
}

/// The few characters that stand for all that a document says.
enum DocumentFingerprint {
  /// The fingerprint of a document that does not have it yet: `3f9a 20bc 71d4 e65a`.
  static func text<Document: PrintableDocument>(of document: Document) -> String {
    var document = document
    document.fingerprint = ""
    return text(ofFrozen: RecordJSON.bytes(of: Document.recordType.record(of: document)))
  }

  /// The fingerprint of a document's data without one.
  static func text(ofFrozen bytes: [UInt8]) -> String {
    let text = SHA256.hex(of: bytes).prefix(16)
    return stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: " ")
  }
}
