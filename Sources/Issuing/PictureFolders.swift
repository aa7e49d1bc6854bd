import Diagnostics
import Foundation

/// Where pictures may lie: in the co-op's folder or among the templates, nowhere else.
struct PictureFolders: Sendable {
  /// The folders, the first that has a picture wins.
  let folders: [String]
  /// Told of every file that is looked at, if given.
  var files: FilesRead?

  /// The path of a picture; throws a `Diagnostic` when there is none of this name.
  func path(of name: String) throws -> String {
    let isPlain = !name.hasPrefix("/") && !name.split(separator: "/").contains("..") && !name.isEmpty
    for path in isPlain ? folders.map({ FilePaths.joined($0, name) }) : [] {
      files?.note(path)
      if FileManager.default.fileExists(atPath: path) { return path }
    }
    throw Diagnostic(
      "no-such-picture", "there is no picture `\(name)` in the co-op's folder",
      at: folders.first.map { .file($0) }, hint: "put it there, or mend `logo` under `[coop]` in talim.toml")
  }
}
