import Diagnostics
import JSONData
import Settings
import Templates
import Values

/// A template that is checked and ready for JSON, with what else a document needs.
struct OpenTemplate {
  let template: Template
  /// What the data has to look like.
  let shape: RecordShape
  let language: Language
  /// What is worth knowing, such as labels that are not translated.
  let warnings: [Diagnostic]
  let settings: CoopSettings?
  /// Where the template and its pictures may lie.
  let folders: [String]
  /// The file name of the template without its ending.
  let stem: String

  /// How a template is asked for.
  struct Request {
    var template: String
    var schema: String?
    var language: String?
    var theme: String?
    /// Finds the fields from data, where nothing else says them.
    var infer: (@Sendable () throws -> RecordShape)?
  }

  /// Finds, checks and translates a template; every file that plays a part is noted in `files`.
  init(_ request: Request, coop: CoopFolder, shelf: TemplateShelf, files: FilesRead) throws {
    let (folders, name) = try shelf.location(of: request.template)
    files.note(coop.settingsPath)
    let settings = coop.hasSettings ? try coop.settings() : nil
    let themes = ThemeShelf(shelf: shelf, files: files)
    let fields = DataFields(
      given: request.schema, folder: folders.first ?? ".", templateName: name, files: files, infer: request.infer)
    let checker = TemplateChecker(
      source: ShelfSource(folders: folders, files: files), kinds: TemplateShelf.kinds,
      theme: try themes.theme(settings: settings, named: request.theme),
      themes: themes.choice(settings: settings, only: request.theme), data: fields.kind)
    let template = try shelf.locating(in: folders) { try checker.check(name) }
    if request.schema != nil, template.kind != DataKind.name {
      throw Diagnostic(
        "needless-schema", "the template is for `\(template.kind)`, whose fields are known",
        hint: "leave out `--schema`",
        fault: .misuse)
    }
    language =
      try request.language.map(PreviewSession.language)
      ?? .usual(for: template, settings: settings)
    let labelled = try LabelShelf(shelf: shelf, files: files).labelled(template, language: language)
    self.template = labelled.template
    shape = fields.shape ?? RecordShape(template.schema)
    warnings = labelled.warnings.map { shelf.located($0, in: folders) }
    self.settings = settings
    self.folders = folders
    stem = String(name.hasSuffix(".xml") ? name.dropLast(4) : Substring(name))
  }
}
