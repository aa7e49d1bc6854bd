extension LedgerSchema {
  /// What came with version 8: where artisans have their accounts, and which payouts a payout run recorded.
  ///
  /// `recorded_key` is the key that the run gave its payout, `payout_key` that of the row it is kept as now: the same, or that of the row of
  /// a payouts.csv that says it again. It goes with that row.
  static let payRunTables = """
    ALTER TABLE artisans ADD COLUMN bank_account TEXT;
    ALTER TABLE artisans ADD COLUMN ifsc TEXT;
    CREATE TABLE run_payouts (
      payout_key TEXT NOT NULL PRIMARY KEY REFERENCES payouts(key) ON DELETE CASCADE, recorded_key TEXT NOT NULL,
      period TEXT NOT NULL, artisan_key TEXT NOT NULL, time TEXT NOT NULL);
    CREATE INDEX run_payouts_by_period ON run_payouts (period, artisan_key);

    """
}
