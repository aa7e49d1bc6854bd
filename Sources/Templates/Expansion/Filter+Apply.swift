import Values

extension Filter {
  /// The text that the filter makes of a value; what is missing stays missing.
  func apply(to value: Value, _ locale: DocumentLocale) -> Value {
    switch (self, value) {
    case (_, .none): .none
    case (.money(let style), .money(let money)): .text(locale.text(money, style: style))
    case (.words, .money(let money)): .text(locale.words(money))
    case (.date(let style), .day(let day)): .text(locale.text(day, style: style))
    case (.upper, .text(let text)): .text(text.uppercased())
    case (.lower, .text(let text)): .text(text.lowercased())
    case (.percent, .percentage(let percentage)): .text(locale.text(percentage))
    case (.percent, .decimal(let number)): .text(locale.text(Percentage(number)))
    case (.percent, .integer(let number)): .text(locale.text(Percentage(ExactDecimal(number))))
    case (.number(let digits), _): Self.number(value, digits, locale)
    case (.plural(let one, let many), _): .text(Self.isOne(value) ? one : many)
    case (.join(let separator), .list(let list)): .text(Self.joined(list, separator))
    default: value
    }
  }

  private static func number(_ value: Value, _ digits: Int, _ locale: DocumentLocale) -> Value {
    func text(_ number: ExactDecimal) -> String { locale.text(number.rounded(to: digits), minimumDigits: digits) }
    switch value {
    case .integer(let number): return .text(text(ExactDecimal(number)))
    case .decimal(let number): return .text(text(number))
    case .percentage(let percentage): return .text(text(percentage.number))
    case .quantity(let quantity):
      return .text(text(quantity.amount) + (quantity.unit.isEmpty ? "" : "\u{A0}" + quantity.unit))
    default: return value
    }
  }

  private static func isOne(_ value: Value) -> Bool {
    switch value {
    case .integer(let number): number == 1
    case .decimal(let number): number == .one
    case .quantity(let quantity): quantity.amount == .one
    default: false
    }
  }

  private static func joined(_ list: [Value], _ separator: String) -> String {
    list.compactMap { if case .text(let text) = $0, !text.isEmpty { text } else { nil } }.joined(separator: separator)
  }
}
