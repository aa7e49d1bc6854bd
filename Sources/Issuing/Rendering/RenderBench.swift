import Diagnostics
import Layout
import Press
import Synchronization
import Templates
import Typesetting
import Values

/// Record → blocks → pages → files, for the documents of one thread: what is the same for all of them is made once.
final class RenderBench {
  /// What is the same for all threads.
  struct Plan: Sendable {
    let template: Template
    let language: Language
    let format: RenderRequest.Format
    let dotsPerInch: Int
    let author: String
    /// When the documents were made, for their properties.
    let created: String
    let pictureFolders: [String]
    let fontsPath: String
    /// Told of every picture that is used.
    let pictures: FilesRead
    /// Gives errors places that the template's author finds.
    let locate: @Sendable (Diagnostic) -> Diagnostic
  }

  private let plan: Plan
  private let context: ExpansionContext
  private let shaper: PangoShaper
  private let layout: PageLayout

  /// A bench of its own fonts; to be used on one thread.
  init(_ plan: Plan) throws {
    self.plan = plan
    let pictures = KnownPictures(PictureFolders(folders: plan.pictureFolders, files: plan.pictures))
    context = ExpansionContext(locale: DocumentLocale(plan.language)) { try pictures.path(of: $0) }
    shaper = try PangoShaper(fonts: FontLibrary(folder: plan.fontsPath))
    layout = PageLayout.forPrinting(with: shaper)
  }

  /// The files of one document: the PDF, or a picture for each page. Throws a `Diagnostic` or a `DiagnosticList`.
  func files(_ record: Record) throws -> [[UInt8]] {
    do {
      let document = try plan.template.expand(record, in: context)
      switch plan.format {
      case .pdf:
        let properties = DocumentProperties(title: document.title, author: plan.author, created: plan.created)
        return [try PDFPress(shaper: shaper).bytes(of: document, layout, properties)]
      case .png:
        let press = PNGPress(shaper: shaper, dotsPerInch: plan.dotsPerInch)
        return try marked(document) { try press.bytes(of: $0, mark: $1) }
      case .svg:
        let press = SVGPress(shaper: shaper)
        return try marked(document) { try press.bytes(of: $0, mark: $1) }
      }
    } catch let list as DiagnosticList {
      throw DiagnosticList(list.diagnostics.map(plan.locate))
    } catch let diagnostic as Diagnostic {
      throw plan.locate(diagnostic)
    }
  }

  private func marked(
    _ document: PageDocument, _ bytes: (Page, PageMark) throws -> [UInt8]
  ) throws -> [[UInt8]] {
    // Each picture says how many there are, so the pages must all be there first.
    let pages = try layout.pages(of: document)
    return try pages.enumerated().map { try bytes($1, PageMark(number: $0 + 1, count: pages.count)) }
  }
}

/// Finds each picture of a run once.
private final class KnownPictures: Sendable {
  private let folders: PictureFolders
  private let known = Mutex<[String: String]>([:])

  init(_ folders: PictureFolders) { self.folders = folders }

  func path(of name: String) throws -> String {
    if let path = known.withLock({ $0[name] }) { return path }
    let path = try folders.path(of: name)
    known.withLock { $0[name] = path }
    return path
  }
}
