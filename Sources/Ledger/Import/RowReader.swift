import Diagnostics
internal import Values

/// Turns one row of a sheet into the row that is kept, or into every reason why it cannot be a fact.
///
/// Input: a `SheetRow`. Output: a `ParsedRow`, or the problems with their columns.
struct RowReader {
  /// A reason and the title of the column it is about.
  typealias Reason = (problem: CellProblem, title: String?)

  /// Either the row or the reasons against it.
  enum Outcome {
    case row(ParsedRow)
    /// The key is given where it could be read, so that a refused row does not count as gone.
    case refused([Reason], key: String?)
  }

  let sheet: Sheet
  let book: ReferenceBook
  let baseCurrency: Currency
  let readers: [CellReader]
  let names: [String: Int]
  /// The places of the columns that tell the key, and of those that need a second look.
  private let keyPlaces: [Int?]
  private let referring: [Int]
  private let amounts: [Int]
  private let makers: [Int]

  init(_ sheet: Sheet, habits: SheetHabits, book: ReferenceBook, baseCurrency: Currency) {
    self.sheet = sheet
    self.book = book
    self.baseCurrency = baseCurrency
    let columns = sheet.kind.columns
    readers = columns.enumerated().map { index, column in
      CellReader(
        column: column, title: sheet.title(index), dayOrder: habits.dayOrder(index),
        decimalSign: habits.decimalSign(index))
    }
    let names = Dictionary(columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.names = names
    keyPlaces = sheet.kind.keyColumns.map { names[$0] }
    referring = columns.indices.filter { columns[$0].refersElsewhere }
    amounts = columns.indices.filter { columns[$0].content == .amount || columns[$0].content == .baseAmount }
    makers = columns.indices.filter { columns[$0].content == .makers }
  }

  /// Reads a row; throws only what the database throws.
  func read(_ row: SheetRow) throws -> Outcome {
    guard !row.isBroken else {
      let problem = CellProblem(
        "unclosed-quote", "a quotation mark in this row is never closed, or something follows a closing one",
        hint: "close it, or write each quotation mark inside a cell twice")
      return .refused([(problem, nil)], key: nil)
    }
    var reasons: [Reason] = surplus(row)
    var values = Array(repeating: CellValue.blank, count: readers.count)
    for (index, reader) in readers.enumerated() {
      do throws(CellProblem) { values[index] = try reader.value(sheet.cell(row, index)) } catch {
        reasons.append((error, reader.title))
      }
    }
    let currency = try currency(&values, &reasons)
    try readReferences(&values, row, &reasons)
    readAmounts(&values, currency, &reasons)
    try readMakers(&values, &reasons)
    try checkKind(&values, row, &reasons)
    let key = key(values)
    guard reasons.isEmpty, let key else {
      if let key { book.enterRefused(sheet.kind, key) }
      return .refused(reasons, key: key)
    }
    return .row(
      ParsedRow(
        number: row.number, originalNumber: originalNumber(row), key: key, values: values,
        currency: sheet.kind.inheritsCurrency ? currency?.code : nil, extra: extra(row)))
  }

  private func originalNumber(_ row: SheetRow) -> Int? {
    guard let place = sheet.originalRowPlace, place < row.cells.count else { return nil }
    return Int(row.cells[place].trimmed)
  }

  /// The key of a row with an id; for one without, its cells, to which the importer adds the nth occurrence.
  private func key(_ values: [CellValue]) -> String? {
    let parts = keyPlaces.map { place in place.flatMap { values[$0].text?.idKey } }
    let found = parts.compactMap { $0 }
    if !parts.isEmpty, found.count == parts.count { return found.joined(separator: "\t") }
    return sheet.kind.allowsRowsWithoutID ? cellsKey(values) : nil
  }

  private func cellsKey(_ values: [CellValue]) -> String {
    let cells = zip(sheet.kind.columns, values).compactMap { column, value -> String? in
      switch value {
      case .blank: nil
      case .text(let text): "\(column.name)=\(text.lowercased())"
      case .integer(let number): "\(column.name)=\(number)"
      }
    }
    return "\t" + cells.joined(separator: "\t")
  }

  private func surplus(_ row: SheetRow) -> [Reason] {
    guard row.cells.count > sheet.titles.count else { return [] }
    guard row.cells[sheet.titles.count...].contains(where: { !$0.isBlank }) else { return [] }
    let problem = CellProblem(
      "surplus-cells", "the row has more cells than there are titles",
      hint: "put quotation marks around cells that hold the separator")
    return [(problem, nil)]
  }

  private func currency(_ values: inout [CellValue], _ reasons: inout [Reason]) throws -> Currency? {
    switch sheet.kind {
    case .orderLines, .returns:
      guard let key = names["order_id"].flatMap({ values[$0].text }) else { return nil }
      return try book.currency(ofOrder: key)
    case .orders, .payments:
      guard let index = names["currency"] else { return nil }
      if let code = values[index].text { return Currency(code: code) }
      // An unreadable currency was refused above; a blank one means the co-op's own.
      guard sheet.kind == .payments, !reasons.contains(where: { $0.title == readers[index].title }) else { return nil }
      values[index] = .text(baseCurrency.code)
      return baseCurrency
    default: return baseCurrency
    }
  }

  private func readReferences(_ values: inout [CellValue], _ row: SheetRow, _ reasons: inout [Reason]) throws {
    for index in referring {
      let reader = readers[index]
      guard let key = values[index].text?.idKey else { continue }
      let found: FileKind
      switch reader.column.content {
      case .reference(let kind):
        guard try !book.exists(kind, key) else { continue }
        found = kind
      case .named(let kind):
        if let spelling = try book.spelling(kind, key) {
          values[index] = .text(spelling)
          continue
        }
        found = kind
      case .looseReference(let kind):
        if let spelling = try book.spelling(kind, key) { values[index] = .text(spelling) }
        continue
      default: continue
      }
      reasons.append((try unknown(found, sheet.cell(row, index).trimmed), reader.title))
    }
  }

  /// What is said of an id that its own file does not define.
  func unknown(_ kind: FileKind, _ text: String) throws -> CellProblem {
    let verb = kind == .terms ? "there are no" : "there is no"
    var hint = "import `\(kind.rawValue).csv` first, or mend the id"
    if book.wasRefused(kind, text.idKey) {
      hint = "its own row in `\(kind.rawValue).csv` was refused; mend that first"
    } else if let near = try book.suggestion(kind, text) {
      hint = "did you mean `\(near)`?"
    } else if kind == .artisans, text.contains(where: { " ,/+&".contains($0) }) {
      hint = "write several makers as `A01:60;A02:40`"
    }
    return CellProblem(
      "unknown-\(kind.referenceNoun)", "\(verb) \(kind == .terms ? "payment terms" : kind.noun) `\(text)`", hint: hint)
  }

  private func readAmounts(_ values: inout [CellValue], _ currency: Currency?, _ reasons: inout [Reason]) {
    for index in amounts {
      let reader = readers[index]
      guard let text = values[index].text else { continue }
      do throws(CellProblem) {
        let isBase = reader.column.content == .baseAmount
        guard let unit = isBase ? baseCurrency : currency else {
          // The currency is what is wrong, and that is said already; the number is still looked at.
          _ = try reader.number(text)
          continue
        }
        values[index] = .integer(try checked(reader.amount(text, unit), reader, text, values))
      } catch {
        reasons.append((error, reader.title))
      }
    }
  }

  /// Most amounts are kept without a sign: whether money comes or goes is said by the row's kind.
  private func checked(
    _ money: Money, _ reader: CellReader, _ text: String, _ values: [CellValue]
  ) throws(CellProblem) -> Int64 {
    let kind = names["kind"].flatMap { values[$0].text }
    if reader.column.name == "amount", money.isZero {
      throw CellProblem("number-out-of-range", "`\(reader.title)` is zero")
    }
    guard money.isNegative else { return money.minorUnits }
    switch (sheet.kind, kind) {
    case (.payouts, let word?) where Payout.Kind(rawValue: word)?.mayBeNegative == true: return money.minorUnits
    case (.otherMoney, "opening"?): return money.minorUnits
    case (.payments, "refund"?), (.payments, "write-off"?):
      guard let positive = try? money.negated() else {
        throw CellProblem("number-out-of-range", "`\(text)` in `\(reader.title)` is too large")
      }
      return positive.minorUnits
    default: break
    }
    let hint =
      switch sheet.kind {
      case .payments: "money given back is of the kind `refund`"
      case .payouts, .otherMoney: "write the amount without a minus; the kind says which way it goes"
      default: "write the amount without a minus"
      }
    throw CellProblem("number-out-of-range", "`\(text)` in `\(reader.title)` is below zero", hint: hint)
  }

  private func readMakers(_ values: inout [CellValue], _ reasons: inout [Reason]) throws {
    for index in makers {
      let reader = readers[index]
      guard let text = values[index].text else { continue }
      do {
        let shares = try MakerShare.parse(text, title: reader.title)
        for share in shares where try !book.exists(.artisans, share.artisanID) {
          reasons.append((try unknown(.artisans, share.artisanID.uppercased()), reader.title))
        }
        values[index] = .text(MakerShare.text(shares))
      } catch let problem as CellProblem {
        reasons.append((problem, reader.title))
      }
    }
  }

  private func extra(_ row: SheetRow) -> String? {
    guard !sheet.extraPlaces.isEmpty else { return nil }
    let cells = sheet.extraPlaces.compactMap { place -> (String, String)? in
      guard place < row.cells.count, !row.cells[place].isBlank else { return nil }
      return (sheet.titles[place], row.cells[place].trimmed)
    }
    return JSONText.object(cells.sorted { $0.0 < $1.0 })
  }
}
