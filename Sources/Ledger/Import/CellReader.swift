import Diagnostics
internal import Values

/// Why a cell cannot be a fact.
struct CellProblem: Error {
  /// A stable name.
  var name: String
  /// What is wrong, naming the cell and the column.
  var message: String
  /// The remedy.
  var hint: String?

  init(_ name: String, _ message: String, hint: String? = nil) {
    self.name = name
    self.message = message
    self.hint = hint
  }
}

/// Turns the text of one cell into the value that is kept.
///
/// Input: the text, its column, the file's habits. Output: a `CellValue`, or the `CellProblem` that forbids it. Days are
/// kept as ISO text, decimals as plain text, amounts as minor units, ids that refer to another file in lower case.
struct CellReader {
  let column: ImportColumn
  /// The title as it stands in the file.
  let title: String
  let dayOrder: DayOrder?
  let decimalSign: DecimalSign?

  /// Reads a cell that is not an amount and refers to no other file.
  func value(_ cell: String) throws(CellProblem) -> CellValue {
    let text = cell.trimmed
    if text.utf8.contains(0) {
      throw CellProblem("unreadable-cell", "`\(title)` holds an invisible NUL character", hint: "type the cell anew")
    }
    guard !text.isEmpty else {
      if column.isRequired { throw CellProblem("missing-cell", "`\(title)` is blank", hint: "fill it in") }
      return .blank
    }
    switch column.content {
    case .text, .amount, .baseAmount, .makers, .steps: return .text(text)
    case .id: return .text(text)
    case .settingKey: return .text(try setting(text).rawValue)
    case .named, .looseReference: return .text(text)
    case .reference: return .text(text.idKey)
    case .idList: return .text(text.split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }.joined(separator: ";"))
    case .day: return .text(try day(text).description)
    case .moment: return try moment(text)
    case .yesNo: return try yesNo(text)
    case .country: return try country(text)
    case .stateCode: return .text((IndianState(code: text.trimmed) ?? IndianState(name: text.trimmed))?.code ?? text)
    case .currency: return try currency(text)
    case .choice(let groups): return try choice(text, groups)
    case .number(let from, let to): return .text(try number(text, from: from, to: to).description)
    case .positiveNumber: return .text(try positive(text).description)
    case .whole(let from, let to): return .text(try whole(text, from: from, to: to).description)
    case .signedNumber: return .text(try signed(text).description)
    }
  }

  /// Reads a number, resolving `1.234` by the file's habit.
  func number(_ text: String) throws(CellProblem) -> ExactDecimal {
    switch (NumberReading(text), decimalSign) {
    case (.number(let number, _), _): return number
    case (.ambiguous(let number, _), .point?), (.ambiguous(_, let number), .comma?): return number
    case (.ambiguous(let point, let comma), nil):
      throw CellProblem(
        "ambiguous-number", "`\(text)` in `\(title)` may mean \(point) or \(comma), and the file does not show which",
        hint: "write it without a sign for thousands, with two decimals")
    case (.unreadable, _):
      throw CellProblem(
        "unreadable-number", "`\(text)` in `\(title)` is not a number", hint: "write digits only, as 1234.50")
    }
  }

  /// Reads an amount of a currency; `throws` when it has more decimals than the currency.
  func amount(_ text: String, _ currency: Currency) throws(CellProblem) -> Money {
    let number = try number(text)
    guard number.scale <= currency.digits else {
      throw CellProblem(
        "too-many-decimals",
        "`\(text)` in `\(title)` has more decimals than \(currency.code), which has \(currency.digits)",
        hint: "round it as it was paid")
    }
    guard let money = Money(number, currency) else {
      throw CellProblem("number-out-of-range", "`\(text)` in `\(title)` is too large")
    }
    return money
  }

  private func number(_ text: String, from: Int?, to: Int?) throws(CellProblem) -> ExactDecimal {
    let number = try number(text)
    let isLow = from.map { number < ExactDecimal($0) } ?? false
    let isHigh = to.map { ExactDecimal($0) < number } ?? false
    guard isLow || isHigh else { return number }
    let range = to.map { "from \(from ?? 0) to \($0)" } ?? "\(from ?? 0) or more"
    throw CellProblem("number-out-of-range", "`\(text)` in `\(title)` is not \(range)")
  }

  private func positive(_ text: String) throws(CellProblem) -> ExactDecimal {
    let number = try number(text)
    guard !number.isZero, !number.isNegative else {
      throw CellProblem(
        "number-out-of-range", "`\(text)` in `\(title)` is not above zero",
        hint: column.name == "qty" ? "what came back belongs in `returns.csv`" : nil)
    }
    return number
  }

  private func whole(_ text: String, from: Int, to: Int) throws(CellProblem) -> ExactDecimal {
    let number = try number(text, from: from, to: to)
    guard number.isWhole else {
      throw CellProblem("number-out-of-range", "`\(text)` in `\(title)` is not a whole number")
    }
    return number
  }

  private func signed(_ text: String) throws(CellProblem) -> ExactDecimal {
    let number = try number(text)
    guard !number.isZero else {
      throw CellProblem(
        "number-out-of-range", "`\(text)` in `\(title)` is zero", hint: "write 3 for what came in, -3 for what went")
    }
    return number
  }

  private func setting(_ text: String) throws(CellProblem) -> SettingKey {
    let folded = text.foldedTitle
    if let key = SettingKey.allCases.first(where: { $0.rawValue.foldedTitle == folded }) { return key }
    let near = Suggestion.nearest(to: text, among: SettingKey.allCases.map(\.rawValue))
    throw CellProblem(
      "unknown-setting", "`\(text)` in `\(title)` is not a setting",
      hint: near.map { "did you mean `\($0)`?" }
        ?? "the settings are \(SettingKey.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "))")
  }

  private func day(_ text: String) throws(CellProblem) -> CalendarDay {
    switch (DayReading(text), dayOrder) {
    case (.day(let day, _), _): return day
    case (.ambiguous(let day, _), .dayFirst?), (.ambiguous(_, let day), .monthFirst?): return day
    case (.ambiguous(let one, let other), nil):
      throw CellProblem(
        "ambiguous-day", "`\(text)` in `\(title)` may be \(one) or \(other), and the file does not show which",
        hint: "write it as \(one)")
    case (.unreadable, _):
      throw CellProblem(
        "unreadable-day", "`\(text)` in `\(title)` is not a day", hint: "write year, month and day: 2026-05-14")
    }
  }

  private func moment(_ text: String) throws(CellProblem) -> CellValue {
    let day = try day(text).description
    return .text(DayReading.time(in: text).map { "\(day)T\($0)" } ?? day)
  }

  private func yesNo(_ text: String) throws(CellProblem) -> CellValue {
    switch text.lowercased() {
    case "yes", "y", "true", "1": return .integer(1)
    case "no", "n", "false", "0": return .integer(0)
    default: throw CellProblem("unknown-word", "`\(text)` in `\(title)` is neither yes nor no")
    }
  }

  private func country(_ text: String) throws(CellProblem) -> CellValue {
    if let code = Country.code(for: text) { return .text(code) }
    let near = Suggestion.nearest(to: text, among: Country.allNames)
    throw CellProblem(
      "unknown-country", "`\(text)` in `\(title)` is not a known country",
      hint: near.map { "did you mean `\($0)`?" } ?? "write the two-letter ISO code, such as IN or DE")
  }

  private func currency(_ text: String) throws(CellProblem) -> CellValue {
    let signs = ["₹": "INR", "€": "EUR", "£": "GBP"]
    if let currency = Currency(code: signs[text] ?? text) { return .text(currency.code) }
    let near = Self.currencyWords[text.foldedTitle] ?? Suggestion.nearest(to: text, among: Currency.allCodes)
    throw CellProblem(
      "unknown-currency", "`\(text)` in `\(title)` is not a currency",
      hint: near.map { "did you mean `\($0)`?" } ?? "write the three letters of ISO 4217, such as INR")
  }

  /// What currencies are called besides their codes. Several countries have rupees and dollars, so these are only suggested.
  private static let currencyWords = [
    "rs": "INR", "re": "INR", "rupee": "INR", "rupees": "INR", "euro": "EUR", "euros": "EUR", "dollar": "USD",
    "dollars": "USD", "pound": "GBP", "pounds": "GBP", "yen": "JPY",
  ]

  private func choice(_ text: String, _ groups: [[String]]) throws(CellProblem) -> CellValue {
    let folded = text.foldedTitle
    for group in groups where group.contains(where: { $0.foldedTitle == folded }) { return .text(group[0]) }
    let words = groups.map { "`\($0[0])`" }.joined(separator: ", ")
    let near = Suggestion.nearest(to: text, among: groups.flatMap { $0 })
    let meant = near.flatMap { near in groups.first { $0.contains(near) }?[0] }
    throw CellProblem(
      "unknown-word", "`\(text)` in `\(title)` is none of \(words)", hint: meant.map { "did you mean `\($0)`?" })
  }
}
