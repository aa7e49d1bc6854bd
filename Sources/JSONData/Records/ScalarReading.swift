import Diagnostics
import Values

/// Reads the values that are no lists and no records.
enum ScalarReading {
  /// What is wrong with a value; the message goes on after its path.
  struct Mistake: Error {
    let name: String
    let message: String
    let hint: String?

    init(_ name: String, _ message: String, _ hint: String?) {
      self.name = name
      self.message = message
      self.hint = hint
    }
  }

  static func value(_ value: JSONValue, _ shape: DataShape) -> Result<Value, Mistake> {
    switch (shape, value.kind) {
    case (.text, .text): return .success(.text(value.text ?? ""))
    case (.choice(let texts), .text): return choice(value, texts)
    case (.flag, .flag): return .success(.flag(value.flag ?? false))
    case (.integer, .number): return integer(value)
    case (.decimal, .number), (.decimal, .text): return number(value, shape).map { .decimal($0) }
    case (.percentage, .number): return number(value, shape).map { .percentage(Percentage($0)) }
    case (.percentage, .text): return percentage(value, shape)
    case (.quantity, .number): return number(value, shape).map { .quantity(Quantity($0)) }
    case (.quantity, .text): return quantity(value, shape)
    case (.day, .text): return day(value, shape)
    case (.money, .text): return money(value, shape)
    case (.money, .object): return moneyObject(value, shape)
    default: return .failure(wrongType(value, shape))
    }
  }

  private static func wrongType(_ value: JSONValue, _ shape: DataShape) -> Mistake {
    switch (shape, value.kind) {
    case (_, .null): Mistake("missing-value", "must be \(shape.phrase), but is `null`", "write \(shape.example)")
    case (.text, .number), (.choice, .number):
      Mistake("wrong-type", "must be \(shape.phrase), but is a number", "put it in quotes")
    case (.money, .number):
      Mistake(
        "wrong-type", "must be an amount of money, but is a number without a currency",
        "write it as `\"\(value.numberText ?? "") INR\"`, with its currency")
    default:
      Mistake("wrong-type", "must be \(shape.phrase), but is \(value.kind.phrase)", "write \(shape.example)")
    }
  }

  private static func unreadable(_ text: String, _ shape: DataShape) -> Mistake {
    Mistake("bad-value", "must be \(shape.phrase), but is `\(text.prefix(60))`", "write it as \(shape.example)")
  }

  private static func choice(_ value: JSONValue, _ texts: [String]) -> Result<Value, Mistake> {
    let text = value.text ?? ""
    if texts.contains(text) { return .success(.text(text)) }
    let near = Suggestion.nearest(to: text, among: texts).map { "did you mean `\($0)`?" }
    let all = texts.prefix(20).map { "`\($0)`" }.joined(separator: ", ")
    return .failure(Mistake("bad-value", "can not be `\(text.prefix(60))`", near ?? "it can be \(all)"))
  }

  private static func integer(_ value: JSONValue) -> Result<Value, Mistake> {
    guard let number = value.decimal else { return .failure(tooLong(value)) }
    guard let whole = number.wholeValue, let integer = Int(exactly: whole) else {
      return .failure(
        Mistake("bad-value", "must be a whole number, but is \(value.numberText ?? "")", "leave out the decimals"))
    }
    return .success(.integer(integer))
  }

  private static func tooLong(_ value: JSONValue) -> Mistake {
    Mistake(
      "number-too-long", "has more digits than a number here can have: \((value.numberText ?? "").prefix(60))",
      "put it in quotes if it is a code; numbers have at most 18 digits, 12 of them decimals")
  }

  /// A number, or a number in quotes.
  private static func number(_ value: JSONValue, _ shape: DataShape) -> Result<ExactDecimal, Mistake> {
    if value.kind == .number { return value.decimal.map { .success($0) } ?? .failure(tooLong(value)) }
    let text = value.text ?? ""
    return ExactDecimal(text).map { .success($0) } ?? .failure(unreadable(text, shape))
  }

