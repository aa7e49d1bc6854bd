import Diagnostics
import Foundation
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
    return try CoopSettings(toml: try FileReading.text(ofFile: settingsPath), file: settingsPath)
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
