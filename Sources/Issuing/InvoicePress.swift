import Diagnostics
import Documents
import Foundation
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
  }

  /// Names the template and the theme that were used.
  let templateHash: String
  /// What is worth knowing about the template, such as labels that are not translated.
  let warnings: [Diagnostic]
  private let settings: CoopSettings
  private let template: Template
  private let context: ExpansionContext
  private let shaper: PangoShaper
  private let layout: PageLayout
  private let press: PDFPress
  private let now: String

  init(office: Office) throws {
    settings = office.settings
    now = office.now
    let shelf = TemplateShelf(coop: office.folder, resources: office.resources)
    let name = office.settings.invoice.template ?? "invoice.xml"
    let language = Language(code: office.settings.invoice.language) ?? .english
    let theme = try ThemeShelf(shelf: shelf).theme(settings: office.settings)
    let labelled = try LabelShelf(shelf: shelf).labelled(shelf.template(name, theme: theme), language: language)
    template = labelled.template
    warnings = labelled.warnings
    guard template.kind == "invoice" else {
      throw Diagnostic(
        "wrong-kind", "the template `\(name)` is for `\(template.kind)`, not for `invoice`",
        hint: "mend `template` under `[invoice]` in talim.toml")
    }
    templateHash = SHA256.hex(of: Array(try ShelfFingerprint.text(shelf, name: name).utf8))
    let folders = [office.folder.path, office.folder.templatesPath, office.resources.templatesPath]
    context = ExpansionContext(locale: DocumentLocale(language)) { name in
      try Self.imagePath(name, folders: folders)
    }
    shaper = try PangoShaper(fonts: FontLibrary(folder: office.resources.fontsPath))
    layout = PageLayout(shaper: shaper, images: shaper, codes: CodePress())
    press = PDFPress(shaper: shaper)
  }

  /// Prints one invoice; the same facts, settings and request give the same bytes.
  func print(_ group: OrderGroup, request: InvoiceRequest) throws -> Printed {
    var invoice = try Invoice(drafting: group, settings: settings, request: request)
    let frozen = RecordJSON.bytes(of: Invoice.recordType.record(of: invoice))
    invoice.fingerprint = Self.grouped(SHA256.hex(of: frozen).prefix(16))
    var context = context
    if request.number == nil { context.mark = "DRAFT" }
    let document = try template.expand(Invoice.recordType.record(of: invoice), in: context)
    let pages = try layout.pages(of: document)
    let properties = DocumentProperties(
      title: document.title.isEmpty ? "\(invoice.kind.rawValue) \(request.number ?? invoice.orderID)" : document.title,
      author: settings.coop.name, subject: invoice.buyer.name, created: "\(request.date)T00:00:00")
    return Printed(
      pdf: try press.bytes(of: pages, properties: properties), frozen: String(decoding: frozen, as: UTF8.self),
      total: invoice.total)
  }

  /// `3f9a 20bc 71d4 e65a`.
  private static func grouped(_ text: Substring) -> String {
    stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: " ")
  }

  /// Pictures lie in the co-op's folder or among the templates, nowhere else.
  private static func imagePath(_ name: String, folders: [String]) throws -> String {
    let isPlain = !name.hasPrefix("/") && !name.split(separator: "/").contains("..") && !name.isEmpty
    let candidates = isPlain ? folders.map { FilePaths.joined($0, name) } : []
    guard let path = candidates.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
      throw Diagnostic(
        "no-such-picture", "there is no picture `\(name)` in the co-op's folder",
        at: folders.first.map { .file($0) }, hint: "put it there, or mend `logo` under `[coop]` in talim.toml")
    }
    return path
  }
}

/// The text that stands for a template and everything printed with it.
enum ShelfFingerprint {
  static func text(_ shelf: TemplateShelf, name: String) throws -> String {
    guard let path = shelf.path(of: name) else { return name }
    return try FileReading.text(ofFile: path)
  }
}
