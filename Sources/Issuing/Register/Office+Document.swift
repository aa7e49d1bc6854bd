import Diagnostics
import Ledger

extension Office {
  /// All that the register knows of a document; `nil` when no document has this number.
  public func document(_ number: String) throws -> DocumentReport? {
    let ledger = try ledger(readOnly: true)
    guard let entry = try ledger.registerEntry(number: number), let record = try ledger.document(number: number) else {
      return nil
    }
    return DocumentReport(entry: entry, record: record, files: try ledger.filesPrintedWith(number))
  }

  /// Writes an issued document out with all that it was printed with: `document.pdf`, `data.json`, `fonts.txt`, and the folders
  /// `templates` and `pictures`.
  ///
  /// - Parameter out: the folder, which must be new or empty.
  /// - Returns: the paths of the files.
  /// - Throws: a `Diagnostic` for an unknown number, for documents of the past, and when the folder has something in it.
  public func extract(_ number: String, to out: String) throws -> [String] {
    let ledger = try ledger(readOnly: true)
    let record = try issuedDocument(number, in: ledger)
    let files = try ledger.filesPrintedWith(record.number)
    try requireEmpty(out)
    var written: [String] = []
    func write(_ bytes: [UInt8], _ name: String) throws {
      let path = FilePaths.joined(out, name)
      try FileWriting.makeFolder(FilePaths.folder(of: path))
      try FileWriting.write(bytes, toFile: path)
      written.append(path)
    }
    try write(try storedFile(record, in: ledger), "document.pdf")
    if let frozen = record.frozen { try write(Array(frozen.utf8), "data.json") }
    for file in files {
      guard let content = file.content, let folder = Self.folder(of: file.role), Self.isPlain(file.name) else {
        continue
      }
      try write(content, folder.isEmpty ? file.name : "\(folder)/\(file.name)")
    }
    let fonts = files.filter { $0.role == .font }.map { "\($0.hash)  \($0.name)  \($0.version ?? "")\n" }
    if !fonts.isEmpty { try write(Array(fonts.joined().utf8), "fonts.txt") }
    return written
  }

  /// Names come from the ledger, which may have been changed by others; they must not lead out of the folder.
  private static func isPlain(_ name: String) -> Bool {
    !name.hasPrefix("/") && !name.split(separator: "/").contains("..") && !name.isEmpty
  }

  private static func folder(of role: FrozenFile.Role) -> String? {
    switch role {
    case .template, .theme, .labels: "templates"
    case .picture: "pictures"
    case .printing: ""
    case .font: nil
    }
  }

  private func requireEmpty(_ folder: String) throws {
    guard FilePaths.exists(folder) else { return }
    guard FilePaths.isEmptyFolder(folder) else {
      throw Diagnostic(
        "folder-not-empty", "`\(folder)` is there already and not an empty folder",
        hint: "name a new folder; nothing was written", fault: .misuse)
    }
  }

  /// A document that Talim issued; throws a `Diagnostic` for an unknown number and for documents of the past.
  func issuedDocument(_ number: String, in ledger: LedgerFile) throws -> DocumentRecord {
    guard let record = try ledger.document(number: number) else {
      let near = Suggestion.nearest(to: number, among: try ledger.register().flatMap { $0.entries.map(\.number) })
      throw Diagnostic(
        "unknown-document", "no document `\(number)` was issued",
        hint: near.map { "did you mean `\($0)`?" } ?? "`talim register` lists all of them")
    }
    guard record.origin == .talim else {
      throw Diagnostic(
        "not-ours", "`\(record.number)` was issued before or outside Talim, so there is nothing to print again")
    }
    guard record.pdfHash != nil else {
      throw Diagnostic(
        "no-document", "`\(record.number)` has no document: the number was noted as missing",
        hint: "`talim register \(record.number)` says why")
    }
    return record
  }

  /// The bytes of an issued document; throws a `Diagnostic` when they are no longer what was issued.
  func storedFile(_ record: DocumentRecord, in ledger: LedgerFile) throws -> [UInt8] {
    guard let pdf = try ledger.pdf(of: record.number), SHA256.hex(of: pdf) == record.pdfHash else {
      throw Diagnostic(
        "stored-file-damaged",
        "what the ledger keeps of `\(record.number)` is not what was issued, so it is not printed",
        at: .file(folder.ledgerPath),
        hint: "the ledger was damaged or changed by another program; restore it from a backup", fault: .environment)
    }
    return pdf
  }
}
