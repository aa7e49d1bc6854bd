import Values

/// A checked expression: every name is a position, every filter is known, and types fit.
indirect enum Expression: Sendable {
  case literal(Value)
  /// From the value in a slot through fields by their positions.
  case path(slot: Int, steps: [Int])
  /// A property of the loop at this depth.
  case loop(LoopProperty, depth: Int)
  case not(Expression)
  case and(Expression, Expression)
  case or(Expression, Expression)
  case compare(ExpressionSyntax.Comparison, Expression, Expression)
  case contained(Expression, in: Expression)
  case fallback(Expression, Expression)
  case filter(Filter, Expression)
  case count(Expression)
  /// Whether there is something: a value that is not missing, a text or list that is not empty, a flag that is set.
  case isPresent(Expression)
}

/// What a loop knows of itself.
enum LoopProperty: String, Sendable, CaseIterable {
  /// Whether this is the first turn.
  case first
  /// Whether this is the last turn.
  case last
  /// The number of the turn, from 1.
  case index
}

/// Turns a value into text in a way that the template chose.
enum Filter: Sendable, Hashable {
  case money(MoneyStyle)
  case number(Int)
  case percent
  case date(DateStyle)
  case words
  case upper
  case lower
  case plural(one: String, many: String)
  case join(String)

  /// The names of all filters.
  static let names = ["money", "number", "percent", "date", "words", "upper", "lower", "plural", "join", "lines"]
}

/// What is known of an expression before any data is seen.
enum ExpressionType {
  /// A value of this type.
  case value(FieldType)
  /// A value that can only be printed, since its type depends on whether something is missing.
  case mixed
  /// The number of the page or of all pages, known only when pages are laid out.
  case page(isCount: Bool)
}

/// An expression with its type.
struct TypedExpression {
  let expression: Expression
  let type: ExpressionType
  let span: SourceSpan
}
