import Diagnostics
import Documents
import Ledger
import Settings
import Values

/// A document drawn up with its number, and what the register is to know of it.
struct DocumentDraft<Document: PrintableDocument> {
  var document: Document
  var recipient: Recipient
  var total: Money
  var buyerID: String?
  var artisanID: String?
  /// The rows it rests on, besides those of its order and its buyer.
  var rows: [DocumentRow] = []
}

extension NumberSeries {
  /// The series of a kind of paper.
  init(_ paper: PaperSettings.Kind) throws(Diagnostic) {
    try self.init(name: paper.section, pattern: "\(paper.series)/{year}/{number:\(paper.digits)}")
  }

  /// The series of invoices.
  init(_ invoice: InvoiceSettings) throws(Diagnostic) {
    try self.init(name: invoice.series, pattern: "\(invoice.series)/{year}/{number:\(invoice.digits)}")
  }
}

extension Office {
  /// Issues one document: takes the number, draws up, prints and stores in one transaction, then gives the file its name. A throw leaves
  /// no number used and no file.
  ///
  /// - Parameter draft: draws up the document with the number that it gets; may read from the ledger.
  func issue<Document: PrintableDocument>(
    _ request: IssueRequest, press: DocumentPress<Document>, ledger: LedgerFile, outFolder: String,
    draft: (IssuedNumber) throws -> DocumentDraft<Document>
  ) throws -> DocumentRecord {
    var pending: PendingFile?
    defer {
      pending?.discard()
      fonts.keepNew(in: ledger)
    }
    return try ledger.issue(request, keeping: keptStatus(ledger)) { given in
      let issued = try Self.print(try draft(given), number: given.number, press: press)
      IssueStep.printed.reached()
      pending = try PendingFile(issued.pdf, path: FilePaths.joined(outFolder, issued.fileName))
      IssueStep.fileWritten.reached()
      return issued
    } publish: { _ in
      try pending?.publish()
    }
  }

  /// Prints a document that has its number, for the register.
  static func print<Document: PrintableDocument>(
    _ draft: DocumentDraft<Document>, number: String, press: DocumentPress<Document>
  ) throws -> IssuedDocument {
    let printed = try press.print(draft.document, for: draft.recipient, isDraft: false)
    return IssuedDocument(
      buyerID: draft.buyerID, artisanID: draft.artisanID, rows: draft.rows, total: draft.total, frozen: printed.frozen,
      templateHash: printed.templateHash, printedWith: printed.printedWith, pdf: printed.pdf,
      fileName: FileNames.safe(number) + ".pdf")
  }

  /// Prints a document without a number to `draft-NAME.pdf`; nothing is kept.
  ///
  /// - Returns: the path.
  func printDraft<Document: PrintableDocument>(
    _ document: Document, for recipient: Recipient, name: String, press: DocumentPress<Document>, outFolder: String
  ) throws -> String {
    let printed = try press.print(document, for: recipient, isDraft: true)
    let path = FilePaths.joined(outFolder, "draft-\(FileNames.safe(name)).pdf")
    try FileWriting.write(printed.pdf, toFile: path)
    return path
  }

  /// The language that a person asked for; `nil` when nobody did.
  func language(named text: String?) throws -> Language? {
    guard let text else { return nil }
    if let language = Language(named: text) { return language }
    throw Diagnostic(
      "unknown-language", "unknown language `\(text)`",
      hint: "known are \(Language.allCases.map { "`\($0.code)` \($0.englishName)" }.joined(separator: ", "))",
      fault: .misuse)
  }

  /// Writes the files of documents that were issued just before the program or the machine stopped.
  func restoreMissingFiles(_ ledger: LedgerFile, outFolder: String) throws {
    PendingFile.removeAbandoned(in: outFolder)
    for record in try ledger.documentsAwaitingFile() {
      guard let name = record.fileName, let pdf = try ledger.pdf(of: record.number) else { continue }
      try FileWriting.makeFolder(outFolder)
      try FileWriting.write(pdf, toFile: FilePaths.joined(outFolder, name))
      try ledger.markPublished(record.number)
    }
  }
}
