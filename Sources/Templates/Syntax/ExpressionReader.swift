import Diagnostics
import Values

/// Reads an expression from its tokens.
///
/// From loose to tight: `or`, `and`, `not`, comparisons and `in`, `??`, `|`, names and values. So
/// `a | words ?? "–"` gives the default when `a` is missing.
struct ExpressionReader {
  private let text: MarkupText
  private let tokens: [ExpressionToken]
  private let collector: DiagnosticCollector
  private var index = 0
  private var depth = 0

  /// Thrown after the mistake was reported, to leave the expression.
  private struct Unreadable: Error {}

  init(_ text: MarkupText, tokens: [ExpressionToken], collector: DiagnosticCollector) {
    self.text = text
    self.tokens = tokens
    self.collector = collector
  }

  /// The expression, or `nil` after its mistake was reported.
  mutating func read() -> ExpressionSyntax? {
    do {
      guard !isAtEnd else { throw fail("an expression is missing here", hint: "write the name of a field") }
      let expression = try either()
      guard isAtEnd else { throw unexpected() }
      return expression
    } catch {
      return nil
    }
  }

  /// Reads `x in list`, as `for` and `table` have it.
  mutating func readLoop() -> (variable: ExpressionSyntax.Name, list: ExpressionSyntax)? {
    do {
      let hint = "write `name in list`, such as `line in lines`"
      guard case .name(let name) = current.kind else { throw fail("the name of the loop is missing", hint: hint) }
      let variable = ExpressionSyntax.Name(text: name, span: text.span(current.range))
      index += 1
      guard current.isWord("in") else { throw fail("`in` is missing after `\(name)`", hint: hint) }
      index += 1
      let list = try pipe()
      guard isAtEnd else { throw unexpected() }
      return (variable, list)
    } catch {
      return nil
    }
  }

  private var current: ExpressionToken {
    tokens.indices.contains(index)
      ? tokens[index] : ExpressionToken(kind: .end, range: text.bytes.count..<text.bytes.count)
  }

  private var isAtEnd: Bool { current.kind == .end || current.kind == .close }

  private func fail(_ message: String, at range: Range<Int>? = nil, hint: String? = nil) -> Unreadable {
    collector.error("bad-expression", message, at: text.span(range ?? current.range), hint: hint)
    return Unreadable()
  }

  private func unexpected() -> Unreadable {
    if case .bad(let message, let hint) = current.kind { return fail(message, hint: hint) }
    if isAtEnd { return fail("the expression breaks off", hint: "a name or a value is missing here") }
    let written = String(decoding: text.bytes[current.range], as: UTF8.self)
    if case .name(let word) = current.kind, !FieldName.reserved.contains(word), index > 0,
      case .name(let first) = tokens[index - 1].kind
    {
      return fail(
        "`\(written)` is not expected here",
        hint: "the name of a field with blanks in it stands between backticks: `` `\(first) \(written)` ``")
    }
    let hints = [
      "[": "use `<for each=\"x in list\">` to reach the parts of a list",
      "not": "`not` stands before a whole test, such as `not number in […]`",
    ]
    let hint = hints[written]
    return fail("`\(written)` is not expected here", hint: hint)
  }

