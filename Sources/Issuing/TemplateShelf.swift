public import Diagnostics
import Documents
import Foundation
import Settings
import Templates
import Typesetting
import Values

/// The templates in use: the co-op's own, and behind them the built-in ones of the same names.
public struct TemplateShelf: Sendable {
  private let ownPath: String
  private let builtInPath: String

  /// The shelf of a co-op.
  public init(coop: CoopFolder, resources: ResourceFolder) {
    ownPath = coop.templatesPath
    builtInPath = resources.templatesPath
  }

  /// The kinds of documents a template may be for, with what it may print.
  static let kinds: [String: Schema] = ["invoice": Invoice.recordType.schema]

  /// Checks one template and everything it includes.
  func template(_ name: String, theme: Theme) throws -> Template {
    do {
      return try TemplateChecker(source: ShelfSource(folders: [ownPath, builtInPath]), kinds: Self.kinds, theme: theme)
        .check(name)
    } catch {
      throw DiagnosticList(error.diagnostics.map(located))
    }
  }

  /// A mistake in the co-op's own template is shown with the path at which its author finds the file.
  private func located(_ diagnostic: Diagnostic) -> Diagnostic {
    guard case .text(var place)? = diagnostic.place else { return diagnostic }
    let own = FilePaths.joined(ownPath, place.file)
    guard FileManager.default.fileExists(atPath: own) else { return diagnostic }
    var copy = diagnostic
    place.file = own
    copy.place = .text(place)
    return copy
  }

  /// What a check found.
  public struct CheckResult: Sendable {
    /// The files without mistakes.
    public var checked: [String]
    /// What is wrong.
    public var diagnostics: DiagnosticList
  }

  /// Checks template files without any data; all in use when none is named. A co-op's folder is not needed, but its
  /// settings say which theme holds.
  public func check(files: [String], in coop: CoopFolder) throws -> CheckResult {
    let hasSettings = FileManager.default.fileExists(atPath: coop.settingsPath)
    let settings = hasSettings ? try coop.settings() : nil
    var result = CheckResult(checked: [], diagnostics: DiagnosticList([]))
    let theme = try ThemeShelf(shelf: self).theme(settings: settings)
    for file in files.isEmpty ? Self.kinds.keys.sorted().map({ "\($0).xml" }) : files {
      let (source, name) = Self.source(of: file, isNamed: !files.isEmpty, shelf: self)
      do {
        let template = try TemplateChecker(source: source, kinds: Self.kinds, theme: theme).check(name)
        result.diagnostics.diagnostics += template.warnings
        result.checked.append(file)
      } catch {
        result.diagnostics.diagnostics += error.diagnostics
      }
    }
    return result
  }

  /// A named file is read where it is; what it includes is looked for beside it first, then on the shelf.
  private static func source(of file: String, isNamed: Bool, shelf: TemplateShelf) -> (ShelfSource, String) {
    guard isNamed else { return (ShelfSource(folders: [shelf.ownPath, shelf.builtInPath]), file) }
    let url = URL(filePath: file)
    let folder = file.contains("/") ? String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)]) : "."
    return (
      ShelfSource(folders: [folder.isEmpty ? "/" : folder, shelf.ownPath, shelf.builtInPath]), url.lastPathComponent
    )
  }

  /// Every field of a kind of document as a table; throws when there is no such kind.
  public static func fieldReference(kind: String) throws -> String {
    guard let schema = kinds[kind] else {
      let near = Suggestion.nearest(to: kind, among: kinds.keys.sorted()).map { "did you mean `\($0)`?" }
      throw Diagnostic(
        "unknown-kind", "there is no kind of document `\(kind)`",
        hint: near ?? "there are: \(kinds.keys.sorted().joined(separator: ", "))", fault: .misuse)
    }
    return FieldReference(schema).text
  }

  /// The path of a file on the shelf, the co-op's own first.
  func path(of name: String) -> String? {
    [ownPath, builtInPath].map { FilePaths.joined($0, name) }.first { FileManager.default.fileExists(atPath: $0) }
  }
}

/// Reads template files from several folders, the first that has a file wins.
struct ShelfSource: TemplateSource {
  let folders: [String]

  func text(ofFile name: String) throws -> String {
    let candidates = folders.map { FilePaths.joined($0, name) }
    guard let path = candidates.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
      throw Diagnostic(
        "no-such-file", "there is no template file `\(name)`",
        hint: "looked in \(folders.map { "`\($0)`" }.joined(separator: ", "))")
    }
    // A link must not lead out of the folder: templates come from other people.
    let real = URL(filePath: path).resolvingSymlinksInPath().path
    let roots = folders.map { URL(filePath: $0).resolvingSymlinksInPath().path }
    guard roots.contains(where: { real.hasPrefix($0 == "/" ? "/" : $0 + "/") }) else {
      throw Diagnostic(
        "outside-folder", "the template file `\(name)` is a link that leads out of the templates' folder",
        at: .file(path), hint: "copy the file into the folder instead")
    }
    return try FileReading.text(ofFile: path)
  }
}

/// Finds and reads themes.
struct ThemeShelf {
  let shelf: TemplateShelf

  /// The theme the settings name, with the co-op's own accent colour.
  func theme(settings: CoopSettings?) throws -> Theme {
    var theme = Theme.standard
    let name = settings?.invoice.theme ?? "plain"
    if let path = shelf.path(of: "themes/\(name).toml") {
      theme = try Self.theme(ofFile: path)
    } else if name != "plain" {
      throw Diagnostic(
        "no-such-theme", "there is no theme `\(name)`",
        hint: "mend `theme` under `[invoice]` in talim.toml; the built-in theme is `plain`")
    }
    if let accent = settings?.invoice.accent.flatMap({ Color(hex: $0) }) { theme = theme.with(accent: accent) }
    return theme
  }

  /// The theme in a file.
  static func theme(ofFile path: String) throws -> Theme {
    let file = try TOMLFile(text: try FileReading.text(ofFile: path), file: path)
    return try Theme(entries: file.entries.compactMap(Self.entry))
  }

  private static func entry(_ entry: TOMLFile.Entry) -> ThemeEntry? {
    switch entry.value {
    case .text(let text): ThemeEntry(entry.key, .text(text), at: entry.valuePlace)
    case .flag(let flag): ThemeEntry(entry.key, .flag(flag), at: entry.valuePlace)
    default:
      // Sizes and shares of a theme are no amounts, so binary floating point is fine for them.
      entry.value.number.flatMap { Double($0.description) }
        .map { ThemeEntry(entry.key, .number($0), at: entry.valuePlace) }
    }
  }
}
