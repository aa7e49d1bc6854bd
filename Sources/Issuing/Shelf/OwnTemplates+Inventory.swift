import Diagnostics
import Foundation
import Settings
import Templates

extension OwnTemplates {
  /// All templates, parts, themes and labels, each with whose it is, whether it is in use, and what is to be known of it.
  ///
  /// - Throws: a `Diagnostic` or a `DiagnosticList` when the settings can not be read.
  public func inventory() throws -> [String] {
    let settings = coop.hasSettings ? try coop.settings() : nil
    let own = Set(ShelfFile.all(in: shelf.ownPath))
    let builtIn = Set(ShelfFile.all(in: shelf.builtInPath))
    let used = try Use(settings: settings, shelf: shelf)
    var lines: [String] = []
    for (title, kind) in Self.sections {
      let files = own.union(builtIn).filter { $0.kind == kind }.sorted { $0.name < $1.name }
      guard !files.isEmpty else { continue }
      let width = files.map(\.shortName.count).max() ?? 0
      if !lines.isEmpty { lines.append("") }
      lines.append(title)
      for file in files {
        let whose = own.contains(file) ? "own     " : "built-in"
        let facts = try [used.fact(file)] + (own.contains(file) ? remarks(file, builtIn: builtIn) : [])
        let gap = String(repeating: " ", count: width - file.shortName.count)
        let line = "  \(file.shortName)\(gap)  \(whose)  \(facts.compactMap { $0 }.joined(separator: "; "))"
        lines.append(String(line.reversed().drop { $0 == " " }.reversed()))
      }
    }
    return lines
  }

  private static let sections: [(String, ShelfFile.Kind)] = [
    ("TEMPLATES", .template), ("MESSAGES", .message), ("PARTS", .part), ("THEMES", .theme), ("LABELS", .labels),
    ("OTHER", .other),
  ]

  /// What is worth knowing of an own file.
  private func remarks(_ file: ShelfFile, builtIn: Set<ShelfFile>) throws -> [String] {
    let path = ownPath(file)
    guard builtIn.contains(file) else {
      let near = Suggestion.nearest(
        to: file.shortName, among: builtIn.filter { $0.kind == file.kind }.map(\.shortName).sorted())
      return [path, near.map { "shadows nothing; did you mean `\($0)`?" }].compactMap { $0 }
    }
    let base = try text(basePath(file))
    let isOld = try base.map { try $0 != text(builtInPath(file)) } ?? false
    return [path] + (isOld ? ["Talim's has changed: talim template diff \(file.shortName)"] : [])
  }
}

/// Which files documents are printed with.
private struct Use {
  private let parts: [String: [String]]
  private let templates: Set<String>
  private let theme: String
  private let language: String?

  init(settings: CoopSettings?, shelf: TemplateShelf) throws {
    theme = settings?.invoice.theme ?? ThemeShelf.standardName
    language = settings?.invoice.language
    templates = Set(shelf.printedTemplates(settings))
    var parts: [String: [String]] = [:]
    for template in shelf.templatesInUse(settings) {
      let reading = FilesRead()
      let source = ShelfSource(folders: [shelf.ownPath, shelf.builtInPath], files: reading)
      // Mistakes are told by `talim template check`; here they only keep later includes from being seen.
      _ = try? TemplateChecker(source: source, kinds: TemplateShelf.kinds).check(template)
      for folder in [shelf.ownPath, shelf.builtInPath] {
        let prefix = FilePaths.joined(folder, "")
        for path in reading.stamps.keys where path.hasPrefix(prefix) {
          let name = String(path.dropFirst(prefix.count))
          if name != template, !parts[name, default: []].contains(template) {
            parts[name, default: []].append(template)
          }
        }
      }
    }
    self.parts = parts
  }

  /// Where a file is used, if it is.
  func fact(_ file: ShelfFile) -> String? {
    let last = FilePaths.lastComponent(file.shortName)
    switch file.kind {
    case .template: return templates.contains(file.name) ? "in use" : nil
    case .part: return parts[file.name].map { "in " + $0.sorted().joined(separator: ", ") }
    case .theme: return last == theme ? "in use" : nil
    case .labels: return last == language ? "in use" : nil
    case .message: return "in use"
    case .other: return nil
    }
  }
}
