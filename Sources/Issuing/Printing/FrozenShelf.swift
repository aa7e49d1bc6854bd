import Diagnostics
import Ledger
import Press
import Settings
import Templates
import Values

/// Gathers what documents are printed with, so that the ledger can keep it beside them.
enum FrozenShelf {
  /// Templates, parts, theme and labels as they lie on the shelf, each under its name there; where a co-op's own labels stand in front of
  /// the built-in ones, the latter come under another name. Throws a `Diagnostic` when a file was changed since it was read.
  static func files(_ shelf: TemplateShelf, _ read: [FilesRead], printing: String) throws -> FrozenSet {
    var stamps: [String: FileStamp?] = [:]
    for files in read { stamps.merge(files.stamps) { first, _ in first } }
    var files = [FrozenFile(.printing, "printing.toml", content: Array(printing.utf8))]
    var names: Set<String> = []
    // The co-op's own files come first, whatever the two folders are called.
    let paths = stamps.keys.filter(FilePaths.exists).map { (isOwn: $0.hasPrefix(shelf.ownPath + "/"), path: $0) }
    for (isOwn, path) in paths.sorted(by: { ($0.isOwn ? 0 : 1, $0.path) < ($1.isOwn ? 0 : 1, $1.path) }) {
      let folder = isOwn ? shelf.ownPath : shelf.builtInPath
      let full = path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : FilePaths.lastComponent(path)
      let name = names.insert(full).inserted ? full : "built-in/\(full)"
      files.append(FrozenFile(role(full), name, content: try content(path, stamps[path] ?? nil)))
    }
    return FrozenSet(files)
  }

  private static func role(_ name: String) -> FrozenFile.Role {
    switch ShelfFile(name: name).kind {
    case .theme: .theme
    case .labels: .labels
    case .template, .message, .part, .other: .template
    }
  }

  /// The pictures that one document asked for; `nil` when there are none.
  static func pictures(_ folders: PictureFolders) throws -> FrozenSet? {
    let stamps = folders.files?.stamps ?? [:]
    var files: [FrozenFile] = []
    for path in stamps.keys.filter(FilePaths.exists).sorted() {
      let folder = folders.folders.first { path.hasPrefix($0 + "/") }
      let name = folder.map { String(path.dropFirst($0.count + 1)) } ?? path
      files.append(FrozenFile(.picture, name, content: try content(path, stamps[path] ?? nil)))
    }
    return files.isEmpty ? nil : FrozenSet(files)
  }

  private static func content(_ path: String, _ stamp: FileStamp?) throws -> [UInt8] {
    let bytes = try FileReading.bytes(ofFile: path)
    guard FileStamp(path: path) == stamp else {
      throw Diagnostic(
        "file-changed", "the file was changed while the document was printed", at: .file(path),
        hint: "nothing was issued; do it again")
    }
    return bytes
  }

  /// What was chosen, as a small TOML file.
  static func printing(template: Template, settings: CoopSettings, language: Language) -> String {
    var lines = ["template = \"\(template.file)\"", "language = \"\(language.code)\""]
    lines.append("theme = \"\(settings.invoice.theme)\"")
    if let accent = settings.invoice.accent { lines.append("accent = \"\(accent)\"") }
    lines.append("printed_by = \"\(PressVersions.text)\"")
    return lines.joined(separator: "\n") + "\n"
  }
}
