extension LedgerSchema {
  /// The table that came with version 3: what a person said a payment is for. A row without an order says that it is for none.
  /// It goes with the row of its payment; an order that a payment was given to is not removed (`RowDependants`).
  static let matchTables = """
    CREATE TABLE payment_decisions (
      payment_key TEXT NOT NULL REFERENCES payments(key) ON DELETE CASCADE, order_key TEXT REFERENCES orders(key),
      time TEXT NOT NULL, UNIQUE (payment_key, order_key));
    CREATE INDEX payment_decisions_by_order ON payment_decisions (order_key);

    """
}
