extension LedgerSchema {
  /// What came with version 6: documents for artisans, what a document is about and may be issued for only once, the rows it rests on, and
  /// when and why it was cancelled.
  static let subjectTables = """
    ALTER TABLE documents ADD COLUMN artisan_id TEXT;
    ALTER TABLE documents ADD COLUMN cancelled_on TEXT;
    ALTER TABLE documents ADD COLUMN cancel_reason TEXT;
    CREATE TABLE document_subjects (
      subject TEXT NOT NULL, document_id INTEGER NOT NULL REFERENCES documents(id),
      PRIMARY KEY (subject, document_id)) WITHOUT ROWID;
    CREATE INDEX document_subjects_by_document ON document_subjects (document_id);
    CREATE TABLE document_rows (
      file TEXT NOT NULL, row_key TEXT NOT NULL, document_id INTEGER NOT NULL REFERENCES documents(id),
      PRIMARY KEY (file, row_key, document_id)) WITHOUT ROWID;
    CREATE INDEX document_rows_by_document ON document_rows (document_id);

    """
}
