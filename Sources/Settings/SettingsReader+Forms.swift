internal import Diagnostics
internal import Values

extension SettingsReader {
  /// Text of a certain form; `fault` goes on after the text in the message.
  mutating func checkedText(
    _ table: [String], _ key: String, _ isRight: (String) -> Bool, _ fault: String, hint: String
  ) -> String? {
    guard let text = text(table, key) else { return nil }
    if isRight(text) { return text }
    report("bad-value", "`\(text)` \(fault)", table + [key], hint: hint)
    return nil
  }

  /// A currency by its code.
  mutating func currency(_ table: [String], _ key: String) -> Currency? {
    guard let text = text(table, key) else { return nil }
    if let currency = Currency(code: text) { return currency }
    let nearest = Suggestion.nearest(to: text, among: ["INR", "EUR", "GBP", "USD", "JPY"] + Currency.allCodes)
    report(
      "unknown-currency", "unknown currency `\(text)`", table + [key],
      hint: nearest.map { "did you mean `\($0)`?" } ?? "use the three letters of the currency, such as `INR`")
    return nil
  }

  /// A state by its code or name. `01` needs quotes in TOML; a bare `1` is understood too.
  mutating func state(_ table: [String], _ key: String) -> IndianState? {
    let raw = value(table, key, "a state code")
    let text: String
    switch raw {
    case .none: return nil
    case .whole(let number): text = String(number)
    case .text(let found): text = found.trimmed
    case .some(let other):
      report(
        "wrong-type", "`\(key)` must be a state code, not \(other.kind)", table + [key],
        hint: "write its two digits between quotes: `\(key) = \"01\"`")
      return nil
    }
    if let state = IndianState(code: text) ?? IndianState(name: text) { return state }
    let nearest = Suggestion.nearest(to: text, among: IndianState.all.map(\.name)).flatMap { IndianState(name: $0) }
    let hint = nearest.map { "did you mean `\($0.code)`, \($0.name)?" }
    report(
      "unknown-state", "no state has the code `\(text)`", table + [key],
      hint: hint ?? "the first two digits of a GSTIN are the state: `01` is Jammu and Kashmir, `07` Delhi")
    return nil
  }
}