  private mutating func nested<Result>(_ read: (inout Self) throws -> Result) throws -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 30 else { throw fail("the expression is nested too deep") }
    return try read(&self)
  }

  private func make(_ kind: ExpressionSyntax.Kind, _ first: SourceSpan, _ last: SourceSpan) -> ExpressionSyntax {
    ExpressionSyntax(kind: kind, span: first.joined(to: last))
  }

  // MARK: The levels

  private mutating func either() throws -> ExpressionSyntax {
    var left = try both()
    while current.isWord("or") {
      index += 1
      let right = try both()
      left = make(.or(left, right), left.span, right.span)
    }
    return left
  }

  private mutating func both() throws -> ExpressionSyntax {
    var left = try negation()
    while current.isWord("and") {
      index += 1
      let right = try negation()
      left = make(.and(left, right), left.span, right.span)
    }
    return left
  }

  private mutating func negation() throws -> ExpressionSyntax {
    guard current.isWord("not") else { return try comparison() }
    let start = text.span(current.range)
    index += 1
    let inner = try nested { try $0.negation() }
    return make(.not(inner), start, inner.span)
  }

  private mutating func comparison() throws -> ExpressionSyntax {
    let left = try fallback()
    if current.isWord("in") {
      index += 1
      let right = try current.isSign("[") ? writtenList() : fallback()
      return make(.contained(left, in: right), left.span, right.span)
    }
    guard case .sign(let sign) = current.kind, let comparison = ExpressionSyntax.Comparison(rawValue: sign) else {
      return left
    }
    index += 1
    let right = try fallback()
    return make(.compare(comparison, left, right), left.span, right.span)
  }

  /// `["a", "b"]`: texts, numbers or flags, written out.
  private mutating func writtenList() throws -> ExpressionSyntax {
    let start = text.span(current.range)
    var values: [ExpressionSyntax] = []
    repeat {
      index += 1
      values.append(try listValue(isFirst: values.isEmpty))
    } while current.isSign(",")
    guard current.isSign("]") else {
      throw isAtEnd ? fail("`]` is missing", hint: "close the list with `]`") : unexpected()
    }
    let end = text.span(current.range)
    index += 1
    return make(.list(values), start, end)
  }

  private mutating func listValue(isFirst: Bool) throws -> ExpressionSyntax {
    switch current.kind {
    case .text, .integer, .decimal, .name("true"), .name("false"): return try primary()
    case .name(let name):
      throw fail("`\(name)` can not stand in a list", hint: "texts stand in quotes, such as `[\"\(name)\"]`")
    case .sign("]"):
      throw fail(
        isFirst ? "the list is empty" : "a value is missing after the comma",
        hint: "write its values, such as `[\"a\", \"b\"]`")
    default: throw unexpected()
    }
  }

  private mutating func fallback() throws -> ExpressionSyntax {
    var left = try pipe()
    while current.isSign("??") {
      index += 1
      let right = try pipe()
      left = make(.fallback(left, right), left.span, right.span)
    }
    return left
  }

  private mutating func pipe() throws -> ExpressionSyntax {
    var value = try primary()
    while current.isSign("|") {
      index += 1
      guard case .name(let name) = current.kind else { throw fail("the name of a filter is missing after `|`") }
      let span = text.span(current.range)
      index += 1
      let arguments = current.isSign("(") ? try readArguments() : []
      let end = text.span(tokens[max(0, index - 1)].range)
      value = make(.filter(value, .init(text: name, span: span), arguments), value.span, end)
    }
    return value
  }

  private mutating func readArguments() throws -> [ExpressionSyntax.Argument] {
    index += 1
    var arguments: [ExpressionSyntax.Argument] = []
    if current.isSign(")") {
      index += 1
      return []
    }
    while true {
      let value: ExpressionSyntax.Literal
      switch current.kind {
      case .name("true"): value = .flag(true)
      case .name("false"): value = .flag(false)
      case .name(let word): value = .word(word)
      case .text(let string): value = .text(string)
      case .integer(let number): value = .integer(number)
      case .decimal(let number): value = .decimal(number)
      default: throw unexpected()
      }
      arguments.append(.init(value: value, span: text.span(current.range)))
      index += 1
      if current.isSign(",") {
        index += 1
      } else if current.isSign(")") {
        index += 1
        return arguments
      } else {
        throw isAtEnd ? fail("`)` is missing", hint: "close the arguments with `)`") : unexpected()
      }
    }
  }

  private mutating func primary() throws -> ExpressionSyntax {
    let token = current
    let span = text.span(token.range)
    switch token.kind {
    case .text(let string): return literal(.text(string), span)
    case .integer(let number): return literal(.integer(number), span)
    case .decimal(let number): return literal(.decimal(number), span)
    case .name("true"): return literal(.flag(true), span)
    case .name("false"): return literal(.flag(false), span)
    case .sign("("):
      index += 1
      let inner = try nested { try $0.either() }
      guard current.isSign(")") else { throw isAtEnd ? fail("`)` is missing") : unexpected() }
      index += 1
      return inner
    case .name(let name) where ["and", "or", "in", "not"].contains(name): throw unexpected()
    case .quotedName(let name):
      index += 1
      return try path(startingWith: .init(text: name, span: span, isQuoted: true))
    case .name(let name):
      index += 1
      if current.isSign("(") { return try call(name, span) }
      return try path(startingWith: .init(text: name, span: span))
    default: throw unexpected()
    }
  }

  private mutating func literal(_ value: ExpressionSyntax.Literal, _ span: SourceSpan) -> ExpressionSyntax {
    index += 1
    return ExpressionSyntax(kind: .literal(value), span: span)
  }

  private mutating func call(_ name: String, _ start: SourceSpan) throws -> ExpressionSyntax {
    guard name == "count" else {
      index -= 1
      throw fail(
        "`\(name)(…)` is not known", hint: "`count(list)` is the only one; filters are written `value | \(name)`")
    }
    index += 1
    let inner = try nested { try $0.pipe() }
    guard current.isSign(")") else { throw isAtEnd ? fail("`)` is missing") : unexpected() }
    let end = text.span(current.range)
    index += 1
    return make(.count(inner), start, end)
  }

  private mutating func path(startingWith first: ExpressionSyntax.Name) throws -> ExpressionSyntax {
    var names = [first]
    while current.isSign(".") {
      index += 1
      let name: String
      switch current.kind {
      case .name(let text), .quotedName(let text): name = text
      default: throw isAtEnd ? fail("the name of a field is missing after `.`") : unexpected()
      }
      names.append(.init(text: name, span: text.span(current.range)))
      index += 1
    }
    return make(.path(names), first.span, names[names.count - 1].span)
  }
}
