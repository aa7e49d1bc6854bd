import Ledger

/// Stands for everything on the shelf that a document is printed with.
enum ShelfFingerprint {
  /// The SHA-256 of all files that were read, each with its name on the shelf and its size; the same wherever the co-op's
  /// folder and the program lie. Of files of one name the co-op's own comes first.
  static func text(_ shelf: TemplateShelf, _ files: [FilesRead]) throws -> String {
    let paths = Set(files.flatMap(\.stamps.keys)).filter(FilePaths.exists)
    let named = paths.map { (name: name($0, shelf), path: $0) }
      .sorted {
        ($0.name, $0.path.hasPrefix(shelf.ownPath) ? 0 : 1) < ($1.name, $1.path.hasPrefix(shelf.ownPath) ? 0 : 1)
      }
    var hash = SHA256()
    for (name, path) in named {
      let bytes = try FileReading.bytes(ofFile: path)
      hash.update(Array("\(name)\0\(bytes.count)\0".utf8))
      hash.update(bytes)
    }
    return hash.finished().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  private static func name(_ path: String, _ shelf: TemplateShelf) -> String {
    for folder in [shelf.ownPath, shelf.builtInPath] where path.hasPrefix(folder + "/") {
      return String(path.dropFirst(folder.count + 1))
    }
    return path
  }
}
