import Diagnostics
import Glibc

/// The bytes of a picture's file and what they are.
struct PictureFile {
  /// What kind of picture it is, told by its first bytes and not by its name.
  enum Kind {
    case png
    case jpeg
    case svg
  }

  /// Larger files are refused; a logo has no need of them.
  private static let mostBytes = 64 << 20

  let bytes: [UInt8]
  let kind: Kind

  /// Reads the file. Throws a `Diagnostic` that names it when it is missing, too large or no picture.
  init(path: String) throws {
    guard let bytes = try Self.read(path) else {
      throw Diagnostic(
        "missing-image", "the picture `\(path)` can not be opened: \(String(cString: strerror(errno)))",
        at: .file(path), hint: "check the name, and that the file is where the template expects it")
    }
    self.bytes = bytes
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      kind = .png
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      kind = .jpeg
    } else if Self.looksLikeSVG(bytes) {
      kind = .svg
    } else {
      throw Self.unreadable(path, "is no PNG, JPEG or SVG file")
    }
  }

  /// The size in dots that the header of a PNG declares.
  var pngDots: (Int, Int)? {
    guard kind == .png, bytes.count >= 24 else { return nil }
    return (number(at: 16), number(at: 20))
  }

  /// The error for a picture that turns out to be broken.
  static func unreadable(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      "unreadable-image", "the picture `\(path)` \(reason)", at: .file(path),
      hint: "open it in a drawing program and save it again as PNG, JPEG or SVG")
  }

  private static func read(_ path: String) throws -> [UInt8]? {
    var status = stat()
    // A pipe would be waited for; a folder fails below with the right words.
    if stat(path, &status) == 0, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) {
      throw unreadable(path, "is no ordinary file")
    }
    guard !path.utf8.contains(0), let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
      if bytes.count > mostBytes { throw unreadable(path, "is larger than 64 MB") }
    }
    return ferror(file) == 0 ? bytes : nil
  }

  private static func looksLikeSVG(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(4_096), as: UTF8.self)
    guard head.drop(while: { $0.isWhitespace || $0 == "\u{FEFF}" }).first == "<" else { return false }
    var rest = Substring(head)
    while let found = rest.firstIndex(of: "<") {
      rest = rest[found...].dropFirst()
      if rest.hasPrefix("svg") || rest.hasPrefix("svg:svg") { return true }
    }
    return false
  }

  private func number(at offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
}
