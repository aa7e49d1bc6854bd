public import Diagnostics
import JSONData
import Settings
import Templates
import Values

/// Checks templates without any data.
///
/// Input: template files, or none for all in use. Output: which have no mistakes, and all that is wrong.
public struct TemplateCheck {
  /// What a check found.
  public struct Result: Sendable {
    /// The files without mistakes, as they were named.
    public var checked: [String] = []
    /// What is wrong or worth a look.
    public var diagnostics = DiagnosticList([])
  }

  /// The language whose labels are checked as well; the co-op's own when absent.
  public var language: String?
  /// The theme the templates are checked with; what the settings say when absent.
  public var theme: String?
  /// The JSON Schema file with the fields of templates for data.
  public var schema: String?
  /// A JSON or JSON Lines file from which the fields of templates for data are guessed where no schema says them.
  public var data: String?
  let shelf: TemplateShelf
  private let coop: CoopFolder

  /// A check of templates on a shelf. The co-op's folder need not be one: without `talim.toml` the built-in look holds.
  public init(shelf: TemplateShelf, coop: CoopFolder, language: String? = nil, theme: String? = nil) {
    self.shelf = shelf
    self.coop = coop
    self.language = language
    self.theme = theme
  }

  /// Checks these files, or all that are in use.
  ///
  /// - Throws: a `Diagnostic` or a `DiagnosticList` when settings, theme or language can not be used at all.
  public func check(files: [String]) throws -> Result {
    let settings = coop.hasSettings ? try coop.settings() : nil
    let themes = ThemeShelf(shelf: shelf)
    let theme = try themes.theme(settings: settings, named: theme)
    let choice = themes.choice(settings: settings, only: self.theme)
    let language = try language.map(PreviewSession.language) ?? settings.flatMap { Language(code: $0.invoice.language) }
    var result = Result()
    var templates: [Template] = []
    for file in files.isEmpty ? shelf.templatesInUse(settings) : files {
      do {
        let (folders, name) = try shelf.location(of: file)
        let checker = TemplateChecker(
          source: ShelfSource(folders: folders), kinds: TemplateShelf.kinds, theme: theme, themes: choice,
          data: fields(folders, name).kind)
        let template = try shelf.locating(in: folders) { try checker.check(name) }
        templates.append(template)
        let labels = try language.map { try LabelShelf(shelf: shelf).check(template, language: $0) } ?? []
        result.diagnostics.diagnostics += (template.warnings + labels).map { shelf.located($0, in: folders) }
        result.checked.append(file)
      } catch let list as DiagnosticList {
        result.diagnostics.diagnostics += list.diagnostics
      } catch let diagnostic as Diagnostic {
        result.diagnostics.diagnostics.append(diagnostic)
      }
    }
    // Only with all templates at hand can be said that none has a text.
    if files.isEmpty, let language, let own = try? LabelShelf(shelf: shelf).ownLabels(language) {
      result.diagnostics.diagnostics += own.unusedTexts(by: templates)
    }
    // A mistake in labels or in a part is met once for each template that uses them.
    var seen: Set<Diagnostic> = []
    result.diagnostics.diagnostics = result.diagnostics.diagnostics.filter { seen.insert($0).inserted }
    return result
  }

  private func fields(_ folders: [String], _ name: String) -> DataFields {
    var infer: (@Sendable () throws -> RecordShape)?
    if let data { infer = { try DataFeed(path: data).inferredShape() } }
    return DataFields(given: schema, folder: folders.first ?? ".", templateName: name, infer: infer)
  }
}

extension TemplateShelf {
  /// The templates that documents are printed with, and those the co-op keeps besides.
  func templatesInUse(_ settings: CoopSettings?) -> [String] {
    let printed = printedTemplates(settings)
    let messages = ShelfFile.all(in: builtInPath).filter { $0.kind == .message }.map(\.name)
    let own = ShelfFile.all(in: ownPath).filter { $0.kind == .template || $0.kind == .message }.map(\.name)
    return printed + (messages + own.filter { !messages.contains($0) }).filter { !printed.contains($0) }
  }

  /// The template of each kind of document, by kind, and that of the weekly page for telephones.
  func printedTemplates(_ settings: CoopSettings?) -> [String] {
    var named = ["invoice": settings?.invoice.template]
    for paper in settings?.papers.all ?? [] {
      named[String(paper.section.map { $0 == "_" ? "-" : $0 })] = paper.template
    }
    return Self.kinds.keys.sorted().map { "\((named[$0] ?? nil) ?? $0).xml" } + ["\(WeeklyRequest.phoneTemplate).xml"]
  }
}
