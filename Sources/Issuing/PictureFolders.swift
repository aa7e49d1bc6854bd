import Diagnostics
import Foundation
import Glibc

/// Where pictures may lie, such as the co-op's folder and the templates' folder; nowhere else.
struct PictureFolders: Sendable {
  /// The folders, the first that has a picture wins.
  let folders: [String]
  /// Told of every file that is looked at, if given.
  var files: FilesRead?
  /// The folders with all links resolved.
  private let roots: [String]

  init(folders: [String], files: FilesRead? = nil) {
    self.folders = folders
    self.files = files
    roots = folders.compactMap(Self.resolved)
  }

  /// The path of a picture; throws a `Diagnostic` when there is none of this name, and when it is a link that leads out.
  func path(of name: String) throws -> String {
    let isPlain = !name.hasPrefix("/") && !name.split(separator: "/").contains("..") && !name.isEmpty
    for path in isPlain ? folders.map({ $0 == "." ? name : FilePaths.joined($0, name) }) : [] {
      files?.note(path)
      guard FileManager.default.fileExists(atPath: path), let real = Self.resolved(path) else { continue }
      guard roots.contains(where: { real.hasPrefix($0 == "/" ? "/" : $0 + "/") }) else {
        throw Diagnostic(
          "outside-folder", "the picture `\(name)` is a link that leads out of its folder", at: .file(path),
          hint: "copy the picture into the folder instead")
      }
      return path
    }
    let looked = folders.map { "`\($0)`" }.joined(separator: ", ")
    throw Diagnostic(
      "no-such-picture", "there is no picture `\(name)`",
      hint: "looked in \(looked); put it there, or mend its name, such as `logo` under `[coop]` in talim.toml")
  }

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
