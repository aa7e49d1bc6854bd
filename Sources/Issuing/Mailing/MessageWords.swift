import Diagnostics
import Documents
import JSONData
import Ledger
import PlainText
import Typesetting
import Values

/// What a message says: the subject, and the text in two forms.
struct MessageWords: Sendable {
  var subject: String
  var text: String
  var html: String
  /// The language as a language tag.
  var language: String

  /// How many columns the lines of a message have: what mail programs show without scrolling (RFC 5322, 2.1.1, advises 78).
  private static let width = 72

  init(_ document: PageDocument) throws {
    // A subject is one line, whatever the data has.
    subject = document.title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    text = try PlainTextLayout(width: Self.width).lines(of: document).text
    html = try SimpleHTML().text(of: document)
    language = document.setup.language
  }
}

/// Fills the templates of messages, `templates/mail/KIND.xml`, with what was frozen when the document was issued; what is the same for
/// all messages of a run is made once.
final class MessageWriter {
  private typealias Filling = (Record, Recipient) throws -> PageDocument

  private let office: Office
  private let language: Language?
  private var fillings: [DocumentKind: Filling] = [:]
  private var takers: [() -> [Diagnostic]] = []

  /// - Parameter language: that of all messages; each recipient's when absent.
  init(office: Office, language: Language?) {
    self.office = office
    self.language = language
  }

  /// What the message says that brings a document.
  ///
  /// - Throws: a `Diagnostic` or a `DiagnosticList` about the template, or about what is frozen.
  func words(for record: DocumentRecord, to recipient: Recipient) throws -> MessageWords {
    let filling = try fillings[record.kind] ?? filling(record.kind)
    fillings[record.kind] = filling
    return try MessageWords(filling(try Self.frozen(record), recipient))
  }

  /// What the message says that brings the page of a week.
  func words(for summary: WeeklySummary, to recipient: Recipient) throws -> MessageWords {
    let press = try weekly ?? press(of: WeeklySummary.self)
    weekly = press
    return try MessageWords(press.blocks(of: summary, for: recipient))
  }

  private var weekly: DocumentPress<WeeklySummary>?

  /// What is worth knowing since it was asked for last.
  func takeWarnings() -> [Diagnostic] { takers.flatMap { $0() } }

  /// The record of an issued document, with the fingerprint that it got.
  static func frozen(_ record: DocumentRecord) throws -> Record {
    guard let frozen = record.frozen else {
      throw Diagnostic("no-document", "nothing is kept of what `\(record.number)` says")
    }
    let bytes = Array(frozen.utf8)
    let schema = record.kind.documentType.recordSchema
    let read = try RecordReader(schema).record(of: JSONDocument(bytes, file: record.number).root)
    guard let index = schema.index(of: "fingerprint") else { return read }
    var values = schema.fields.indices.map { read[$0] }
    values[index] = .text(DocumentFingerprint.text(ofFrozen: bytes))
    return Record(schema: schema, values: values)
  }

  private func filling(_ kind: DocumentKind) throws -> Filling { try filling(kind.documentType) }

  private func filling<Document: PrintableDocument>(_: Document.Type) throws -> Filling {
    let press = try press(of: Document.self)
    return { try press.blocks(of: $0, for: $1) }
  }

  private func press<Document: PrintableDocument>(of _: Document.Type) throws -> DocumentPress<Document> {
    let press = try DocumentPress<Document>(
      office: office, template: "mail/\(Document.templateKind)", section: "mail", language: language)
    takers.append { press.takeWarnings() }
    return press
  }
}

extension DocumentKind {
  /// The type of the documents of this kind.
  var documentType: any PrintableDocument.Type {
    switch self {
    case .invoice: Invoice.self
    case .receipt: Receipt.self
    case .creditNote: CreditNote.self
    case .statement: Statement.self
    case .proforma: Proforma.self
    case .deliveryNote: DeliveryNote.self
    }
  }
}

extension PrintableDocument {
  /// The fields of documents of this kind.
  static var recordSchema: Schema { recordType.schema }
}
