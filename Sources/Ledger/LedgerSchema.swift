import Diagnostics
internal import GRDB

/// The tables, and how an older ledger becomes a newer one.
enum LedgerSchema {
  /// The version this program writes, kept in SQLite's `user_version`, so that opening a current ledger costs one read.
  static let version = 10
  /// `TALM`, kept in SQLite's `application_id`.
  static let applicationID = 0x5441_4C4D

  /// Checks that the file is a ledger this program can use, and makes or migrates its tables.
  static func bringUpToDate(_ queue: DatabaseQueue, path: String, readOnly: Bool) throws {
    let found = try queue.unsafeReentrantWrite { db in try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }
    if found == version { return try requireLedger(queue, path: path) }
    guard found < version else {
      throw Diagnostic(
        "ledger-newer", "the ledger `\(path)` was written by a newer Talim", at: .file(path),
        hint: "install the newest Talim and try again", fault: .environment)
    }
    if found > 0 { try requireLedger(queue, path: path) } else { try requireEmpty(queue, path: path) }
    guard !readOnly else {
      throw Diagnostic(
        "ledger-older", "the ledger `\(path)` must be brought up to date before it can be read", at: .file(path),
        hint: "run `talim import` or `talim status` once where the file may be written", fault: .environment)
    }
    try queue.unsafeReentrantWrite { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL")
    }
    try migrator.migrate(queue)
  }

  private static func requireLedger(_ queue: DatabaseQueue, path: String) throws {
    let found = try queue.unsafeReentrantWrite { db in try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0 }
    guard found == applicationID else { throw notALedger(path) }
  }

