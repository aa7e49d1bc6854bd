import Diagnostics
import Ledger

extension Office {
  /// Prints an issued document again, byte for byte as it was issued.
  ///
  /// - Returns: the path of the file.
  /// - Throws: a `Diagnostic` for an unknown number, and for documents that were issued before or outside Talim.
  public func reprint(_ number: String, outFolder: String?) throws -> String {
    let ledger = try ledger(readOnly: false)
    guard let record = try ledger.document(number: number) else {
      let near = Suggestion.nearest(to: number, among: try ledger.documents().map(\.number))
      throw Diagnostic(
        "unknown-document", "no document `\(number)` was issued", hint: near.map { "did you mean `\($0)`?" })
    }
    guard let pdf = try ledger.pdf(of: record.number), let name = record.fileName else {
      throw Diagnostic(
        "not-ours", "`\(record.number)` was issued before or outside Talim, so there is nothing to print again")
    }
    let folder = outFolder ?? folder.documentsPath
    try FileWriting.makeFolder(folder)
    let path = FilePaths.joined(folder, name)
    try FileWriting.write(pdf, toFile: path)
    return path
  }
}
