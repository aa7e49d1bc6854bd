import Diagnostics
import Values

/// Names become positions, and types must fit. Every function gives `nil` after it reported what is wrong.
extension Checker {
  func typed(_ syntax: ExpressionSyntax, _ scope: Scope) -> TypedExpression? {
    func result(_ expression: Expression, _ type: FieldType) -> TypedExpression {
      TypedExpression(expression: expression, type: .value(type), span: syntax.span)
    }
    switch syntax.kind {
    case .path(let names): return path(names, syntax.span, scope)
    case .literal(let literal):
      switch literal {
      case .text(let text), .word(let text): return result(.literal(.text(text)), .text)
      case .integer(let number): return result(.literal(.integer(number)), .integer)
      case .decimal(let number): return result(.literal(.decimal(number)), .decimal)
      case .flag(let flag): return result(.literal(.flag(flag)), .flag)
      }
    case .not, .and, .or, .compare, .contained:
      return condition(syntax, scope).map { result($0.test, .flag) }
    case .count(let inner):
      guard let list = typed(inner, scope) else { return nil }
      guard case .value(let type) = list.type, case .list = type.unwrapped else {
        error("not-a-list", "`count` needs a list, and this is \(describe(list.type))", at: list.span, scope)
        return nil
      }
      return result(.count(list.expression), .integer)
    // The reader lets lists stand after `in` only, where `contained` reads them.
    case .list: return nil
    case .fallback(let left, let right): return fallback(left, right, syntax.span, scope)
    case .filter(let inner, let name, let arguments):
      guard let value = typed(inner, scope) else { return nil }
      return filter(value, name, arguments, syntax.span, scope)
    }
  }

  func describe(_ type: ExpressionType) -> String {
    switch type {
    case .value(let type): type.description
    case .mixed: "a value with a default of another type"
    case .page: "a page number, known only when the pages are laid out"
    }
  }

  // MARK: Paths

  private func path(_ names: [ExpressionSyntax.Name], _ span: SourceSpan, _ scope: Scope) -> TypedExpression? {
    guard let first = names.first else { return nil }
    if names.count == 1, !first.isQuoted, first.text == "page" || first.text == "pages" {
      warnOfHidden(first, "counts the pages", scope)
      let type = ExpressionType.page(isCount: first.text == "pages")
      return TypedExpression(expression: .literal(.none), type: type, span: span)
    }
    if names.count == 1, !first.isQuoted, scope.loopDepth > 0, let property = LoopProperty(rawValue: first.text) {
      warnOfHidden(first, "tells about the loop", scope)
      let expression = Expression.loop(property, depth: scope.loopDepth - 1)
      return TypedExpression(expression: expression, type: .value(property == .index ? .integer : .flag), span: span)
    }
    if let variable = scope.variable(first.text) {
      return walk(from: variable.slot, variable.type, names, passed: 1, span, scope)
    }
    return walk(from: 0, .record(scope.top), names, passed: 0, span, scope)
  }

  /// A field that data happens to call as templates call something else is not what its author gets.
  private func warnOfHidden(_ name: ExpressionSyntax.Name, _ meaning: String, _ scope: Scope) {
    guard scope.top.index(of: name.text) != nil else { return }
    collector.warning(
      "hidden-field", "`\(name.text)` \(meaning) here, and is not the field of that name", at: name.span,
      hint: "write the field between backticks, `` `\(name.text)` ``")
  }

  /// Follows fields from a slot; `passed` names are already used up.
  private func walk(
    from slot: Int, _ start: FieldType, _ names: [ExpressionSyntax.Name], passed: Int, _ span: SourceSpan,
    _ scope: Scope
  ) -> TypedExpression? {
    var type = start
    var steps: [Int] = []
    var mayBeMissing = false
    func unwrap() {
      guard case .optional = type else { return }
      if !scope.present.contains([slot] + steps) { mayBeMissing = true }
      type = type.unwrapped
    }
    unwrap()
    for (number, name) in names.enumerated().dropFirst(passed) {
      guard case .record(let schema) = type else {
        reportNoFields(names[0..<number].map(\.text).joined(separator: "."), type, name, scope)
        return nil
      }
      guard let index = schema.index(of: name.text) else {
        reportUnknown(name, after: names[0..<number].map(\.text), schema, scope)
        return nil
      }
      steps.append(index)
      type = schema.fields[index].type
      unwrap()
    }
    return TypedExpression(
      expression: .path(slot: slot, steps: steps), type: .value(mayBeMissing ? .optional(type) : type), span: span)
  }

