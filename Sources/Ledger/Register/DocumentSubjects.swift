import Diagnostics
internal import GRDB

/// What documents are about, and the rows they rest on.
struct DocumentSubjects {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// The number of a document that stands and is about a subject.
  func number(about subject: DocumentSubject) throws -> String? {
    let select = try db.cachedStatement(
      sql: """
        SELECT d.number FROM document_subjects s JOIN documents d ON d.id = s.document_id
        WHERE s.subject = ? AND d.state = 'issued'
        """)
    return try String.fetchOne(select, arguments: [subject.text])
  }

  /// Throws a `Diagnostic` when a document stands already for what is to be issued.
  func requireFree(_ request: IssueRequest) throws {
    for subject in request.subjects {
      guard let number = try number(about: subject) else { continue }
      throw Diagnostic(
        "already-issued", "this \(request.kind.noun) is issued already as `\(number)`",
        hint: Self.wayOn(request.kind, number))
    }
  }

  /// What is cancelled easily may be issued anew; an invoice, a receipt or a credit note is somebody's proof.
  private static func wayOn(_ kind: DocumentKind, _ number: String) -> String {
    let reprint = "`talim reprint \(number)` prints it again"
    switch kind {
    case .proforma, .deliveryNote, .statement:
      return "\(reprint); to issue another, cancel it first: `talim cancel \(number) --reason …`"
    case .invoice, .receipt, .creditNote: return "what is issued is never issued twice; \(reprint)"
    }
  }

  func enter(_ subjects: [DocumentSubject], rows: [DocumentRow], of document: Int64) throws {
    let subjectInsert = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO document_subjects (subject, document_id) VALUES (?, ?)")
    for subject in subjects { try subjectInsert.execute(arguments: [subject.text, document]) }
    let rowInsert = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO document_rows (file, row_key, document_id) VALUES (?, ?, ?)")
    for row in rows { try rowInsert.execute(arguments: [row.kind.rawValue, row.key, document]) }
  }
}
