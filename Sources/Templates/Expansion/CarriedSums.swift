import Diagnostics
import Typesetting
import Values

/// The columns of a table that are summed: what each row adds, and how a sum is written.
struct CarriedSums: Sendable {
  /// The summed columns, by number.
  let columns: [Int]
  private let expressions: [Expression]
  /// The currency of each sum, or `nil` where whole numbers are counted.
  private let currencies: [Currency?]
  /// How the cells of each summed column write their amounts, so that a sum lines up below them.
  private let styles: [MoneyStyle]

  /// How many sums there are.
  var count: Int { columns.count }

  /// Looks through all rows once: a column of two currencies has no sum.
  init(_ all: [TableNode.Column], rows: [Value], _ frame: Frame, _ expander: Expander) throws {
    let summed = all.enumerated().filter { $0.element.carry != nil }
    columns = summed.map(\.offset)
    styles = summed.map { expander.moneyStyle(of: $0.element.content) ?? .symbol }
    expressions = summed.compactMap(\.element.carry)
    var currencies = [Currency?](repeating: nil, count: expressions.count)
    if !expressions.isEmpty {
      var inner = frame
      for (index, row) in rows.enumerated() {
        inner.push(row, index: index, count: rows.count)
        for number in expressions.indices {
          guard case .money(let money) = inner.value(expressions[number], expander.locale) else { continue }
          if let known = currencies[number], known != money.currency {
            throw Diagnostic(
              "mixed-currencies", "\(known.code) and \(money.currency.code) stand in one summed column",
              at: summed[number].element.carryPlace.map { .text($0.place) },
              hint: "sum a column of the base currency, or make a table for each currency")
          }
          currencies[number] = money.currency
        }
        inner.pop()
      }
    }
    self.currencies = currencies
  }

  /// What a row adds to each sum, in minor units.
  func amounts(of frame: Frame, _ locale: DocumentLocale) -> [Int64] {
    expressions.map { expression in
      switch frame.value(expression, locale) {
      case .money(let money): money.minorUnits
      case .integer(let number): Int64(number)
      default: 0
      }
    }
  }

  /// Adds a row to running sums.
  func add(_ frame: Frame, to running: inout [Int64], _ locale: DocumentLocale) throws {
    for (number, amount) in amounts(of: frame, locale).enumerated() where running.indices.contains(number) {
      let (sum, overflow) = running[number].addingReportingOverflow(amount)
      guard !overflow else { throw Diagnostic("too-large", "the sum of a group is too large to be computed") }
      running[number] = sum
    }
  }

  /// A sum as it is printed.
  func text(_ sum: Int64, of number: Int, _ locale: DocumentLocale) -> String {
    if let currency = currencies[number] {
      return PrintedText.isolated(locale.text(Money(minorUnits: sum, currency), style: styles[number]), locale)
    }
    return PrintedText.isolated(locale.text(Int(sum)), locale)
  }

  /// The sums for the table's own carried and brought rows.
  func carrySums(style: TextStyle, _ locale: DocumentLocale) -> [TableCarry.Sum] {
    columns.indices.map { number in
      TableCarry.Sum(column: columns[number], style: style) { sum in text(sum, of: number, locale) }
    }
  }
}

extension Expander {
  /// The form in which the words of a cell write an amount, `nil` where no filter says it.
  fileprivate func moneyStyle(of content: [Flow<CellNode>]) -> MoneyStyle? {
    for part in content {
      switch part {
      case .leaf(.inline(.unit(let number, _, _))) where units.indices.contains(number):
        for case .value(.filter(.money(let style), _), _) in units[number].pieces { return style }
      case .leaf: continue
      case .each(_, let content): if let style = moneyStyle(of: content) { return style }
      case .choose(let branches):
        for branch in branches { if let style = moneyStyle(of: branch.content) { return style } }
      }
    }
    return nil
  }
}
