import Diagnostics
import Foundation
import Templates
import Values

/// Decides what the files of a run are called and where they lie.
struct RenderTarget: Sendable {
  let format: RenderRequest.Format
  /// The folder of all files.
  let folder: String
  private let naming: Naming
  private let locale: DocumentLocale

  private enum Naming: Sendable {
    /// One document with this name.
    case fixed(String)
    /// `stem-0001` and so on.
    case numbered(String)
    case pattern(TextPattern)
  }

  /// - Throws: a `Diagnostic` (misuse) when options do not fit each other, all mistakes of the pattern at once.
  init(_ request: RenderRequest, isSingle: Bool, open: OpenTemplate) throws {
    let ending = request.out.flatMap(Self.ending)
    format = request.format ?? ending ?? .pdf
    locale = DocumentLocale(open.language)
    var name: String?
    if request.out?.isEmpty == true {
      throw Diagnostic(
        "bad-ending", "`--out` names no file", hint: "name a file or a folder: `--out letters/`", fault: .misuse)
    }
    try Self.checkPattern(request.namePattern)
    switch request.out {
    case nil: folder = isSingle ? "." : open.stem
    case let out? where ending != nil:
      guard isSingle, request.namePattern == nil else {
        throw Diagnostic(
          "needs-folder", "many documents, or documents with `--name`, can not go to the one file `\(out)`",
          hint: "name a folder: `--out \(open.stem)/`", fault: .misuse)
      }
      guard ending == format else { throw Self.badEnding(out, format) }
      folder = FilePaths.folder(of: out)
      name = String(FilePaths.lastComponent(out).dropLast(4))
    case let out?:
      guard out.hasSuffix("/") || FilePaths.isFolder(out) || !FilePaths.lastComponent(out).dropFirst().contains(".")
      else {
        throw Self.badEnding(out, request.format)
      }
      folder = out.count > 1 && out.hasSuffix("/") ? String(out.dropLast()) : out
    }
    if let pattern = request.namePattern {
      naming = .pattern(
        try TextPattern(pattern, source: "--name", kind: open.template.kind, schema: open.template.schema))
    } else {
      naming = isSingle ? .fixed(name ?? open.stem) : .numbered(open.stem)
    }
  }

  private static func checkPattern(_ pattern: String?) throws {
    guard let pattern else { return }
    let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
    guard !pattern.isEmpty, parts.first?.isEmpty == false, !parts.contains(".."), !parts.contains(".") else {
      throw Diagnostic(
        "bad-name", pattern.isEmpty ? "`--name` is empty" : "`--name` names files inside of the folder only",
        hint: "write it without `..` and without `/` before it; `--out` names the folder", fault: .misuse)
    }
  }

  private static func ending(_ path: String) -> RenderRequest.Format? {
    RenderRequest.Format.allCases.first { path.lowercased().hasSuffix(".\($0.rawValue)") }
  }

  private static func badEnding(_ out: String, _ format: RenderRequest.Format?) -> Diagnostic {
    let wanted = format.map { "`.\($0.rawValue)`" } ?? "`.pdf`, `.png` or `.svg`"
    return Diagnostic(
      "bad-ending", "`\(out)` does not end with \(wanted)",
      hint: "name a file with that ending, or a folder: `--out letters/`", fault: .misuse)
  }

  /// The name of a document without its ending, `/` between folders; throws a `Diagnostic` when the pattern leaves nothing.
  func name(_ index: Int, _ record: @autoclosure () throws -> Record) throws -> String {
    switch naming {
    case .fixed(let name): return name
    case .numbered(let stem):
      let number = String(index + 1)
      return "\(stem)-\(String(repeating: "0", count: max(0, 4 - number.count)))\(number)"
    case .pattern(let pattern):
      let text = pattern.text(of: try record(), locale: locale) { RenderNames.safe($0) }
      let parts = text.split(separator: "/").map { RenderNames.component(String($0), ending: format.rawValue) }
      guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty }) else {
        throw Diagnostic(
          "empty-name", "the name of this document's file would be empty",
          hint: "put something into `--name` that every document has")
      }
      return parts.joined(separator: "/")
    }
  }

  /// The names of the files of a document: one for a PDF, one for each page of pictures.
  func files(_ name: String, count: Int) -> [String] {
    guard count != 1 else { return ["\(name).\(format.rawValue)"] }
    return (1...max(1, count)).map { "\(name)-\($0).\(format.rawValue)" }
  }

  /// The path of a file of the run.
  func path(_ file: String) -> String { folder == "." ? file : FilePaths.joined(folder, file) }
}

/// Names of files that are made of data.
enum RenderNames {
  /// File systems take 255 bytes; the page number and the ending need some of them.
  private static let mostBytes = 200

  /// A value in a name: letters, digits, `-`, `_` and `.` stay, each stretch of others becomes one `-`.
  static func safe(_ text: String) -> String {
    var result = ""
    for character in text {
      // Isolates around text of another direction are for paper.
      if character.unicodeScalars.allSatisfy({ (0x2066...0x2069).contains($0.value) || $0.value == 0x200E }) {
        continue
      }
      let isPlain = character.isLetter || character.isNumber || "-_.".contains(character)
      if isPlain { result.append(character) } else if !result.hasSuffix("-") { result.append("-") }
    }
    return result
  }

  /// A name within a folder: without the ending, never hidden, never too long.
  static func component(_ text: String, ending: String) -> String {
    var name = Substring(text)
    if name.lowercased().hasSuffix(".\(ending)") { name.removeLast(ending.count + 1) }
    name = name.drop { $0 == "." || $0 == " " }
    while name.utf8.count > mostBytes { name.removeLast() }
    while let last = name.last, last == "." || last == " " { name.removeLast() }
    return String(name.map { $0.unicodeScalars.contains { $0.value < 0x20 } ? "-" : $0 })
  }
}
