import Diagnostics

/// What a PDF of anybody says about itself.
///
/// Input: bytes, whoever wrote them. Output: the texts of its information dictionary; object streams, files that need no password
/// though they are encrypted, and files whose table of objects is broken are read, too.
public struct PDFInformation: Sendable, Hashable {
  /// The title.
  public var title: String?
  /// What it is about.
  public var subject: String?
  /// Words to find it by; what Talim prints names its number and fingerprint here.
  public var keywords: String?
  /// The program that wrote it last.
  public var producer: String?

  /// More than this is not looked into: none of our documents is nearly as large.
  static let mostBytes = 200_000_000

  /// Reads it; `nil` when the bytes are no PDF, or one that can not be opened without a password.
  ///
  /// - Throws: a `Diagnostic` (environment) when qpdf is not installed.
  public init?(of bytes: [UInt8]) throws {
    guard let library = QPDFLibrary.shared else {
      throw Diagnostic(
        "no-qpdf", "qpdf is not installed, so that PDFs of other programs can not be read",
        hint: "install the package that has `libqpdf.so`, such as `libqpdf-dev`", fault: .environment)
    }
    guard bytes.count <= Self.mostBytes, Self.looksLikePDF(bytes) else { return nil }
    let texts = library.information(of: bytes, keys: ["/Title", "/Subject", "/Keywords", "/Producer"])
    guard let texts else { return nil }
    (title, subject, keywords, producer) = (texts[0], texts[1], texts[2], texts[3])
  }

  /// Readers accept the mark of a PDF anywhere in its first kilobyte (ISO 32000-1, note 13 of annex H).
  private static func looksLikePDF(_ bytes: [UInt8]) -> Bool {
    let mark = Array("%PDF-".utf8)
    let head = bytes.prefix(1_024 + mark.count)
    return head.indices.contains { head[$0...].starts(with: mark) }
  }
}
