public import Diagnostics
import Ledger

/// What a look at all stored documents found.
public struct StoredFilesReport: Sendable {
  /// How many documents were looked at.
  public let count: Int
  /// What is wrong with some of them.
  public let problems: DiagnosticList

  /// What was found, in a line.
  public var text: String {
    let documents = "\(count) issued \(count == 1 ? "document" : "documents")"
    guard problems.hasErrors else { return "\(documents) looked at, all as issued" }
    let bad = problems.diagnostics.count { $0.severity == .error }
    return "\(documents) looked at, \(bad) \(bad == 1 ? "is" : "are") not as issued"
  }
}

extension Office {
  /// Looks whether the ledger still has every issued document as it was issued, and whether the files in `documents` are the same.
  public func verifyStored() throws -> StoredFilesReport {
    let ledger = try ledger(readOnly: true)
    var problems: [Diagnostic] = []
    var count = 0
    try ledger.forEachStoredFile { entry, hash, bytes in
      count += 1
      if SHA256.hex(of: bytes) != hash {
        problems.append(
          Diagnostic(
            "stored-file-damaged", "what the ledger keeps of `\(entry.number)` is not what was issued",
            at: .file(folder.ledgerPath), hint: "restore the ledger from a backup"))
        return
      }
      guard let name = try ledger.document(number: entry.number)?.fileName else { return }
      let path = FilePaths.joined(folder.documentsPath, name)
      // Papers may have been printed elsewhere or put away; only what lies here is looked at.
      guard FilePaths.exists(path), try FileReading.bytes(ofFile: path) != bytes else { return }
      problems.append(
        Diagnostic(
          "file-differs", "the file of `\(entry.number)` is not what was issued", at: .file(path),
          hint: "`talim reprint \(entry.number)` puts the issued one in its place", severity: .warning))
    }
    return StoredFilesReport(count: count, problems: DiagnosticList(problems))
  }
}
