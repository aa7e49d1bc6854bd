import Testing
import Values

/// One line of a table of sums in a guide: what is computed, what it is exactly, and what is kept.
///
/// It reads `5 % of ₹10.10`, `₹450.50 × 2.5`, `₹70.00 × 1 ÷ 3`, `¥12,345 at ₹55.5 for 100`, `₹100.00 in 60 : 40`, `₹1,296.50 to the rupee`,
/// and sums of two amounts.
struct GuideSum {
  /// What is kept, as the guide writes it.
  let kept: String
  /// Numerator and denominator of each exact result in minor units; none where that is what is kept.
  private let exact: [(numerator: Int128, denominator: Int128)]
  private let currency: Currency
  private static let locale = DocumentLocale(.english)

  init(_ text: String) throws {
    let parts = text.split(separator: " ").map(String.init)
    if parts.count == 4, parts[1] == "%" {
      let (percent, money) = (try Self.number(parts[0]), try Self.money(parts[3]))
      self.init(try money.percentage(percent), money, times: percent, over: ExactDecimal(100))
    } else if parts.count == 3, parts[1] == "×" {
      let (money, factor) = (try Self.money(parts[0]), try Self.number(parts[2]))
      self.init(try money.multiplied(by: factor), money, times: factor, over: .one)
    } else if parts.count == 5, parts[1] == "×" {
      let (money, part, whole) = (try Self.money(parts[0]), try Self.number(parts[2]), try Self.number(parts[4]))
      self.init(try money.prorated(part, of: whole), money, times: part, over: whole)
    } else if parts.contains("at") {
      try self.init(exchanging: parts)
    } else if parts.contains("in") {
      let money = try Self.money(parts[0])
      let weights = try parts.dropFirst(2).filter { $0 != ":" }.map(Self.number)
      let parts = try money.allocated(by: weights).map { Self.locale.text($0) }
      let scale = weights.map(\.scale).max() ?? 0
      let whole = weights.map { $0.scaled(scale) }.reduce(0, +)
      self.init(
        kept: parts.joined(separator: ", "),
        exact: weights.map { (Int128(money.minorUnits) * $0.scaled(scale), whole) }, money.currency)
    } else if parts.count == 4, parts[3] == "rupee" {
      let money = try Self.money(parts[0])
      self.init(try money.roundedToUnit(), money, times: .one, over: .one)
    } else {
      let (left, right) = (try Self.money(parts[0]), try Self.money(parts[2]))
      let sum = parts[1] == "+" ? try left + right : try left - right
      self.init(kept: Self.locale.text(sum), exact: [], sum.currency)
    }
  }

  private init(exchanging parts: [String]) throws {
    let (money, worth) = (try Self.money(parts[0]), parts[2])
    let units = parts.count == 5 ? try Self.number(parts[4]) : .one
    let rate = try Self.number(worth.filter { $0.isNumber || $0 == "." })
    let target = try #require(Self.currency(of: worth), "\(worth)")
    let result = try money.converted(to: target, units: units, worth: rate)
    let scale = max(rate.scale, units.scale)
    let numerator = Int128(money.minorUnits) * rate.scaled(scale) * Int128(target.minorUnitsPerUnit)
    let denominator = units.scaled(scale) * Int128(money.currency.minorUnitsPerUnit)
    self.init(kept: Self.locale.text(result), exact: [(numerator, denominator)], target)
  }

  private init(kept: String, exact: [(numerator: Int128, denominator: Int128)], _ currency: Currency) {
    self.kept = kept
    self.exact = exact
    self.currency = currency
  }

  private init(_ result: Money, _ money: Money, times: ExactDecimal, over: ExactDecimal) {
    let scale = max(times.scale, over.scale)
    let exact = (Int128(money.minorUnits) * times.scaled(scale), over.scaled(scale))
    self.init(kept: Self.locale.text(result), exact: [exact], money.currency)
  }

  /// The exact result as the guide writes it: all digits, or six of an endless row and `…`.
  var exactText: String {
    exact.isEmpty ? kept : exact.map { text($0.numerator, over: $0.denominator) }.joined(separator: ", ")
  }

  private func text(_ numerator: Int128, over denominator: Int128) -> String {
    let unit = denominator * Int128(currency.minorUnitsPerUnit)
    let (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: unit.magnitude)
    var (digits, left) = ("", rest)
    while left > 0, digits.count < 6 {
      let (digit, next) = (left * 10).quotientAndRemainder(dividingBy: unit.magnitude)
      digits += String(digit)
      left = next
    }
    while digits.count < currency.digits { digits += "0" }
    let sign = (numerator < 0 ? "-" : "") + (currency.symbol ?? currency.code + " ")
    let number = Self.locale.text(ExactDecimal(Int(whole)))
    return sign + number + (digits.isEmpty ? "" : ".") + digits + (left > 0 ? "…" : "")
  }

  private static func currency(of text: String) -> Currency? {
    let all = [Currency.inr, .eur, .gbp, .usd, .jpy]
    if let known = all.first(where: { text.contains($0.symbol ?? "#") }) { return known }
    return text.contains("KWD") ? .kwd : nil
  }

  private static func number(_ text: String) throws -> ExactDecimal {
    try #require(ExactDecimal(text.filter { $0 != "," }), "\(text)")
  }

  private static func money(_ text: String) throws -> Money {
    let currency = try #require(Self.currency(of: text), "\(text)")
    let number = try number(text.filter { $0.isNumber || $0 == "." })
    let money = try #require(Money(number, currency), "\(text)")
    return text.hasPrefix("-") ? try money.negated() : money
  }
}

extension ExactDecimal {
  fileprivate func scaled(_ scale: Int) -> Int128 {
    var result = Int128(coefficient)
    for _ in self.scale..<scale { result *= 10 }
    return result
  }
}
