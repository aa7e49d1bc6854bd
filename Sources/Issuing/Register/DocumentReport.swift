import Ledger
import Values

/// Everything the register knows of one document, for people or for programs.
public struct DocumentReport: Sendable {
  let entry: RegisterEntry
  let record: DocumentRecord
  let files: [FrozenFile]

  private static let locale = DocumentLocale(.english)

  /// The document, and what it was printed with, in lines for a terminal.
  public func text() -> String {
    var lines = "\(entry.number): \(RegisterWords.line(entry))".wrapped(to: 80, hanging: 2)
    if let cancelled = RegisterWords.cancellation(entry) { lines += "! \(cancelled)".wrapped(to: 80, hanging: 2) }
    var facts: [(String, String?)] = [("order", entry.orderID), ("issued at", record.time)]
    if entry.origin == .history { facts.append(("issued by", "somebody before or outside Talim")) }
    facts += [
      ("fingerprint", fingerprint), ("file", record.fileName), ("SHA-256", record.pdfHash),
    ]
    lines += facts.compactMap { title, value in
      value.map { "  \(Self.padded(title, 12)) \(RegisterWords.printable($0))" }
    }
    guard !files.isEmpty else { return lines.joined(separator: "\n") }
    lines.append("printed with")
    let fonts = files.count { $0.role == .font }
    let others = files.filter { $0.role != .font }
    let width = others.map(\.name.count).max() ?? 0
    lines += others.map { file in
      "  \(Self.padded(file.role.rawValue, 9)) \(Self.padded(file.name, width))  \(file.hash.prefix(12))"
    }
    if fonts > 0 { lines.append("  fonts     \(fonts) files, listed with their versions by --json") }
    lines.append("`talim register \(entry.number) --extract FOLDER` writes data and files out")
    return lines.joined(separator: "\n")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private var fingerprint: String? {
    record.frozen.map { DocumentFingerprint.text(ofFrozen: Array($0.utf8)) }
  }

  /// The same as JSON, with the text of every file but pictures and fonts.
  public func json() throws -> String {
    try RegisterJSON.text(
      Whole(
        document: RegisterJSON.Document(entry), time: record.time, fingerprint: fingerprint, file: record.fileName,
        sha256: record.pdfHash, template: record.templateHash, data: record.frozen, printedWith: files.map(File.init)))
  }

  private struct Whole: Encodable {
    var document: RegisterJSON.Document
    var time: String?
    var fingerprint: String?
    var file: String?
    var sha256: String?
    var template: String?
    var data: String?
    var printedWith: [File]
  }

  private struct File: Encodable {
    var role: String
    var name: String
    var sha256: String
    var version: String?
    var text: String?

    init(_ file: FrozenFile) {
      role = file.role.rawValue
      name = file.name
      sha256 = file.hash
      version = file.version
      text = file.content.flatMap { String(validating: $0, as: UTF8.self) }
    }
  }
}
