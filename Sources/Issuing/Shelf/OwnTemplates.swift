import Diagnostics
import Foundation

/// The files with which a co-op shadows the built-in ones: how they begin, and what became of both sides since.
///
/// A copy remembers the built-in text it began as in `templates/.base/`, so that what Talim changed later can be told from
/// what the co-op changed.
public struct OwnTemplates {
  let shelf: TemplateShelf
  let coop: CoopFolder

  /// The own files of a co-op.
  public init(shelf: TemplateShelf, coop: CoopFolder) {
    self.shelf = shelf
    self.coop = coop
  }

  func ownPath(_ file: ShelfFile) -> String { FilePaths.joined(shelf.ownPath, file.name) }
  func builtInPath(_ file: ShelfFile) -> String { FilePaths.joined(shelf.builtInPath, file.name) }
  func basePath(_ file: ShelfFile) -> String { FilePaths.joined(shelf.ownPath, ".base/\(file.name)") }

  /// The text of a file, or `nil` when there is none.
  func text(_ path: String) throws -> String? {
    FileManager.default.fileExists(atPath: path) ? try FileReading.text(ofFile: path, most: FileReading.mostText) : nil
  }

  // MARK: Copying

  /// Copies a built-in file to the co-op's own templates; never over another file.
  ///
  /// - Parameter name: `invoice`, `parts/letterhead`, `themes/NAME` or `labels/LANGUAGE`.
  /// - Returns: what was done, and what to do next.
  /// - Throws: a `Diagnostic` when there is no such file, the co-op has its own already, or it can not be written.
  public func copy(_ name: String) throws -> [String] {
    try coop.requireSettings()
    let file = try shelf.builtIn(name)
    let path = ownPath(file)
    guard (try? FileManager.default.attributesOfItem(atPath: path)) == nil else {
      throw Diagnostic(
        "own-exists", "there is a file `\(path)` already, so nothing was copied",
        hint: "change that one; `talim template diff \(file.shortName)` shows how it differs from the built-in one")
    }
    let bytes = try FileReading.bytes(ofFile: builtInPath(file))
    // The base goes first: without it, the copy would count as all the co-op's own.
    try write(bytes, to: basePath(file))
    try write(bytes, to: path)
    return ["copied \(file.shortName) to \(path)", "next: \(Self.nextStep(file, path: path))"]
  }

  /// Notes that what Talim changed in a file has been looked at: from now on it is compared with today's.
  ///
  /// - Returns: what was done.
  public func markSeen(_ name: String) throws -> String {
    let file = try shelf.builtIn(name)
    guard try text(ownPath(file)) != nil else { return builtInOnly(file) }
    try write(try FileReading.bytes(ofFile: builtInPath(file)), to: basePath(file))
    return "\(ownPath(file)): from now on compared with today's built-in \(file.shortName)"
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    try FileWriting.makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
    try FileWriting.write(bytes, toFile: path)
  }

  private static func nextStep(_ file: ShelfFile, path: String) -> String {
    switch file.kind {
    case .template:
      "change it and watch the page: talim template preview \(path)"
    case .message:
      "change it and see what it says: talim send … --dry-run"
    case .part:
      "change it and watch a page that includes it: talim template preview invoice"
    case .theme:
      "change it and watch a page: talim template preview invoice --theme \(FilePaths.lastComponent(file.shortName))"
    case .labels:
      "change it, then: talim template check --language \(FilePaths.lastComponent(file.shortName))"
    case .other: "change it"
    }
  }

  func builtInOnly(_ file: ShelfFile) -> String {
    "\(file.shortName) is the built-in one, unchanged; `talim template copy \(file.shortName)` starts your own"
  }
}
