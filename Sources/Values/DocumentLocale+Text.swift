extension DocumentLocale {
  private static let noBreakSpace = "\u{A0}"
  private static let leftToRightMark = "\u{200E}"

  /// An amount with all the currency's decimals: `₹1,23,456.00`, `-₹500.00`, `€1,234.50`; in German `1.234,50 €`.
  public func text(_ money: Money, style: MoneyStyle = .symbol) -> String {
    let sign = money.isNegative ? "-" : ""
    let (whole, fraction) = Self.parts(money.plainNumber)
    let number = joined(grouping(for: money.currency).grouped(whole, by: groupSign), fraction)
    let code = money.currency.code
    // In German text the unit follows the number, behind a space that does not break (DIN 5008); `€1.234,50` would
    // look foreign to the reader it is meant for.
    switch (style, money.currency.symbol, language) {
    case (.plain, _, _): return figure(sign + number, isSigned: money.isNegative)
    case (.symbol, let symbol?, .german): return sign + number + Self.noBreakSpace + symbol
    case (_, _, .german): return sign + number + Self.noBreakSpace + code
    case (.symbol, let symbol?, _): return figure(sign + symbol + number, isSigned: true)
    default: return code + Self.noBreakSpace + sign + number
    }
  }

  /// A decimal number with its own decimals, filled with zeros up to `minimumDigits` (at most 12); never rounded.
  public func text(_ decimal: ExactDecimal, minimumDigits: Int = 0) -> String {
    figure(bareText(decimal, minimumDigits: minimumDigits), isSigned: decimal.isNegative)
  }

  /// A percentage: `12.5%`; in German `12,5 %`.
  public func text(_ percentage: Percentage) -> String {
    let space = language == .german ? Self.noBreakSpace : ""
    return figure(bareText(percentage.number) + space + "%", isSigned: true)
  }

  /// A number and its unit: `2.5 m`.
  public func text(_ quantity: Quantity) -> String {
    quantity.unit.isEmpty ? text(quantity.amount) : text(quantity.amount) + Self.noBreakSpace + quantity.unit
  }

  /// A whole number, grouped.
  public func text(_ integer: Int) -> String { text(ExactDecimal(integer)) }

  /// A day.
  public func text(_ day: CalendarDay, style: DateStyle = .short) -> String {
    switch style {
    case .iso: return figure(day.description, isSigned: true)
    case .numeric:
      let parts = day.description.split(separator: "-").reversed()
      return parts.joined(separator: language == .german ? "." : "/")
    case .short, .long:
      let names = style == .short ? MonthNames.short(language) : MonthNames.long(language)
      let month = names.indices.contains(day.month - 1) ? names[day.month - 1] : String(day.month)
      return "\(day.day)\(language == .german ? "." : "") \(month) \(day.year)"
    }
  }

  private func bareText(_ decimal: ExactDecimal, minimumDigits: Int = 0) -> String {
    let (whole, fraction) = Self.parts(decimal.description)
    let missing = min(minimumDigits, ExactDecimal.largestScale) - fraction.count
    let filled = fraction + String(repeating: "0", count: max(0, missing))
    return (decimal.isNegative ? "-" : "") + joined(numberGrouping.grouped(whole, by: groupSign), filled)
  }

  /// Digits before and after the `.` of plain notation, without the sign.
  private static func parts(_ plain: String) -> (whole: String, fraction: String) {
    let digits = plain.utf8.first == UInt8(ascii: "-") ? plain.dropFirst() : plain[...]
    guard let point = digits.utf8.firstIndex(of: UInt8(ascii: ".")) else { return (String(digits), "") }
    return (String(digits[..<point]), String(digits[digits.utf8.index(after: point)...]))
  }

  func joined(_ whole: String, _ fraction: String) -> String {
    fraction.isEmpty ? whole : whole + decimalSign + fraction
  }

  /// Keeps a figure with signs in it in its own order amid text that runs from right to left.
  func figure(_ text: String, isSigned: Bool) -> String {
    language.isRightToLeft && isSigned ? Self.leftToRightMark + text : text
  }
}
