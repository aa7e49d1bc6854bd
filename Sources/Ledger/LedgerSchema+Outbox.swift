extension LedgerSchema {
  /// The tables that came with version 10: messages, the bytes that are sent, and what became of them.
  ///
  /// `cause` says what is sent to whom (a document's number and who gets it), so that one thing is put in once for one person whatever
  /// the address is; `nth` counts the messages made for it, each with a Message-ID of its own. `content` stands for all that the message
  /// says. The bytes stay: what was sent can be shown.
  static let outboxTables = """
    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY, message_id TEXT NOT NULL UNIQUE, cause TEXT NOT NULL, nth INTEGER NOT NULL,
      kind TEXT NOT NULL, document_number TEXT, period TEXT, recipient_key TEXT NOT NULL, recipient_name TEXT NOT NULL,
      sender TEXT NOT NULL, address TEXT NOT NULL, subject TEXT NOT NULL, content TEXT NOT NULL, state TEXT NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0, code INTEGER, reply TEXT, queued_at TEXT NOT NULL, state_at TEXT NOT NULL,
      UNIQUE (cause, nth));
    CREATE INDEX outbox_by_state ON outbox (state, id);
    CREATE INDEX outbox_by_document ON outbox (document_number);
    CREATE TABLE outbox_bytes (
      outbox_id INTEGER PRIMARY KEY REFERENCES outbox(id), bytes BLOB NOT NULL, sha256 TEXT NOT NULL);
    CREATE TABLE outbox_history (
      id INTEGER PRIMARY KEY, outbox_id INTEGER NOT NULL REFERENCES outbox(id), state TEXT NOT NULL, time TEXT NOT NULL,
      by TEXT NOT NULL, code INTEGER, reply TEXT);
    CREATE INDEX outbox_history_by_message ON outbox_history (outbox_id);

    """
}
