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

/// Draft → template → layout → press, for invoices: what is the same for all of a run is made once.
final class InvoicePress {
  /// What was printed, and what is frozen with it.
  struct Printed {
    var pdf: [UInt8]
    var frozen: String
    var total: Money
    /// Names the template with all that it includes, the theme and the labels that were used.
    var templateHash: String
  }

  /// A template in a language.
  private struct Translation {
    var labelled: LabelShelf.Labelled
    var hash: String
  }

  private let settings: CoopSettings
  private let template: Template
  private let shelf: TemplateShelf
  /// The files of the template and its theme.
  private let files = FilesRead()
  private let context: ExpansionContext
  private let language: InvoiceLanguage
  private var translations: [Language: Translation] = [:]
  private var reviewWarned: Set<Language> = []
  private var warnings: [Diagnostic] = []
  private let shaper: PangoShaper
  private let layout: PageLayout
  private let press: PDFPress
  private let now: String

  /// A press for a run. `language` is that of all invoices of the run; without it each is in its buyer's, or else that of
  /// the settings.
  init(office: Office, language: Language? = nil) throws {
    settings = office.settings
    now = office.now
    shelf = TemplateShelf(coop: office.folder, resources: office.resources)
    let name = office.settings.invoice.template.map { "\($0).xml" } ?? "invoice.xml"
    self.language = InvoiceLanguage(run: language, settings: office.settings)
    let themes = ThemeShelf(shelf: shelf, files: files)
    template = try shelf.template(
      name, theme: themes.theme(settings: office.settings), themes: themes.choice(settings: office.settings),
      files: files)
    guard template.kind == "invoice" else {
      throw Diagnostic(
        "wrong-kind", "the template `\(name)` is for `\(template.kind)`, not for `invoice`",
        hint: "mend `template` under `[invoice]` in talim.toml")
    }
    let pictures = PictureFolders(
      folders: [office.folder.path, office.folder.templatesPath, office.resources.templatesPath])
    context = ExpansionContext(locale: DocumentLocale(.english)) { try pictures.path(of: $0) }
    shaper = try PangoShaper(fonts: FontLibrary(folder: office.resources.fontsPath))
    layout = PageLayout.forPrinting(with: shaper)
    press = PDFPress(shaper: shaper)
  }

  /// Prints one invoice; the same facts, settings and request give the same bytes.
  func print(_ group: OrderGroup, request: InvoiceRequest) throws -> Printed {
    var invoice = try Invoice(drafting: group, settings: settings, request: request)
    let frozen = RecordJSON.bytes(of: Invoice.recordType.record(of: invoice))
    invoice.fingerprint = Self.fingerprint(of: frozen)
    let words = try words(for: group.facts.buyer, isDraft: request.number == nil)
    var context = context
    context.locale = DocumentLocale(words.language)
    if request.number == nil { context.mark = "DRAFT" }
    let document = try words.template.expand(Invoice.recordType.record(of: invoice), in: context)
    let properties = DocumentProperties(
      title: document.title.isEmpty ? "\(invoice.kind.rawValue) \(request.number ?? invoice.orderID)" : document.title,
      author: settings.coop.name, subject: invoice.buyer.name, created: "\(request.date)T00:00:00")
    return Printed(
      pdf: try press.bytes(of: document, layout, properties), frozen: String(decoding: frozen, as: UTF8.self),
      total: invoice.total, templateHash: words.hash)
  }

  /// The template in a buyer's language, made when the first invoice needs it.
  private func words(for buyer: Buyer, isDraft: Bool) throws -> (
    language: Language, template: Template, hash: String
  ) {
    let (language, problem) = language.language(of: buyer)
    if let problem { warnings.append(problem) }
    let known = translations[language]
    let translation = try known ?? translation(language)
    translations[language] = translation
    let labelled = translation.labelled
    if known == nil {
      warnings += labelled.warnings.map { shelf.located($0, in: [shelf.ownPath, shelf.builtInPath]) }
    }
    if !isDraft, reviewWarned.insert(language).inserted { warnings += labelled.reviewWarnings }
    return (language, labelled.template, translation.hash)
  }

  private func translation(_ language: Language) throws -> Translation {
    let labels = FilesRead()
    let labelled = try LabelShelf(shelf: shelf, files: labels).labelled(template, language: language)
    return Translation(labelled: labelled, hash: try ShelfFingerprint.text(shelf, [files, labels]))
  }

  /// What is worth knowing since it was asked for last, such as labels that are not translated; each once in a run.
  func takeWarnings() -> [Diagnostic] {
    defer { warnings = [] }
    return warnings
  }

  /// The fingerprint of an invoice that does not have it yet: `3f9a 20bc 71d4 e65a`.
  static func fingerprint(of invoice: Invoice) -> String {
    fingerprint(of: RecordJSON.bytes(of: Invoice.recordType.record(of: invoice)))
  }

  static func fingerprint(of frozen: [UInt8]) -> String {
    let text = SHA256.hex(of: frozen).prefix(16)
    return stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: " ")
  }
}
