import Diagnostics
import Values

extension Checker {
  /// A value through a filter; what may be missing stays so.
  func filter(
    _ value: TypedExpression, _ name: ExpressionSyntax.Name, _ arguments: [ExpressionSyntax.Argument],
    _ span: SourceSpan, _ scope: Scope
  ) -> TypedExpression? {
    guard Filter.names.contains(name.text) else {
      let near = Suggestion.nearest(to: name.text, among: Filter.names).map { "did you mean `\($0)`?" }
      let hint = near ?? "known are \(Filter.names.map { "`\($0)`" }.joined(separator: ", "))"
      error("unknown-filter", "unknown filter `\(name.text)`", at: name.span, hint: hint, scope)
      return nil
    }
    guard case .value(let type) = value.type else {
      error("bad-filter-input", "`\(name.text)` can not follow \(describe(value.type))", at: name.span, scope)
      return nil
    }
    guard takes(name.text, type.unwrapped) else {
      error(
        "bad-filter-input", "the filter `\(name.text)` needs \(needs(name.text)), and this is \(type.unwrapped)",
        at: name.span, hint: alternative(name.text, type.unwrapped), scope)
      return nil
    }
    guard let filter = filter(name, arguments, scope) else { return nil }
    var result = FieldType.text
    if case .optional = type { result = .optional(.text) }
    return TypedExpression(expression: .filter(filter, value.expression), type: .value(result), span: span)
  }

  private func takes(_ name: String, _ type: FieldType) -> Bool {
    switch (name, type) {
    case ("money", .money), ("words", .money), ("date", .day), ("upper", .text), ("lower", .text): true
    case ("number", .decimal), ("number", .integer), ("number", .quantity), ("number", .percentage): true
    case ("percent", .percentage), ("percent", .decimal), ("percent", .integer): true
    case ("plural", .integer), ("plural", .decimal), ("plural", .quantity): true
    case ("join", .list(.text)), ("lines", .list(.text)): true
    default: false
    }
  }

  private func needs(_ name: String) -> String {
    switch name {
    case "money", "words": "an amount of money"
    case "date": "a day"
    case "upper", "lower": "a text"
    case "number": "a number, a quantity or a percentage"
    case "percent": "a percentage or a number"
    case "plural": "a number"
    default: "a list of texts"
    }
  }

  private func alternative(_ name: String, _ type: FieldType) -> String? {
    switch type {
    case .money: "for amounts there are `money` and `words`"
    case .day: "for days there is `date(\"long\")`"
    case .list: name == "plural" ? "count it first, `count(list) | plural(…)`" : nil
    default: nil
    }
  }

  private func filter(
    _ name: ExpressionSyntax.Name, _ arguments: [ExpressionSyntax.Argument], _ scope: Scope
  ) -> Filter? {
    switch name.text {
    case "money":
      return choice(name, arguments, MoneyStyle.self, scope).map { .money($0 ?? .symbol) }
    case "date":
      return choice(name, arguments, DateStyle.self, scope).map { .date($0 ?? .short) }
    case "number":
      guard count(name, arguments, 0...1, "`number(2)`", scope) else { return nil }
      guard let argument = arguments.first else { return .number(0) }
      guard case .integer(let digits) = argument.value, (0...12).contains(digits) else {
        error("bad-argument", "`number` needs how many decimals, from 0 to 12", at: argument.span, scope)
        return nil
      }
      return .number(digits)
    case "plural":
      guard let texts = texts(name, arguments, 2...2, "`plural(\"day\", \"days\")`", scope) else { return nil }
      return .plural(one: texts[0], many: texts[1])
    case "join":
      return texts(name, arguments, 0...1, "`join(\", \")`", scope).map { .join($0.first ?? ", ") }
    default:
      guard count(name, arguments, 0...0, "`\(name.text)`", scope) else { return nil }
      switch name.text {
      case "percent": return .percent
      case "words": return .words
      case "upper": return .upper
      case "lower": return .lower
      default: return .join("\u{2028}")
      }
    }
  }

  private func count(
    _ name: ExpressionSyntax.Name, _ arguments: [ExpressionSyntax.Argument], _ range: ClosedRange<Int>,
    _ example: String, _ scope: Scope
  ) -> Bool {
    if range.contains(arguments.count) { return true }
    error(
      "bad-argument", "the arguments of `\(name.text)` do not fit", at: name.span,
      hint: "write \(example)", scope)
    return false
  }

  private func texts(
    _ name: ExpressionSyntax.Name, _ arguments: [ExpressionSyntax.Argument], _ range: ClosedRange<Int>,
    _ example: String, _ scope: Scope
  ) -> [String]? {
    guard count(name, arguments, range, example, scope) else { return nil }
    var result: [String] = []
    for argument in arguments {
      guard case .text(let text) = argument.value else {
        error(
          "bad-argument", "`\(name.text)` needs texts in quotes", at: argument.span, hint: "write \(example)", scope)
        return nil
      }
      result.append(text)
    }
    return result
  }

  /// One of a few words, in quotes or bare; the inner `nil` when none is given.
  private func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: ExpressionSyntax.Name, _ arguments: [ExpressionSyntax.Argument], _: Choice.Type, _ scope: Scope
  ) -> Choice?? where Choice.RawValue == String {
    let names = Choice.allCases.map(\.rawValue)
    let example = "`\(name.text)(\"\(names.first ?? "")\")`"
    guard count(name, arguments, 0...1, example, scope) else { return nil }
    guard let argument = arguments.first else { return .some(nil) }
    switch argument.value {
    case .text(let word), .word(let word):
      if let choice = Choice(rawValue: word) { return choice }
    default: break
    }
    error(
      "bad-argument", "`\(name.text)` does not know this form", at: argument.span,
      hint: "known are \(names.map { "`\($0)`" }.joined(separator: ", "))", scope)
    return nil
  }
}
