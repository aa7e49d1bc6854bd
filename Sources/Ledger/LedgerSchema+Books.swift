extension LedgerSchema {
  /// The tables that came with version 2. A row of `source_rows` stays when it is gone from its file, so that a later
  /// import can still remove what it stands for.
  static let bookTables = """
    ALTER TABLE source_rows ADD COLUMN is_gone INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE settings (key TEXT NOT NULL PRIMARY KEY, setting TEXT NOT NULL, value TEXT NOT NULL, \(origin));
    CREATE TABLE terms (
      key TEXT NOT NULL PRIMARY KEY, terms TEXT NOT NULL, step TEXT NOT NULL, percent TEXT NOT NULL,
      counted_from TEXT NOT NULL, days TEXT NOT NULL, \(origin));
    CREATE TABLE rules (
      key TEXT NOT NULL PRIMARY KEY, rule_id TEXT NOT NULL, kind TEXT NOT NULL, value TEXT, steps TEXT, say_it TEXT,
      currency TEXT NOT NULL, \(origin));
    CREATE TABLE rates (
      key TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, currency TEXT NOT NULL, units TEXT NOT NULL,
      base_value TEXT NOT NULL, \(origin));
    CREATE INDEX rates_by_currency ON rates (currency, day);
    CREATE TABLE returns (
      key TEXT NOT NULL PRIMARY KEY, return_id TEXT NOT NULL, day TEXT NOT NULL,
      order_id TEXT NOT NULL REFERENCES orders(key), line TEXT NOT NULL, qty TEXT NOT NULL, reason TEXT,
      restock INTEGER, charge_to TEXT NOT NULL, credit_note_no TEXT, refund_shipping INTEGER, \(origin));
    CREATE INDEX returns_by_order ON returns (order_id);
    CREATE TABLE payouts (
      key TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, artisan_id TEXT NOT NULL, artisan_name TEXT, kind TEXT NOT NULL,
      amount INTEGER NOT NULL, currency TEXT NOT NULL, method TEXT, reference TEXT, note TEXT, \(origin));
    CREATE INDEX payouts_by_artisan ON payouts (lower(artisan_id));
    CREATE TABLE expenses (
      key TEXT NOT NULL PRIMARY KEY, bill_date TEXT NOT NULL, due_on TEXT, paid_on TEXT, category TEXT NOT NULL,
      payee TEXT, amount INTEGER NOT NULL, currency TEXT NOT NULL, method TEXT, order_id TEXT REFERENCES orders(key),
      item_id TEXT REFERENCES items(key), from_reserve INTEGER, note TEXT, \(origin));
    CREATE INDEX expenses_by_order ON expenses (order_id);
    CREATE INDEX expenses_by_item ON expenses (item_id);
    CREATE TABLE other_money (
      key TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, kind TEXT NOT NULL, amount INTEGER NOT NULL,
      currency TEXT NOT NULL, from_account TEXT, to_account TEXT, note TEXT, \(origin));
    CREATE TABLE stock_moves (
      key TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, item_id TEXT NOT NULL REFERENCES items(key), qty TEXT NOT NULL,
      reason TEXT, note TEXT, \(origin));
    CREATE INDEX stock_moves_by_item ON stock_moves (item_id);

    """
}