  private static func percentage(_ value: JSONValue, _ shape: DataShape) -> Result<Value, Mistake> {
    let text = value.text ?? ""
    guard text.hasSuffix("%"), let number = ExactDecimal(text.dropLast(text.hasSuffix(" %") ? 2 : 1)) else {
      return .failure(unreadable(text, shape))
    }
    return .success(.percentage(Percentage(number)))
  }

  private static func quantity(_ value: JSONValue, _ shape: DataShape) -> Result<Value, Mistake> {
    let text = value.text ?? ""
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard let number = parts.first.flatMap({ ExactDecimal($0) }) else { return .failure(unreadable(text, shape)) }
    return .success(.quantity(Quantity(number, unit: parts.count > 1 ? String(parts[1]) : "")))
  }

  private static func day(_ value: JSONValue, _ shape: DataShape) -> Result<Value, Mistake> {
    let text = value.text ?? ""
    return CalendarDay(iso: text).map { .success(.day($0)) } ?? .failure(unreadable(text, shape))
  }

  private static func money(_ value: JSONValue, _ shape: DataShape) -> Result<Value, Mistake> {
    let text = value.text ?? ""
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return .failure(unreadable(text, shape)) }
    let isCodeFirst = parts[0].first.map { $0.isLetter } ?? false
    let (code, digits) = isCodeFirst ? (parts[0], parts[1]) : (parts[1], parts[0])
    guard let number = ExactDecimal(digits) else { return .failure(unreadable(text, shape)) }
    return amount(number, String(code))
  }

  /// `{"amount": "1234.50", "currency": "INR"}`.
  private static func moneyObject(_ value: JSONValue, _ shape: DataShape) -> Result<Value, Mistake> {
    guard let (amount, code) = MoneyObject.parts(of: value) else {
      return .failure(
        Mistake(
          "bad-value", "must be \(shape.phrase), but its keys are not `amount` and `currency`",
          "write `{\"amount\": \"1234.50\", \"currency\": \"INR\"}`"))
    }
    return number(amount, .decimal).flatMap { self.amount($0, code) }
  }

  private static func amount(_ number: ExactDecimal, _ code: String) -> Result<Value, Mistake> {
    guard let currency = Currency(code: code) else {
      let near = Suggestion.nearest(to: code, among: Currency.allCodes).map { "did you mean `\($0)`?" }
      return .failure(Mistake("unknown-currency", "has the unknown currency `\(code.prefix(60))`", near))
    }
    guard let money = Money(number, currency) else {
      return .failure(
        Mistake(
          "bad-amount", "is \(number) \(currency.code), which can not be an amount",
          "\(currency.code) has \(currency.digits) decimals; larger amounts than 92 million billion do not fit"))
    }
    return .success(.money(money))
  }
}

/// Objects that are amounts of money.
enum MoneyObject {
  /// The amount and the currency of an object that has these two keys and no others.
  static func parts(of value: JSONValue) -> (amount: JSONValue, currency: String)? {
    var amount: JSONValue?
    var currency: String?
    for (key, value) in value.members {
      switch key.text {
      case "amount" where value.kind == .number || value.kind == .text: amount = value
      case "currency": currency = value.text
      default: return nil
      }
    }
    guard let amount, let currency else { return nil }
    return (amount, currency)
  }
}

extension DataShape {
  /// The shape in plain words, to stand in a sentence.
  var phrase: String {
    switch self {
    case .choice(let texts): "one of \(texts.prefix(8).map { "`\($0)`" }.joined(separator: ", "))"
    case .list: "a list"
    case .record: "an object with keys"
    case .optional(let wrapped): wrapped.phrase
    default: fieldType.description
    }
  }

  /// How such a value is written in JSON.
  var example: String {
    switch self {
    case .text: "`\"…\"`"
    case .choice(let texts): "`\"\(texts.first ?? "…")\"`"
    case .integer: "`12`"
    case .decimal: "`12.5`"
    case .money: "`\"1234.50 INR\"`"
    case .percentage: "`\"12 %\"`"
    case .quantity: "`\"3 kg\"`"
    case .day: "`\"2026-05-16\"`"
    case .flag: "`true`"
    case .record: "`{ … }`"
    case .list: "`[ … ]`"
    case .optional(let wrapped): wrapped.example
    }
  }
}
