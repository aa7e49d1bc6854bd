import Diagnostics
import Ledger
import Press

extension Office {
  /// Says of files whether they are what was issued.
  ///
  /// - Throws: a `Diagnostic` when a file or the ledger can not be read.
  public func verify(_ paths: [String]) throws -> VerifyReport {
    let ledger = try ledger(readOnly: true)
    return VerifyReport(
      files: try paths.map { path in
        VerifiedFile(path: path, verdict: try verdict(try FileReading.bytes(ofFile: path), in: ledger))
      })
  }

  private func verdict(_ bytes: [UInt8], in ledger: LedgerFile) throws -> Verdict {
    if let entry = try ledger.registerEntry(pdfHash: SHA256.hex(of: bytes)) { return .genuine(entry) }
    guard let information = try PDFInformation(of: bytes) else {
      // Whoever damaged a file may have left its properties as they were.
      return try DocumentMark(inDamaged: bytes).map { try verdict($0, in: ledger) } ?? .foreign(isPDF: false)
    }
    if let mark = information.keywords.flatMap({ DocumentMark(in: $0) }) { return try verdict(mark, in: ledger) }
    // Programs that print a PDF anew leave out its words, but often keep the title, which has the number in it.
    for word in (information.title ?? "").split(whereSeparator: \.isWhitespace) {
      guard let entry = try ledger.registerEntry(number: String(word)), entry.hasFile else { continue }
      return .altered(entry, isOurs: nil)
    }
    return .foreign(isPDF: true)
  }

  private func verdict(_ mark: DocumentMark, in ledger: LedgerFile) throws -> Verdict {
    guard let number = mark.number else { return .draft }
    guard let entry = try ledger.registerEntry(number: number), entry.hasFile,
      let frozen = try ledger.document(number: number)?.frozen
    else { return .unknown(number) }
    let own = DocumentMark(number: number, fingerprint: DocumentFingerprint.text(ofFrozen: Array(frozen.utf8)))
    return .altered(entry, isOurs: own.fingerprint == mark.fingerprint)
  }
}

extension DocumentMark {
  /// Finds a mark in bytes that no reader of PDFs understands.
  fileprivate init?(inDamaged bytes: [UInt8]) {
    let start = Array("(Talim ".utf8)
    guard bytes.count >= start.count else { return nil }
    for index in 0...(bytes.count - start.count) where bytes[index] == start[0] && bytes[index...].starts(with: start) {
      let text = String(decoding: bytes[(index + 1)...].prefix(60).prefix { $0 != UInt8(ascii: ")") }, as: UTF8.self)
      if let mark = DocumentMark(in: text) {
        self = mark
        return
      }
    }
    return nil
  }
}
