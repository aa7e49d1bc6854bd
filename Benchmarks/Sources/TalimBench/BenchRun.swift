import Layout
import Press
import Templates
import Typesetting
import Values

/// The stages from a template to a file, as one thread runs them.
final class BenchRun {
  private let template: Template
  private let shaper: PangoShaper
  private let layout: PageLayout
  private let context = ExpansionContext(locale: DocumentLocale(.english))

  init(fonts: String, template: Template) throws {
    self.template = template
    shaper = try PangoShaper(fonts: FontLibrary(folder: fonts))
    var layout = PageLayout(shaper: shaper, images: shaper, codes: CodePress())
    layout.marksStructure = false
    self.layout = layout
  }

  /// A template, checked.
  static func template(_ name: String, folder: String, schema: Schema) throws -> Template {
    let text = String(decoding: Files.read("\(folder)/\(name).xml"), as: UTF8.self)
    return try TemplateChecker(source: TemplateTexts(["\(name).xml": text]), kinds: ["data": schema])
      .check("\(name).xml")
  }

  func print(_ record: Record, to path: String) throws {
    let document = try template.expand(record, in: context)
    let properties = DocumentProperties(title: document.title, created: "2026-04-01T00:00:00Z")
    let output = Files.Output(path)
    let file = try PDFFile(shaper: shaper, properties: properties)
    try layout.forEachPage(of: document) { page in
      try file.add(page)
      output.write(file.takeBytes())
    }
    output.write(try file.close())
  }
}
