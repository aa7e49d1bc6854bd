import Diagnostics

/// Keeps a print from writing over what it is made of: a template, a theme, the data or a picture.
enum OutputGuard {
  /// Throws a `Diagnostic` (misuse) when writing to `path` would replace one of the files that were read.
  static func check(_ path: String, _ read: FilesRead...) throws {
    guard read.contains(where: { $0.stamps.keys.contains { FilePaths.areSame($0, path) } }) else { return }
    throw Diagnostic(
      "over-input", "`\(path)` is what this is made of, and would be written over",
      hint: "name another file or folder with `--out`", fault: .misuse)
  }
}
