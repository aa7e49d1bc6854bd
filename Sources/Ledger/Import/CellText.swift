internal import Values

/// Shows kept values the way a person would write them.
enum CellText {
  /// The text of a value of a column; empty when blank. Amounts need the row's currency.
  static func shown(_ value: CellValue, _ name: String, _ kind: FileKind, _ currency: String?) -> String {
    switch value {
    case .blank: return ""
    case .text(let text): return text
    case .integer(let number):
      guard let column = kind.columns.first(where: { $0.name == name }) else { return String(number) }
      if column.content == .yesNo { return number == 0 ? "no" : "yes" }
      guard let code = currency, let unit = Currency(code: code) else { return String(number) }
      return Money(minorUnits: number, unit).plainNumber
    }
  }
}
