public import Values

extension ExplainedValue {
  /// As a document writes it.
  public func text(in locale: DocumentLocale) -> String {
    switch self {
    case .money(let money): locale.text(money)
    case .quantity(let quantity): locale.text(quantity)
    case .percentage(let percentage): locale.text(percentage)
    case .number(let number): locale.text(number)
    case .words(let words): words
    }
  }
}

extension Explanation {
  /// The formula with its numbers and what it gives: `2 pcs × ₹6,000.00 − 5% of ₹12,000.00 = ₹11,400.00`; `nil` where the value stands in
  /// a row, is explained elsewhere, or would only be said again.
  public func formulaText(in locale: DocumentLocale) -> String? {
    guard let value, let left = expression(in: locale) else { return nil }
    return "\(left) = \(value.text(in: locale))"
  }

  /// Whether everything below it can be said in its formula.
  public var isSimple: Bool {
    guard !parts.isEmpty, formula != .list else { return false }
    switch formula {
    case .sum, .sumNotBelowZero:
      // A price less its discounts; a list of things to be added up keeps their names.
      return parts.first?.role == .plus && parts.dropFirst().allSatisfy { $0.role == .minus }
        && (2...3).contains(parts.count) && parts.allSatisfy { $0.explanation.isPlainProduct }
    default: return parts.allSatisfy { $0.explanation.isLeaf || $0.explanation.formula == .half }
    }
  }

  /// Whether it ends there.
  public var isLeaf: Bool { parts.isEmpty }

  private var isPlainProduct: Bool {
    (formula == .product || formula == .percentage) && isSimple
  }

  private func expression(in locale: DocumentLocale) -> String? {
    let texts = parts.filter { $0.role == .operand }.compactMap { $0.explanation.value?.text(in: locale) }
    switch (formula, texts.count) {
    case (.product, 2): return "\(texts[1]) × \(texts[0])"
    case (.percentage, 2), (.percentageNotBelowZero, 2): return "\(texts[1]) of \(texts[0])"
    case (.percentages, 2...):
      return stride(from: 0, to: texts.count - 1, by: 2).map { "\(texts[$0 + 1]) of \(texts[$0])" }
        .joined(separator: " + ")
    case (.half, 1): return "half of \(texts[0])"
    case (.includedTax, 3): return includedTax(texts, locale)
    case (.proportion, 3):
      return texts[1] == texts[2] ? "all of \(texts[0])" : "\(texts[0]) × \(texts[1]) ÷ \(texts[2])"
    case (.piece, 4): return piece(texts)
    case (.allocation(let position), 2...): return allocation(position, texts, locale)
    case (.band(let from, let to), 2): return band(from, to, texts, locale)
    case (.conversion, 3):
      return texts[1] == "1" ? "\(texts[0]) × \(texts[2])" : "\(texts[0]) × \(texts[2]) ÷ \(texts[1])"
    case (.roundOff, 1): return "\(texts[0]) rounded to the whole, less itself"
    case (.recovery, 3): return "\(texts[1]) of \(texts[0]), at most the \(texts[2]) left of advances"
    case (.payable, 2): return payable(texts)
    case (.smallest, 2...): return "the smallest of \(texts.joined(separator: ", "))"
    case (.wholePercent, 2): return "\(texts[0]) of \(texts[1]), in whole per cent"
    case (.sum, _), (.sumNotBelowZero, _): return sum(locale)
    default: return nil
    }
  }

  private func includedTax(_ texts: [String], _ locale: DocumentLocale) -> String? {
    let numbers = parts.compactMap { $0.role == .operand ? $0.explanation.value?.decimal : nil }
    guard numbers.count == 3, let whole = try? ExactDecimal.hundred + numbers[2] else { return nil }
    return "\(texts[0]) × \(locale.text(numbers[1])) ÷ \(locale.text(whole))"
  }

  private func piece(_ texts: [String]) -> String {
    let now = texts[2] == texts[3] ? texts[0] : "\(texts[0]) × \(texts[2]) ÷ \(texts[3])"
    let before = parts.filter { $0.role == .operand }.dropFirst().first?.explanation.value?.decimal
    return before?.isZero ?? true ? now : "\(now) − \(texts[0]) × \(texts[1]) ÷ \(texts[3])"
  }

  private func allocation(_ position: Int, _ texts: [String], _ locale: DocumentLocale) -> String? {
    guard texts.indices.contains(position + 1) else { return nil }
    let weights = parts.filter { $0.role == .operand }.dropFirst().compactMap(\.explanation.value)
    if case .percentage = weights.first { return "\(texts[position + 1]) of \(texts[0])" }
    let sum = try? weights.compactMap(\.money).reduce(into: Money?.none) { sum, next in
      sum = try sum.map { try $0 + next } ?? next
    }
    return sum.map { "\(texts[0]) × \(texts[position + 1]) ÷ \(locale.text($0))" }
  }

  private func payable(_ texts: [String]) -> String {
    value?.money?.isZero == true
      ? "nothing of \(texts[0])" : "all of \(texts[0]), since it is not below \(texts[1])"
  }

  private func band(_ from: Money?, _ to: Money?, _ texts: [String], _ locale: DocumentLocale) -> String {
    let sold = "of \(texts[1]), sold after \(texts[0]) in the month,"
    switch (from, to) {
    case (let from?, let to?): return "\(sold) what lies between \(locale.text(from)) and \(locale.text(to))"
    case (let from?, nil): return "\(sold) what lies above \(locale.text(from))"
    case (nil, let to?): return "\(sold) what lies below \(locale.text(to))"
    case (nil, nil): return "all of \(texts[1])"
    }
  }

  private func sum(_ locale: DocumentLocale) -> String? {
    let counted = parts.filter { $0.role == .plus || $0.role == .minus }
    guard counted.count > 1 else { return nil }
    guard counted.count <= 6 else { return "sum of \(counted.count) amounts" }
    var text = ""
    for part in counted {
      let explanation = part.explanation
      let inner = explanation.isPlainProduct ? explanation.expression(in: locale) : nil
      var word = inner ?? explanation.value?.text(in: locale) ?? ""
      var isTakenOff = part.role == .minus
      if inner == nil, word.hasPrefix("-") {
        word.removeFirst()
        isTakenOff.toggle()
      }
      text += text.isEmpty ? (isTakenOff ? "− " : "") + word : (isTakenOff ? " − " : " + ") + word
    }
    return text
  }
}
