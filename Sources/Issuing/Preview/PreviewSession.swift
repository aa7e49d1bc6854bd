public import Diagnostics
import Foundation
import JSONData
import Layout
import Press
import Settings
import Templates
import Typesetting
import Values

/// A template that is being worked on: rendered again and again, with fonts and pictures kept warm in between.
///
/// Input: the files as they are at each call. Output: the written pages, or what is wrong; then the last good pages stay.
public final class PreviewSession {
  /// What one rendering came to.
  public struct Result: Sendable {
    /// How many pages there are.
    public var pageCount: Int
    /// What should be looked at although the pages could be made.
    public var warnings: DiagnosticList
  }

  /// The file that is written: the PDF, or the picture of the first page.
  public var outputPath: String { output.path }

  private let request: PreviewRequest
  private let coop: CoopFolder
  private let resources: ResourceFolder
  private let shelf: TemplateShelf
  private let data: PreviewData
  private let folders: [String]
  private let name: String
  private let created: String
  private var output: PreviewOutput
  private var shaper: PangoShaper
  private var pictures: [String: FileStamp?] = [:]
  private var watched: [String: FileStamp?] = [:]

  /// Names what is to be rendered; nothing is rendered yet.
  ///
  /// - Parameter now: local time as `2026-05-16T10:20:30`.
  /// - Throws: a `Diagnostic` when the template does not exist, or options do not fit each other.
  public init(_ request: PreviewRequest, coop: CoopFolder, resources: ResourceFolder, now: String) throws {
    self.request = request
    self.coop = coop
    self.resources = resources
    shelf = TemplateShelf(coop: coop, resources: resources)
    (folders, name) = try shelf.location(of: request.template)
    data = PreviewData(
      data: request.data ?? Self.usualData(folders.first ?? ".", name), coop: coop, resources: resources,
      shelf: shelf, now: now)
    created = "\(now.prefix(10))T00:00:00"
    output = try PreviewOutput(request, templateName: name)
    shaper = try PangoShaper(fonts: FontLibrary(folder: resources.fontsPath))
    if let code = request.language { _ = try Self.language(code) }
  }

  /// What a template is filled with when nothing is asked for: the JSON file of its name beside it, else the short sample.
  private static func usualData(_ folder: String, _ name: String) -> PreviewRequest.Data {
    let data = (name.hasSuffix(".xml") ? String(name.dropLast(4)) : name) + ".json"
    let path = folder == "." ? data : FilePaths.joined(folder, data)
    return FilePaths.exists(path) ? .file(path) : .sample("short")
  }

  static func language(_ code: String) throws -> Language {
    if let language = Language(named: code) { return language }
    let known = Language.allCases.map { "`\($0.code)` \($0.englishName)" }.joined(separator: ", ")
    throw Diagnostic("unknown-language", "unknown language `\(code)`", hint: "there are \(known)", fault: .misuse)
  }

  /// The folders in which something may happen that changes the pages.
  public var watchedFolders: Set<String> {
    Set(watched.keys.map { FilePaths.existingFolder(of: $0) })
  }

  /// Whether a file that the last rendering looked at was written, made or removed since.
  public var isOutdated: Bool {
    watched.contains { path, stamp in FileStamp(path: path) != stamp }
  }

  /// Renders the template and writes the pages.
  ///
  /// - Throws: a `Diagnostic` or a `DiagnosticList` with all that is wrong; the last good pages then stay as they are.
  public func render() throws -> Result {
    let files = FilesRead()
    let used = FilesRead()
    defer { watched = files.stamps.merging(used.stamps) { first, _ in first } }
    renewShaperIfPicturesChanged()
    defer { pictures = used.stamps }
    let (template, shape, settings) = try template(files)
    let filling = try data.filling(kind: template.kind, shape: shape, files: files)
    let language =
      try request.language.map(Self.language) ?? filling.language
      ?? .usual(for: template, settings: settings)
    let labelled = try LabelShelf(shelf: shelf, files: files).labelled(template, language: language)
    let places = PictureFolders(
      folders: [coop.path, shelf.ownPath] + folders.filter { $0 != shelf.ownPath }, files: used)
    var context = ExpansionContext(locale: DocumentLocale(language)) { try places.path(of: $0) }
    context.mark = data.mark
    let document = try shelf.locating(in: folders) { try labelled.template.expand(filling.record, in: context) }
    let layout = PageLayout(shaper: shaper, images: shaper, codes: CodePress())
    let pages = try shelf.locating(in: folders) { try layout.pages(of: document) }
    let properties = DocumentProperties(
      title: document.title, author: settings?.coop.name ?? "", subject: "", created: created)
    try output.write(pages, shaper: shaper, properties: properties)
    return Result(pageCount: pages.count, warnings: DiagnosticList(labelled.warnings))
  }

  private func template(_ files: FilesRead) throws -> (Template, RecordShape, CoopSettings?) {
    files.note(coop.settingsPath)
    let settings = coop.hasSettings ? try coop.settings() : nil
    let themes = ThemeShelf(shelf: shelf, files: files)
    let fields = DataFields(
      given: nil, folder: folders.first ?? ".", templateName: name, files: files, infer: data.inference(files))
    let checker = TemplateChecker(
      source: ShelfSource(folders: folders, files: files), kinds: TemplateShelf.kinds,
      theme: try themes.theme(settings: settings, named: request.theme),
      themes: themes.choice(settings: settings, only: request.theme), data: fields.kind)
    let template = try shelf.locating(in: folders) { try checker.check(name) }
    return (template, fields.shape ?? RecordShape(template.schema), settings)
  }

  /// Pictures are kept by the shaper; after one has changed, a new shaper reads them anew.
  private func renewShaperIfPicturesChanged() {
    guard pictures.contains(where: { path, stamp in FileStamp(path: path) != stamp }) else { return }
    if let fresh = try? PangoShaper(fonts: FontLibrary(folder: resources.fontsPath)) { shaper = fresh }
  }
}
