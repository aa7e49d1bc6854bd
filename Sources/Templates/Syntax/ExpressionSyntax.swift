import Values

/// An expression as it is written, before anyone knows whether its names exist.
struct ExpressionSyntax {
  /// A name and where it stands.
  struct Name {
    let text: String
    let span: SourceSpan
    /// Whether it stands between backticks, so that it can only be a field.
    var isQuoted = false
  }

  /// How two values are compared.
  enum Comparison: String {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    /// Whether it asks which one is larger.
    var isOrder: Bool { self != .equal && self != .notEqual }
  }

  /// A value written out.
  enum Literal {
    case text(String)
    case integer(Int)
    case decimal(ExactDecimal)
    case flag(Bool)
    /// A bare word, as in `money(code)`; only as an argument.
    case word(String)
  }

  /// An argument of a filter.
  struct Argument {
    let value: Literal
    let span: SourceSpan
  }

  indirect enum Kind {
    case path([Name])
    case literal(Literal)
    case not(ExpressionSyntax)
    case and(ExpressionSyntax, ExpressionSyntax)
    case or(ExpressionSyntax, ExpressionSyntax)
    case compare(Comparison, ExpressionSyntax, ExpressionSyntax)
    case contained(ExpressionSyntax, in: ExpressionSyntax)
    case fallback(ExpressionSyntax, ExpressionSyntax)
    case filter(ExpressionSyntax, Name, [Argument])
    case count(ExpressionSyntax)
    /// Values written out, as in `kind in ["a", "b"]`; only after `in`.
    case list([ExpressionSyntax])
  }

  let kind: Kind
  let span: SourceSpan
}

/// A piece of a text: words, or an expression whose value stands there.
enum TextPieceSyntax {
  case literal(String, SourceSpan)
  /// The expression and how it is written, for looking up translations. `nil` when it could not be read.
  case expression(ExpressionSyntax?, written: String, SourceSpan)
}
