import Diagnostics
import Foundation
import Settings
import Templates
import Typesetting
import Values

/// Finds and reads themes: `themes/NAME.toml`, the co-op's own first. `plain` is there even without a file.
struct ThemeShelf: Sendable {
  let shelf: TemplateShelf
  /// Told of every file that is looked at, if given.
  var files: FilesRead?

  static let standardName = "plain"

  /// The names of all themes.
  var names: [String] {
    let found = [shelf.ownPath, shelf.builtInPath].flatMap { folder in
      ShelfFile.all(in: FilePaths.joined(folder, "themes")).map(\.shortName)
    }
    return Set(found + [Self.standardName]).sorted()
  }

  /// The theme the settings name, or `named` instead, with the co-op's own accent colour.
  ///
  /// - Throws: a `Diagnostic` that lists the themes when there is none of this name; all mistakes of a theme file at once.
  func theme(settings: CoopSettings?, named: String? = nil) throws -> Theme {
    let name = named ?? settings?.invoice.theme ?? Self.standardName
    guard let theme = try read(name, accent: settings?.invoice.accent) else {
      let place = "mend `theme` under `[invoice]` in talim.toml"
      throw Diagnostic(
        "no-such-theme", "there is no theme `\(name)`", hint: named == nil ? "\(place); \(list(name))" : list(name),
        fault: named == nil ? .input : .misuse)
    }
    return theme
  }

  /// The themes that a template may name itself. With `only`, each of them is replaced by that one: what is asked for on
  /// the command line counts more than what the template says.
  func choice(settings: CoopSettings?, only: String? = nil) -> ThemeChoice {
    let accent = settings?.invoice.accent
    return ThemeChoice(names: names) { name in
      guard let theme = try read(only ?? name, accent: accent) else {
        throw Diagnostic("no-such-theme", "there is no theme `\(only ?? name)`", hint: list(only ?? name))
      }
      return theme
    }
  }

  private func list(_ name: String) -> String {
    let names = names
    let near = Suggestion.nearest(to: name, among: names).map { "did you mean `\($0)`? " } ?? ""
    return "\(near)there are \(names.map { "`\($0)`" }.joined(separator: ", "))"
  }

  private func read(_ name: String, accent: String?) throws -> Theme? {
    var theme = Theme.standard
    let isPlainName = !name.contains("/") && !name.hasPrefix(".")
    if isPlainName, let path = shelf.path(of: "themes/\(name).toml", files: files) {
      try FilePaths.requireInside(path, [shelf.ownPath, shelf.builtInPath], "the theme `\(name)`")
      theme = try Self.theme(ofFile: path)
    } else if name != Self.standardName {
      return nil
    }
    return accent.flatMap { Color(hex: $0) }.map(theme.with(accent:)) ?? theme
  }

  /// The theme in a file.
  static func theme(ofFile path: String) throws -> Theme {
    let file = try TOMLFile(text: try FileReading.text(ofFile: path, most: FileReading.mostText), file: path)
    return try Theme(entries: file.entries.compactMap(Self.entry))
  }

  private static func entry(_ entry: TOMLFile.Entry) -> ThemeEntry? {
    switch entry.value {
    case .text(let text): ThemeEntry(entry.key, .text(text), at: entry.valuePlace, keyAt: entry.keyPlace)
    case .flag(let flag): ThemeEntry(entry.key, .flag(flag), at: entry.valuePlace, keyAt: entry.keyPlace)
    default:
      // Sizes and shares of a theme are no amounts, so binary floating point is fine for them.
      entry.value.number.flatMap { Double($0.description) }
        .map { ThemeEntry(entry.key, .number($0), at: entry.valuePlace, keyAt: entry.keyPlace) }
    }
  }
}
