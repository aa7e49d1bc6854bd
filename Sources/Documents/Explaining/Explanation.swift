public import Ledger
public import Values

/// Where a figure comes from: a tree from the figure down to the rows of the co-op's files.
///
/// Each node has a value, says by which formula it follows from its parts, and names the rows it rests on. What a formula says is true to
/// the minor unit: `computed()` gives the value again.
public struct Explanation: Sendable, Hashable {
  /// What it is, for people: `Line 2: KAN-01 Kani shawl`.
  public var label: String
  /// What it comes to; `nil` for a heading.
  public var value: ExplainedValue?
  /// How the value follows from the parts.
  public var formula: ExplanationFormula
  /// What it is made of, in the order in which the formula takes it.
  public var parts: [Part]
  /// The rows it stands in or rests on; those of the parts are not named again.
  public var rows: [FactKey]
  /// Why, in words, where figures alone do not say it.
  public var remark: String?
  /// The word one asks for it by, for a figure under a heading.
  public var name: String?

  /// A part of a figure and what the formula does with it.
  public struct Part: Sendable, Hashable {
    /// What the formula does with it.
    public var role: Role
    /// The part.
    public var explanation: Explanation

    /// A part in a role.
    public init(_ role: Role, _ explanation: Explanation) {
      self.role = role
      self.explanation = explanation
    }
  }

  /// What a formula does with a part.
  public enum Role: String, Sendable, Hashable {
    /// It is added.
    case plus
    /// It is taken off.
    case minus
    /// The formula takes it by its position.
    case operand
    /// It is worth knowing, but not counted.
    case aside
  }

  /// A figure with its formula.
  public init(
    _ label: String, _ value: ExplainedValue?, _ formula: ExplanationFormula, _ parts: [Part] = [],
    rows: [FactKey] = [], remark: String? = nil
  ) {
    self.label = label
    self.value = value
    self.formula = formula
    self.parts = parts
    self.rows = rows
    self.remark = remark
  }
}

/// What a node of an explanation comes to.
public enum ExplainedValue: Sendable, Hashable {
  /// An amount.
  case money(Money)
  /// So many of something.
  case quantity(Quantity)
  /// So many per cent.
  case percentage(Percentage)
  /// A plain number, such as the units of a rate.
  case number(ExactDecimal)
  /// Words, such as the state of an order.
  case words(String)

  /// The number in it, without its unit; `nil` for words.
  public var decimal: ExactDecimal? {
    switch self {
    case .money(let money): money.decimal
    case .quantity(let quantity): quantity.amount
    case .percentage(let percentage): percentage.number
    case .number(let number): number
    case .words: nil
    }
  }

  /// The amount, if it is one.
  public var money: Money? {
    if case .money(let money) = self { money } else { nil }
  }
}

extension Explanation {
  /// A value as it stands in a cell, under the cell's title.
  static func cell(_ title: String, _ value: ExplainedValue, _ row: FactKey) -> Explanation {
    Explanation(title, value, .stated, rows: [row])
  }

  /// A value that is explained elsewhere in the same tree, or that one can ask for by itself.
  static func elsewhere(_ label: String, _ value: ExplainedValue, _ rows: [FactKey]) -> Explanation {
    Explanation(label, value, .elsewhere, rows: rows)
  }

  /// The sum of amounts, each with its sign.
  ///
  /// - Throws: `ArithmeticError` when it does not fit.
  static func sum(
    _ label: String, _ parts: [Part], _ currency: Currency, rows: [FactKey] = [], remark: String? = nil
  ) throws -> Explanation {
    var sum = Money.zero(currency)
    for part in parts {
      guard let amount = part.explanation.value?.money else { continue }
      switch part.role {
      case .plus: sum = try sum + amount
      case .minus: sum = try sum - amount
      case .operand, .aside: break
      }
    }
    return Explanation(label, .money(sum), .sum, parts, rows: rows, remark: remark)
  }

  /// A figure whose value is what its formula gives.
  ///
  /// - Throws: `ArithmeticError` when it does not fit.
  static func computed(
    _ label: String, _ formula: ExplanationFormula, _ operands: [Explanation], rows: [FactKey] = [],
    remark: String? = nil
  ) throws -> Explanation {
    var node = Explanation(
      label, nil, formula, operands.map { Part(.operand, $0) }, rows: rows, remark: remark)
    node.value = try node.computed()
    return node
  }

  /// Figures under a heading.
  static func heading(_ label: String, _ figures: [Explanation], remark: String? = nil) -> Explanation {
    Explanation(label, nil, .list, figures.map { Part(.aside, $0) }, remark: remark)
  }

  /// The same, to be asked for by a word.
  func asked(_ name: String) -> Explanation {
    var copy = self
    copy.name = name
    return copy
  }

  /// The same under another label.
  public func named(_ label: String) -> Explanation {
    var copy = self
    copy.label = label
    return copy
  }

  /// All rows of the node and of its parts, each once, in the order of the tree.
  public var allRows: [FactKey] {
    var seen: Set<FactKey> = []
    var result: [FactKey] = []
    collectRows(&result, &seen)
    return result
  }

  private func collectRows(_ result: inout [FactKey], _ seen: inout Set<FactKey>) {
    for row in rows where seen.insert(row).inserted { result.append(row) }
    for part in parts { part.explanation.collectRows(&result, &seen) }
  }
}
