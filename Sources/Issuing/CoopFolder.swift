import Diagnostics
import Foundation
import Glibc
public import Settings

/// A co-op's folder: `talim.toml`, `ledger.sqlite`, its own `templates/` if it has any, and `documents/` with what was printed.
public struct CoopFolder: Sendable {
  /// The path of the folder as the user named it.
  public let path: String

  /// Names a folder; nothing is read yet.
  public init(path: String) { self.path = path.isEmpty ? "." : path }

  /// The path of something inside.
  func inside(_ name: String) -> String { path == "." ? name : FilePaths.joined(path, name) }

  /// Where the settings are.
  public var settingsPath: String { inside(CoopSettings.fileName) }
  /// Where the ledger is.
  public var ledgerPath: String { inside("ledger.sqlite") }
  /// Where the co-op's own templates are, if it has any.
  public var templatesPath: String { inside("templates") }
  /// Where printed documents go.
  public var documentsPath: String { inside("documents") }

  /// Reads `talim.toml`. Throws a `Diagnostic` when the folder is no co-op's, and all mistakes of the file at once.
  public func settings() throws -> CoopSettings {
    try requireSettings()
    return try CoopSettings(
      toml: try FileReading.text(ofFile: settingsPath, most: FileReading.mostText), file: settingsPath)
  }

  /// Whether there is a `talim.toml`.
  var hasSettings: Bool { FileManager.default.fileExists(atPath: settingsPath) }

  /// Throws a `Diagnostic` when the folder is no co-op's.
  func requireSettings() throws {
    guard hasSettings else {
      throw Diagnostic(
        "no-co-op", "there is no `\(CoopSettings.fileName)` here, so this is not a co-op's folder",
        at: .file(path), hint: "make one with `talim new FOLDER`, or name it with `--co-op FOLDER`")
    }
  }
}

/// Paths, joined as people write them.
enum FilePaths {
  static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func isEmptyFolder(_ path: String) -> Bool {
    isFolder(path) && (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty == true
  }

  /// Whether two paths are the same entry of a folder, so that writing to one replaces the other.
  static func areSame(_ one: String, _ other: String) -> Bool {
    let name = lastComponent(other)
    guard one.hasSuffix(name), lastComponent(one) == name else { return false }
    var (first, second) = (stat(), stat())
    guard stat(folder(of: one), &first) == 0, stat(folder(of: other), &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// Throws a `Diagnostic` when a file is a link that leads out of all these folders: files of a co-op may come from other
  /// people. `what` is what the file is, such as "the theme `plain`".
  static func requireInside(_ path: String, _ folders: [String], _ what: String) throws {
    guard let real = resolved(path) else { return }
    let roots = folders.compactMap(resolved)
    guard roots.contains(where: { real.hasPrefix($0 == "/" ? "/" : $0 + "/") }) else {
      throw Diagnostic(
        "outside-folder", "\(what) is a link that leads out of its folder", at: .file(path),
        hint: "copy the file into the folder instead")
    }
  }

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// The folder that a file is in; `.` for a bare name.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The folder that a file is in, or the nearest one above it that exists.
  static func existingFolder(of path: String) -> String {
    var folder = folder(of: path)
    while folder != ".", folder != "/", !FileManager.default.fileExists(atPath: folder) {
      folder = self.folder(of: folder)
    }
    return folder
  }

  /// The names of what a folder holds, sorted; none when it can not be read.
  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  static func lastComponent(_ path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }
}
