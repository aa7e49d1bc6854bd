extension LedgerSchema {
  /// The tables that came with version 9: what issued documents were printed with. The text of each file is kept once, whatever number of
  /// documents it was used for; of fonts only the fingerprint and the version. `font_stamps` saves reading the fonts for every run.
  /// A correction that somebody dropped stays, so that the same cell is not asked about again with every import.
  static let frozenTables = """
    CREATE TABLE frozen_files (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, content BLOB);
    CREATE TABLE frozen_sets (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE);
    CREATE TABLE frozen_set_files (
      set_id INTEGER NOT NULL REFERENCES frozen_sets(id), position INTEGER NOT NULL, role TEXT NOT NULL,
      name TEXT NOT NULL, version TEXT, file_id INTEGER NOT NULL REFERENCES frozen_files(id),
      PRIMARY KEY (set_id, position)) WITHOUT ROWID;
    CREATE TABLE document_sets (
      document_id INTEGER NOT NULL REFERENCES documents(id), set_id INTEGER NOT NULL REFERENCES frozen_sets(id),
      PRIMARY KEY (document_id, set_id)) WITHOUT ROWID;
    CREATE TABLE font_stamps (stamp TEXT NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL, version TEXT NOT NULL);
    ALTER TABLE pending_changes ADD COLUMN is_dropped INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX documents_by_hash ON documents (pdf_sha256);

    """
}
