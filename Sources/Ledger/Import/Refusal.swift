/// The names of all reasons for which an import does not take something over. Tests hold the sources and the guide to them.
enum Refusal {
  /// Why a row can not be a fact; it goes to the problems file.
  static let ofRows: Set<String> = [
    // The row as a whole.
    "unclosed-quote", "surplus-cells", "duplicate-id", "order-invoiced",
    // One cell.
    "missing-cell", "unreadable-cell", "unreadable-day", "ambiguous-day", "unreadable-number", "ambiguous-number",
    "number-out-of-range", "too-many-decimals", "unknown-word", "unknown-country", "unknown-state", "unknown-currency",
    "unknown-setting", "rate-of-base",
    // An id that another file defines.
    "unknown-buyer", "unknown-artisan", "unknown-item", "unknown-order", "unknown-line", "unknown-rule",
    "unknown-terms",
    // Cells and rows that are right only together.
    "unreadable-makers", "maker-shares", "unreadable-steps", "steps-not-rising", "steps-not-from-zero",
    "terms-percent", "returned-above-sold",
    // Rows of exports of shops, payment services and banks.
    "ambiguous-buyer", "order-cancelled", "price-not-exact", "reference-twice", "sums-differ", "two-amounts",
  ]

  /// Why a file can not be read at all; nothing of the import is stored then.
  static let ofFiles: Set<String> = ["unknown-file", "empty-file", "missing-column", "doubled-column"]
}
