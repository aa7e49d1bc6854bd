public import Diagnostics
import Ledger

/// A document that was printed again.
public struct Reprinted: Sendable {
  /// The path of the file.
  public let path: String
  /// What whoever asked for it should know: that it was cancelled.
  public let notes: DiagnosticList
}

extension Office {
  /// Prints an issued document again, byte for byte as it was issued.
  ///
  /// - Throws: a `Diagnostic` for an unknown number, for documents that were issued before or outside Talim, and when what the ledger
  ///   keeps is not what was issued.
  public func reprint(_ number: String, outFolder: String?) throws -> Reprinted {
    let ledger = try ledger(readOnly: true)
    let record = try issuedDocument(number, in: ledger)
    let pdf = try storedFile(record, in: ledger)
    let folder = outFolder ?? folder.documentsPath
    try FileWriting.makeFolder(folder)
    let path = FilePaths.joined(folder, record.fileName ?? FileNames.safe(record.number) + ".pdf")
    try FileWriting.write(pdf, toFile: path)
    guard record.state == .cancelled else { return Reprinted(path: path, notes: DiagnosticList([])) }
    let why = record.cancelReason.map { ": \($0)" } ?? ""
    let day = record.cancelledOn.map { " on \($0)" } ?? ""
    return Reprinted(
      path: path,
      notes: DiagnosticList([
        Diagnostic(
          "reprints-cancelled", "`\(record.number)` was cancelled\(day)\(why)",
          hint: "the file is as it was issued and does not say so", severity: .warning)
      ]))
  }
}