  /// An SQLite file of another program must not be given our tables.
  private static func requireEmpty(_ queue: DatabaseQueue, path: String) throws {
    let tables = try queue.unsafeReentrantWrite { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM sqlite_master WHERE name NOT IN ('grdb_migrations') AND name NOT LIKE 'sqlite_%'"
      )
    }
    guard tables == 0 else { throw notALedger(path) }
  }

  private static func notALedger(_ path: String) -> Diagnostic {
    Diagnostic(
      "not-a-ledger", "`\(path)` is an SQLite file, but not a ledger", at: .file(path),
      hint: "name the file `ledger.sqlite` of a co-op", fault: .environment)
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: six files and the register") { db in
      try db.execute(sql: importTables + factTables + indexTables + registerTables)
      try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = 1")
    }
    migrator.registerMigration("2: the other nine files") { db in
      try db.execute(sql: bookTables + "PRAGMA user_version = 2")
    }
    migrator.registerMigration("3: matches accepted by a person") { db in
      try db.execute(sql: matchTables + "PRAGMA user_version = 3")
    }
    migrator.registerMigration("4: a count of changes, and snapshots") { db in
      try db.execute(sql: snapshotTables + "PRAGMA user_version = 4")
    }
    migrator.registerMigration("5: what files with refused rows showed about days and numbers") { db in
      try db.execute(sql: "ALTER TABLE sources ADD COLUMN shown TEXT; PRAGMA user_version = 5")
    }
    migrator.registerMigration("6: what documents are about, and the rows they rest on") { db in
      try db.execute(sql: subjectTables + "PRAGMA user_version = 6")
    }
    migrator.registerMigration("7: the way of the goods") { db in
      try db.execute(sql: deliveryColumns + "PRAGMA user_version = 7")
    }
    migrator.registerMigration("8: artisans' bank accounts, and what payout runs recorded") { db in
      try db.execute(sql: payRunTables + "PRAGMA user_version = 8")
    }
    migrator.registerMigration("9: what documents were printed with") { db in
      try db.execute(sql: frozenTables + "PRAGMA user_version = 9")
    }
    migrator.registerMigration("10: the outbox") { db in
      try db.execute(sql: outboxTables + "PRAGMA user_version = 10")
    }
    return migrator
  }

  private static let importTables = """
    CREATE TABLE imports (
      id INTEGER PRIMARY KEY, file TEXT NOT NULL, kind TEXT NOT NULL, sha256 TEXT NOT NULL, time TEXT NOT NULL,
      rows_in INTEGER NOT NULL DEFAULT 0, rows_new INTEGER NOT NULL DEFAULT 0, rows_changed INTEGER NOT NULL DEFAULT 0,
      rows_refused INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE sources (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, UNIQUE (name, kind));
    CREATE TABLE source_rows (
      source_id INTEGER NOT NULL REFERENCES sources(id), row_key TEXT NOT NULL,
      PRIMARY KEY (source_id, row_key)) WITHOUT ROWID;
    CREATE TABLE changes (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL, row_key TEXT NOT NULL, column_name TEXT NOT NULL, old TEXT, new TEXT,
      import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
    CREATE INDEX changes_by_row ON changes (kind, row_key);
    CREATE TABLE pending_changes (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL, row_key TEXT NOT NULL, column_name TEXT NOT NULL, old, new,
      import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL,
      UNIQUE (kind, row_key, column_name));

    """

  /// What every table of facts ends with: cells of columns unknown to us, and where the row came from.
  static let origin = """
    extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL
    """

  private static let factTables = """
    CREATE TABLE buyers (
      key TEXT NOT NULL PRIMARY KEY, buyer_id TEXT NOT NULL, name TEXT NOT NULL, local_name TEXT, address TEXT,
      state_code TEXT, country TEXT NOT NULL, gstin TEXT, vat_id TEXT, email TEXT, terms TEXT, language TEXT, \(origin));
    CREATE TABLE artisans (
      key TEXT NOT NULL PRIMARY KEY, artisan_id TEXT NOT NULL, name TEXT NOT NULL, local_name TEXT, village TEXT,
      craft TEXT, phone TEXT, upi TEXT, email TEXT, joined TEXT, retention TEXT, advance_recovery TEXT, language TEXT,
      \(origin));
    CREATE TABLE items (
      key TEXT NOT NULL PRIMARY KEY, item_id TEXT NOT NULL, name TEXT NOT NULL, collection TEXT NOT NULL,
      owner TEXT NOT NULL, makers TEXT, payout_rule TEXT, unit_cost INTEGER NOT NULL, currency TEXT NOT NULL, unit TEXT,
      qty_in TEXT NOT NULL, received_on TEXT NOT NULL, batch TEXT, made_on TEXT, best_before TEXT, min_stock TEXT,
      hsn TEXT, gst TEXT NOT NULL, \(origin));
    CREATE TABLE orders (
      key TEXT NOT NULL PRIMARY KEY, order_id TEXT NOT NULL, order_date TEXT NOT NULL,
      buyer_id TEXT NOT NULL REFERENCES buyers(key), channel TEXT, currency TEXT NOT NULL, prices_include_tax INTEGER,
      order_discount INTEGER, shipping_charged INTEGER, shipping_gst TEXT, terms TEXT, status TEXT, payment_status TEXT,
      invoice_no TEXT, invoice_date TEXT, shipped_on TEXT, promised_by TEXT, cancelled_on TEXT, payment_txn_ids TEXT,
      note TEXT, \(origin));
    CREATE INDEX orders_by_buyer ON orders (buyer_id);
    CREATE TABLE order_lines (
      key TEXT NOT NULL PRIMARY KEY, order_id TEXT NOT NULL REFERENCES orders(key), line TEXT NOT NULL,
      item_id TEXT NOT NULL REFERENCES items(key), description TEXT, qty TEXT NOT NULL, unit_price INTEGER NOT NULL,
      currency TEXT NOT NULL, discount TEXT, gst TEXT NOT NULL, \(origin));
    CREATE INDEX order_lines_by_order ON order_lines (order_id);
    CREATE INDEX order_lines_by_item ON order_lines (item_id);
    CREATE TABLE payments (
      key TEXT NOT NULL PRIMARY KEY, txn_id TEXT, received_at TEXT NOT NULL, payer TEXT, method TEXT NOT NULL,
      kind TEXT NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL, fee INTEGER, base_amount INTEGER,
      reference TEXT, note TEXT, \(origin));

    """

  /// What can be derived is never stored as a fact; these two only find payments quickly and follow their rows.
  private static let indexTables = """
    CREATE TABLE reference_words (
      word TEXT NOT NULL, payment_key TEXT NOT NULL REFERENCES payments(key) ON DELETE CASCADE,
      PRIMARY KEY (word, payment_key)) WITHOUT ROWID;
    CREATE INDEX reference_words_by_payment ON reference_words (payment_key);
    CREATE TABLE order_transactions (
      txn_key TEXT NOT NULL, order_key TEXT NOT NULL REFERENCES orders(key) ON DELETE CASCADE,
      PRIMARY KEY (txn_key, order_key)) WITHOUT ROWID;
    CREATE INDEX order_transactions_by_order ON order_transactions (order_key);

    """

  private static let registerTables = """
    CREATE TABLE documents (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL, series TEXT NOT NULL, prefix TEXT NOT NULL COLLATE NOCASE,
      financial_year INTEGER NOT NULL, running INTEGER, number TEXT NOT NULL UNIQUE COLLATE NOCASE,
      order_key TEXT REFERENCES orders(key), buyer_key TEXT REFERENCES buyers(key), issued_on TEXT NOT NULL,
      currency TEXT, total INTEGER, frozen TEXT, template_hash TEXT, pdf_sha256 TEXT, file_name TEXT,
      state TEXT NOT NULL, origin TEXT NOT NULL, time TEXT);
    CREATE INDEX documents_by_order ON documents (order_key);
    CREATE INDEX documents_by_series ON documents (prefix, running);
    CREATE TABLE document_files (
      document_id INTEGER PRIMARY KEY REFERENCES documents(id), pdf BLOB NOT NULL, is_published INTEGER NOT NULL);
    CREATE INDEX unpublished_files ON document_files (document_id) WHERE is_published = 0;

    """
}
