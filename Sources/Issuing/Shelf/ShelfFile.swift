import Diagnostics
import Foundation

/// One file of the shelf: a template, a part, a theme or the labels of a language, by the name under which a co-op's own
/// file shadows the built-in one.
struct ShelfFile: Hashable {
  /// What a file is for.
  enum Kind: Hashable {
    case template
    /// The words of a message that brings a document.
    case message
    case part
    case theme
    case labels
    case other
  }

  /// The name within the templates' folder: `invoice.xml`, `parts/letterhead.xml`, `labels/ur.toml`.
  let name: String

  /// What it is for, as its folder says.
  var kind: Kind {
    if name.hasPrefix("themes/") { return .theme }
    if name.hasPrefix("labels/") { return .labels }
    guard name.hasSuffix(".xml") else { return .other }
    if name.hasPrefix("mail/") { return .message }
    return name.contains("/") ? .part : .template
  }

  /// The name as people say it: without the ending.
  var shortName: String { name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name }

  /// All files of a templates' folder that can be shadowed, by name.
  static func all(in folder: String) -> [ShelfFile] {
    guard let paths = FileManager.default.enumerator(atPath: folder) else { return [] }
    return paths.compactMap { $0 as? String }
      .filter { path in
        (path.hasSuffix(".xml") || path.hasSuffix(".toml"))
          && !path.split(separator: "/").contains { $0.hasPrefix(".") }
      }.sorted().map(ShelfFile.init)
  }
}

extension TemplateShelf {
  /// The built-in file that somebody means by `invoice`, `invoice.xml`, `templates/invoice.xml` or `labels/ur`; throws a
  /// `Diagnostic` (misuse) that lists what there is.
  func builtIn(_ text: String) throws -> ShelfFile {
    let files = ShelfFile.all(in: builtInPath)
    let prefix = FilePaths.joined(ownPath, "")
    var wanted = text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
    if wanted.hasPrefix("templates/") { wanted = String(wanted.dropFirst("templates/".count)) }
    if let file = files.first(where: { $0.name == wanted || $0.shortName == wanted }) { return file }
    // `letterhead` is `parts/letterhead` when nothing else is called so.
    let byEnd = files.filter { FilePaths.lastComponent($0.shortName) == wanted }
    if byEnd.count == 1, let file = byEnd.first { return file }
    let lasts = files.map { FilePaths.lastComponent($0.shortName) }
    let near =
      (Suggestion.nearest(to: wanted, among: files.map(\.shortName))
      ?? Suggestion.nearest(to: wanted, among: lasts)).map { "did you mean `\($0)`?" }
    throw Diagnostic(
      "unknown-template", "nothing built in is called `\(text)`",
      hint: near ?? "there are \(files.map { "`\($0.shortName)`" }.joined(separator: ", "))", fault: .misuse)
  }
}
