import Diagnostics
import Typesetting
import Values

/// The values that expressions reach at one point of an expansion.
struct Frame: Sendable {
  /// The record in slot 0, then the current value of each loop, outermost first.
  private(set) var values: [Value]
  /// Where each loop stands, outermost first.
  private var turns: [(index: Int, count: Int)] = []
  /// How many more nodes may be made: loops within loops must not fill the memory.
  var budget: Int

  /// Documents of more nodes than this, rows of tables not counted, are refused.
  static let largestBudget = 400_000

  /// How often the rows around this point are repeated: the product of the lengths of all tables around it.
  private(set) var repetition = 1
  /// Rows of tables within tables, over the whole document.
  static let mostInnerRows = 1_000_000

  init(_ record: Value, budget: Int = Frame.largestBudget) {
    values = [record]
    self.budget = budget
  }

  /// The frame of a part that is used with this record, at the same point of the document.
  func part(_ record: Value) -> Frame {
    var inner = Frame(record, budget: budget)
    inner.repetition = repetition
    return inner
  }

  /// How many nodes each row of the table around may come to: much, if rows are few.
  var rowBudget: Int { max(500, 4 * Self.largestBudget / max(1, repetition)) }

  /// Enters the rows of a table. A table that stands by itself may be as long as its list; tables within its rows
  /// multiply, so that all together are limited.
  mutating func enterTable(rows: Int, _ origin: Origin) throws {
    let (product, overflow) = repetition.multipliedReportingOverflow(by: max(1, rows))
    guard repetition == 1 || (!overflow && product <= Self.mostInnerRows) else {
      throw Diagnostic(
        "too-large", "tables within tables come to more than a million rows", at: .text(origin.place),
        hint: "look for a `<table>` inside of a `<table>` over a long list")
    }
    repetition = overflow ? Int.max : product
  }

  /// Takes what so much text costs from the budget.
  mutating func charge(bytes: Int) { budget -= bytes / 128 }

  /// Enters a turn of a loop.
  mutating func push(_ value: Value, index: Int, count: Int) {
    values.append(value)
    turns.append((index, count))
  }

  /// Leaves the turn of the innermost loop.
  mutating func pop() {
    if values.count > 1 { values.removeLast() }
    _ = turns.popLast()
  }

  /// The value of an expression; `.none` for what is missing.
  func value(_ expression: Expression, _ locale: DocumentLocale) -> Value {
    switch expression {
    case .literal(let value): return value
    case .path(let slot, let steps):
      guard values.indices.contains(slot) else { return .none }
      var value = values[slot]
      for step in steps {
        guard case .record(let record) = value else { return .none }
        value = record[step]
      }
      return value
    case .loop(let property, let depth):
      guard turns.indices.contains(depth) else { return .none }
      let turn = turns[depth]
      switch property {
      case .first: return .flag(turn.index == 0)
      case .last: return .flag(turn.index == turn.count - 1)
      case .index: return .integer(turn.index + 1)
      }
    case .fallback(let left, let right):
      let value = value(left, locale)
      return value.isNone ? self.value(right, locale) : value
    case .filter(let filter, let inner): return filter.apply(to: value(inner, locale), locale)
    case .count(let inner):
      if case .list(let list) = value(inner, locale) { return .integer(list.count) }
      return .integer(0)
    case .not, .and, .or, .compare, .contained, .isPresent: return .flag(holds(expression, locale))
    }
  }

  /// Whether a test holds.
  func holds(_ expression: Expression, _ locale: DocumentLocale) -> Bool {
    switch expression {
    case .not(let inner): return !holds(inner, locale)
    case .and(let left, let right): return holds(left, locale) && holds(right, locale)
    case .or(let left, let right): return holds(left, locale) || holds(right, locale)
    case .compare(let comparison, let left, let right):
      return value(left, locale).compares(comparison, to: value(right, locale))
    case .contained(let left, let right):
      guard case .list(let list) = value(right, locale) else { return false }
      let wanted = value(left, locale)
      return list.contains { $0.compares(.equal, to: wanted) }
    case .isPresent(let inner): return value(inner, locale).isPresent
    default: return value(expression, locale).isPresent
    }
  }
}

extension Value {
  /// Whether there is something to speak of.
  fileprivate var isPresent: Bool {
    switch self {
    case .none: false
    case .flag(let flag): flag
    case .text(let text): !text.isEmpty
    case .list(let list): !list.isEmpty
    default: true
    }
  }

  /// The number in it, for comparisons.
  private var number: ExactDecimal? {
    switch self {
    case .integer(let number): ExactDecimal(number)
    case .decimal(let number): number
    case .percentage(let percentage): percentage.number
    case .quantity(let quantity): quantity.amount
    case .money(let money): money.decimal
    default: nil
    }
  }

  fileprivate func compares(_ comparison: ExpressionSyntax.Comparison, to other: Value) -> Bool {
    switch (self, other) {
    case (.text(let left), .text(let right)): return comparison == .equal ? left == right : left != right
    case (.flag(let left), .flag(let right)): return comparison == .equal ? left == right : left != right
    case (.day(let left), .day(let right)): return comparison.holds(left, right)
    case (.money(let left), .money(let right)) where left.currency != right.currency: return comparison == .notEqual
    default:
      guard let left = number, let right = other.number else { return false }
      return comparison.holds(left, right)
    }
  }
}

extension ExpressionSyntax.Comparison {
  fileprivate func holds<Element: Comparable>(_ left: Element, _ right: Element) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}
