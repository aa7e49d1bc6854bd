import Diagnostics
internal import GRDB

/// Looks for returns that took back shares and pieces, while the buyer still owes the whole invoice.
struct ReturnChecks {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Returns of invoiced orders for which there is no credit note, neither in the file nor of Talim.
  func run() throws -> [Diagnostic] {
    let sql = """
      SELECT r.return_id, o.order_id AS order_spelling, d.number, r.row_number, m.file FROM returns r
      JOIN imports m ON m.id = r.import_id JOIN orders o ON o.key = r.order_id
      JOIN documents d ON d.order_key = o.key AND d.kind = 'invoice' AND d.state = 'issued'
      WHERE r.credit_note_no IS NULL AND NOT EXISTS (
        SELECT 1 FROM document_subjects s JOIN documents c ON c.id = s.document_id
        WHERE s.subject = 'credit:' || r.key AND c.state = 'issued')
      ORDER BY r.key
      """
    return try LedgerChecks.warnings(db, sql) { row in
      let (id, order): (String, String) = (row["return_id"], row["order_spelling"])
      return (
        "return-without-credit-note",
        "return `\(id)` of order `\(order)` has no credit note, so the buyer still owes all of invoice `\(row["number"] as String)`",
        "Credit Note No", "`talim credit-note \(ShellWord.quoted(id))` issues it"
      )
    }
  }
}