  private func reportNoFields(_ owner: String, _ type: FieldType, _ name: ExpressionSyntax.Name, _ scope: Scope) {
    var hint: String?
    if case .list = type { hint = "use `<for each=\"x in \(owner)\">` and `{{ x.\(name.text) }}` inside of it" }
    error("no-fields", "`\(owner)` is \(type) and has no field `\(name.text)`", at: name.span, hint: hint, scope)
  }

  private func reportUnknown(
    _ name: ExpressionSyntax.Name, after owner: [String], _ schema: Schema, _ scope: Scope
  ) {
    let isTop = owner.isEmpty
    let candidates = schema.fields.map(\.name) + (isTop ? scope.variables.map(\.name) + ["page", "pages"] : [])
    let ownerName = isTop ? scope.topName : owner.joined(separator: ".")
    let list =
      kind == DataKind.name
      ? "`talim template fields FILE` lists the fields of a schema or of data"
      : "`talim template fields \(kind)` lists all fields"
    var hint = Suggestion.nearest(to: name.text, among: candidates).map { "did you mean `\($0)`? \(list)" }
    // `total-discount` is one name, but perhaps it was meant as two.
    let parts = name.text.split(separator: "-").map(String.init)
    if !name.isQuoted, parts.count > 1, parts.contains(where: { schema.index(of: $0) != nil }) {
      hint = "templates do not calculate, and `-` is a part of the name; all figures are fields of the document"
    }
    if isTop, LoopProperty(rawValue: name.text) != nil { hint = "`\(name.text)` is known inside of `<for>`" }
    error("unknown-field", "unknown field `\(name.text)` in `\(ownerName)`", at: name.span, hint: hint ?? list, scope)
  }

  // MARK: Defaults

  private func fallback(
    _ left: ExpressionSyntax, _ right: ExpressionSyntax, _ span: SourceSpan, _ scope: Scope
  ) -> TypedExpression? {
    guard let value = typed(left, scope), let other = typed(right, scope) else { return nil }
    guard case .value(let type) = value.type, case .value(let otherType) = other.type else {
      error("bad-default", "`??` needs a field before it and a value after it", at: span, scope)
      return nil
    }
    var isOptional = hasGuessedFields
    if case .optional = type { isOptional = true }
    guard isOptional else {
      error(
        "needless-default", "`\(written(value))` is never missing", at: value.span,
        hint: "remove `??` and what follows it",
        scope)
      return nil
    }
    let expression = Expression.fallback(value.expression, other.expression)
    if type.unwrapped == otherType.unwrapped {
      return TypedExpression(expression: expression, type: .value(otherType), span: span)
    }
    guard isPrintable(type.unwrapped), case .text = otherType else {
      error(
        "bad-default", "the default is \(otherType), but `\(written(value))` is \(type.unwrapped)", at: other.span,
        hint: "give a text, such as `\"–\"`, or a value of the same type", scope)
      return nil
    }
    return TypedExpression(expression: expression, type: .mixed, span: span)
  }

  func isPrintable(_ type: FieldType) -> Bool {
    switch type {
    case .text, .integer, .decimal, .money, .percentage, .quantity, .day: true
    case .flag, .record, .list, .optional: false
    }
  }

  /// How an expression is written in the file.
  func written(_ value: TypedExpression) -> String {
    let bytes = value.span.source.bytes
    let range = value.span.range.clamped(to: 0..<bytes.count)
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// What may be printed; the rest is reported with what to do instead.
  func printable(_ value: TypedExpression, _ scope: Scope) -> Bool {
    guard case .value(let type) = value.type else { return true }
    let name = written(value)
    switch type {
    case .optional(let inner):
      guard isPrintable(inner) else { return printable(withType: inner, value, scope) }
      error(
        "may-be-missing", "`\(name)` may be missing", at: value.span,
        hint: "give a value for that, `{{ \(name) ?? \"–\" }}`, or put it inside `<if test=\"\(name)\">`", scope)
      return false
    default: return printable(withType: type, value, scope)
    }
  }

  private func printable(withType type: FieldType, _ value: TypedExpression, _ scope: Scope) -> Bool {
    if isPrintable(type) { return true }
    let name = written(value)
    let hint: String
    switch type {
    case .record(let schema):
      hint = "print one of its fields, such as `\(name).\(schema.fields.first?.name ?? "name")`"
    case .list(.text): hint = "join its texts, `{{ \(name) | join(\", \") }}`, or use `<for each=\"x in \(name)\">`"
    case .list: hint = "use `<for each=\"x in \(name)\">` and print the fields of `x`"
    default: hint = "say what to print with `<if test=\"\(name)\">…</if><else>…</else>`"
    }
    error("not-printable", "`\(name)` is \(type) and can not be printed", at: value.span, hint: hint, scope)
    return false
  }
}
