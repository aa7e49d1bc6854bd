internal import GRDB
internal import Values

/// Rows of a file that are right or wrong only together, with those that the ledger holds.
///
/// Input: the rows of a sheet, before any is stored. Output: for each row, in their order, the reason against it.
protocol RowGroup {
  /// Why a readable row cannot be a fact beside the others.
  mutating func reason(against row: ParsedRow) throws -> RowReader.Reason?
}

/// The makers of row groups.
enum RowGroups {
  /// The readable rows of a sheet, by key; a second row with the same key is left out, as it is when it is stored.
  static func rows(_ sheet: Sheet, _ reader: RowReader) throws -> [String: ParsedRow] {
    var rows: [String: ParsedRow] = [:]
    try sheet.rows.forEach { row, _, _ in
      guard !row.isBlank, !sheet.isTotal(row) else { return }
      if case .row(let parsed) = try reader.read(row), rows[parsed.key] == nil { rows[parsed.key] = parsed }
    }
    return rows
  }

  /// The group that a sheet's rows form, if they form one.
  static func group(
    of sheet: Sheet, reader: RowReader, db: Database, options: ImportOptions
  ) throws -> (any RowGroup)? {
    let gone = options.removesGoneRows ? try SourceRows(db).keys(sheet) : []
    switch sheet.kind {
    case .terms: return try TermsGroup(sheet, reader, db, gone: gone)
    case .returns: return try ReturnsGroup(sheet, reader, db, gone: gone)
    default: return nil
    }
  }
}

/// The steps of payment terms, whose percentages sum to 100.
struct TermsGroup: RowGroup {
  private var sums: [String: ExactDecimal] = [:]
  private let title: String

  /// `gone` are the rows that would be removed unless the file still has them.
  init(_ sheet: Sheet, _ reader: RowReader, _ db: Database, gone: Set<String>) throws {
    title = reader.names["percent"].map { reader.readers[$0].title } ?? "Percent"
    var percents: [String: String] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT key, percent FROM terms") where !gone.contains(row[0]) {
      percents[row[0]] = row[1]
    }
    for (key, row) in try RowGroups.rows(sheet, reader) {
      percents[key] = reader.text("percent", row.values)
    }
    for (key, percent) in percents {
      let terms = Self.terms(key)
      sums[terms] = (try? (sums[terms] ?? .zero) + (ExactDecimal(percent) ?? .zero)) ?? .zero
    }
  }

  private static func terms(_ key: String) -> String { String(key.prefix { $0 != "\t" }) }

  mutating func reason(against row: ParsedRow) -> RowReader.Reason? {
    guard let sum = sums[Self.terms(row.key)], sum != .hundred else { return nil }
    let problem = CellProblem(
      "terms-percent", "the steps of the terms `\(row.values[0].text ?? "")` sum to \(sum) %, not to 100 %",
      hint:
        "mend the percentages; a step that was imported before and is gone from the file still counts unless you import with `--replace`"
    )
    return (problem, title)
  }
}

/// The returns of each order line, which are never more than was sold.
struct ReturnsGroup: RowGroup {
  private let db: Database
  private let reader: RowReader
  private let inFile: [String: ParsedRow]
  /// What came back of each line so far: the ledger's other rows, then the file's rows as they are taken.
  private var returned: [String: ExactDecimal] = [:]

  init(_ sheet: Sheet, _ reader: RowReader, _ db: Database, gone: Set<String>) throws {
    self.db = db
    self.reader = reader
    inFile = try RowGroups.rows(sheet, reader)
    for row in try Row.fetchAll(db, sql: "SELECT key, order_id, line, qty FROM returns") {
      let key: String = row[0]
      if inFile[key] == nil, !gone.contains(key) {
        add(FactRows.decimal(row, "qty"), to: "\(row[1] as String)\t\((row[2] as String).idKey)")
      }
    }
  }

  private mutating func add(_ quantity: ExactDecimal?, to line: String) {
    returned[line] = (try? (returned[line] ?? .zero) + (quantity ?? .zero)) ?? returned[line]
  }

  mutating func reason(against row: ParsedRow) throws -> RowReader.Reason? {
    // A second row with the same id is looked at where it is stored.
    guard inFile[row.key]?.number == row.number, let order = reader.text("order_id", row.values),
      let name = reader.text("line", row.values)?.idKey,
      let quantity = reader.text("qty", row.values).flatMap({ ExactDecimal($0) })
    else { return nil }
    let line = "\(order)\t\(name)"
    let sold = try String.fetchOne(
      db.cachedStatement(sql: "SELECT qty FROM order_lines WHERE key = ?"), arguments: [line]
    ).flatMap { ExactDecimal($0) }
    let sum = try? (returned[line] ?? .zero) + quantity
    if let sold, let sum, sum <= sold {
      returned[line] = sum
      return nil
    }
    // The row is refused, so what the ledger has for it stays.
    let stored = try String.fetchOne(
      db.cachedStatement(sql: "SELECT qty FROM returns WHERE key = ?"), arguments: [row.key])
    add(stored.flatMap { ExactDecimal($0) }, to: line)
    let problem = CellProblem(
      "returned-above-sold",
      "with this row \(sum?.description ?? "more") of line `\(name)` of order `\(order.uppercased())` came back, but only \(sold?.description ?? "0") were sold",
      hint: "mend `Qty`, or the line it names")
    return (problem, reader.names["qty"].map { reader.readers[$0].title })
  }
}
