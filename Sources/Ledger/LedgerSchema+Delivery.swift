extension LedgerSchema {
  /// The columns that came with version 7: what buyers and orders say about the way of the goods. What stood in columns of these
  /// titles before is with the other cells of its row until the file is imported again.
  static let deliveryColumns = """
    ALTER TABLE buyers ADD COLUMN delivery_address TEXT;
    ALTER TABLE orders ADD COLUMN your_reference TEXT;
    ALTER TABLE orders ADD COLUMN delivery_address TEXT;
    ALTER TABLE orders ADD COLUMN incoterm TEXT;
    ALTER TABLE orders ADD COLUMN transport TEXT;
    ALTER TABLE orders ADD COLUMN boxes TEXT;
    ALTER TABLE orders ADD COLUMN net_weight TEXT;
    ALTER TABLE orders ADD COLUMN gross_weight TEXT;

    """
}
