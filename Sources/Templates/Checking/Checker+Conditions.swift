import Diagnostics
import Values

/// A checked test, and which optional values are known to be there when it holds and when it does not.
struct Condition {
  let test: Expression
  var whenTrue: Set<Scope.PathKey> = []
  var whenFalse: Set<Scope.PathKey> = []
}

extension Checker {
  /// A test, as `if` needs one.
  func condition(_ syntax: ExpressionSyntax, _ scope: Scope) -> Condition? {
    switch syntax.kind {
    case .not(let inner):
      return condition(inner, scope).map {
        Condition(test: .not($0.test), whenTrue: $0.whenFalse, whenFalse: $0.whenTrue)
      }
    case .and(let left, let right):
      let first = condition(left, scope)
      let second = condition(right, scope.knowing(first?.whenTrue ?? []))
      guard let first, let second else { return nil }
      return Condition(test: .and(first.test, second.test), whenTrue: first.whenTrue.union(second.whenTrue))
    case .or(let left, let right):
      let first = condition(left, scope)
      let second = condition(right, scope.knowing(first?.whenFalse ?? []))
      guard let first, let second else { return nil }
      return Condition(
        test: .or(first.test, second.test), whenTrue: first.whenTrue.intersection(second.whenTrue),
        whenFalse: first.whenFalse.union(second.whenFalse))
    case .compare(let comparison, let left, let right): return compare(comparison, left, right, scope)
    case .contained(let left, let right): return contained(left, right, scope)
    default: return typed(syntax, scope).flatMap { presence($0, scope) }
    }
  }

  private func presence(_ value: TypedExpression, _ scope: Scope) -> Condition? {
    guard case .value(let type) = value.type else {
      error("not-a-test", "`\(written(value))` is \(describe(value.type)), not a test", at: value.span, scope)
      return nil
    }
    switch type {
    case .optional:
      var known: Set<Scope.PathKey> = []
      if case .path(let slot, let steps) = value.expression {
        // When the whole path is there, so is every optional record on the way.
        for length in 0...steps.count { known.insert([slot] + steps.prefix(length)) }
      }
      return Condition(test: .isPresent(value.expression), whenTrue: known)
    case .flag, .list, .text: return Condition(test: .isPresent(value.expression))
    case _ where hasGuessedFields: return Condition(test: .isPresent(value.expression))
    case .record:
      error(
        "not-a-test", "`\(written(value))` is \(type) and always there", at: value.span,
        hint: "test one of its fields instead", scope)
    default:
      error(
        "not-a-test", "`\(written(value))` is \(type), not yes or no", at: value.span,
        hint: "compare it, as in `\(written(value)) != 0`", scope)
    }
    return nil
  }

  /// What can be compared with what.
  private enum Comparable {
    case text, number, money, day, flag
  }

  private func comparable(_ type: FieldType) -> Comparable? {
    switch type {
    case .text: .text
    case .integer, .decimal, .percentage, .quantity: .number
    case .money: .money
    case .day: .day
    case .flag: .flag
    case .record, .list, .optional: nil
    }
  }

  /// A side of a comparison: a value that is there.
  private func side(_ syntax: ExpressionSyntax, _ scope: Scope) -> (TypedExpression, FieldType)? {
    guard let value = typed(syntax, scope) else { return nil }
    guard case .value(let type) = value.type else {
      error("not-comparable", "\(describe(value.type)) can not be compared", at: value.span, scope)
      return nil
    }
    if case .optional = type {
      let name = written(value)
      error(
        "may-be-missing", "`\(name)` may be missing", at: value.span,
        hint: "test it first, as in `\(name) and …`, or give a default with `??`", scope)
      return nil
    }
    return (value, type)
  }

  private func compare(
    _ comparison: ExpressionSyntax.Comparison, _ left: ExpressionSyntax, _ right: ExpressionSyntax, _ scope: Scope
  ) -> Condition? {
    let first = side(left, scope)
    let second = side(right, scope)
    guard var (leftValue, leftType) = first, var (rightValue, rightType) = second else { return nil }
    if let day = asDay(leftValue, leftType, beside: rightType) { (leftValue, leftType) = (day, .day) }
    if let day = asDay(rightValue, rightType, beside: leftType) { (rightValue, rightType) = (day, .day) }
    let kinds = (comparable(leftType), comparable(rightType))
    let span = leftValue.span.joined(to: rightValue.span)
    guard let leftKind = kinds.0, let rightKind = kinds.1,
      leftKind == rightKind || isMoneyAndLiteral(leftKind, rightValue, rightKind)
        || isMoneyAndLiteral(rightKind, leftValue, leftKind)
    else {
      error(
        "not-comparable", "\(leftType) and \(rightType) can not be compared", at: span,
        hint: hint(comparing: leftValue, leftType, with: rightType), scope)
      return nil
    }
    if comparison.isOrder, leftKind == .text || leftKind == .flag {
      error(
        "not-comparable", "\(leftType) can not be ordered with `\(comparison.rawValue)`", at: span,
        hint: "only `==` and `!=` work here", scope)
      return nil
    }
    return Condition(test: .compare(comparison, leftValue.expression, rightValue.expression))
  }

  private func isMoneyAndLiteral(_ kind: Comparable, _ other: TypedExpression, _ otherKind: Comparable) -> Bool {
    guard kind == .money, otherKind == .number, case .literal = other.expression else { return false }
    return true
  }

  /// A text such as `"2026-05-16"` beside a day is that day.
  private func asDay(_ value: TypedExpression, _ type: FieldType, beside other: FieldType) -> TypedExpression? {
    guard case .day = other, case .literal(.text(let text)) = value.expression, let day = CalendarDay(iso: text) else {
      return nil
    }
    return TypedExpression(expression: .literal(.day(day)), type: .value(.day), span: value.span)
  }

  private func hint(comparing value: TypedExpression, _ type: FieldType, with other: FieldType) -> String? {
    switch (type, other) {
    case (.flag, _): "`\(written(value))` is a test by itself"
    case (.day, .text), (.text, .day): "write days as `\"2026-05-16\"`"
    case (.list, _): "compare `count(\(written(value)))`"
    case (.record, _): "compare one of its fields"
    default: nil
    }
  }

  private func contained(_ left: ExpressionSyntax, _ right: ExpressionSyntax, _ scope: Scope) -> Condition? {
    if case .list(let values) = right.kind { return oneOf(left, values, scope) }
    let first = side(left, scope)
    guard let list = typed(right, scope) else { return nil }
    guard case .value(let type) = list.type, case .list(let element) = type.unwrapped else {
      error(
        "not-a-list", "`in` needs a list after it, and `\(written(list))` is \(describe(list.type))", at: list.span,
        scope)
      return nil
    }
    guard let (value, valueType) = first else { return nil }
    guard let kind = comparable(valueType), comparable(element.unwrapped) == kind else {
      error(
        "not-comparable", "\(valueType) can not be in \(type.unwrapped)", at: value.span.joined(to: list.span), scope)
      return nil
    }
    return Condition(test: .contained(value.expression, in: list.expression))
  }

  /// `kind in ["a", "b"]`: equal to one of them.
  private func oneOf(_ left: ExpressionSyntax, _ values: [ExpressionSyntax], _ scope: Scope) -> Condition? {
    guard side(left, scope) != nil else { return nil }
    let tests = values.map { compare(.equal, left, $0, scope)?.test }
    guard let first = tests.first, var test = first else { return nil }
    for other in tests.dropFirst() {
      guard let other else { return nil }
      test = .or(test, other)
    }
    return Condition(test: test)
  }
}
