/// How the digits of a large number are grouped, and by which steps it is said in words.
public enum NumberGrouping: Sendable, Hashable {
  /// Three digits, then always two: 1,23,45,678; lakh and crore.
  case indian
  /// Always three digits: 12,345,678; million and billion.
  case international

  /// The Latin digits with `sign` between the groups.
  func grouped(_ digits: String, by sign: String) -> String {
    let count = digits.utf8.count
    guard count > 3 else { return digits }
    let later = self == .indian ? 2 : 3
    var result = ""
    for (index, digit) in digits.unicodeScalars.enumerated() {
      let left = count - index
      if index > 0, left >= 3, (left - 3) % later == 0 { result += sign }
      result.unicodeScalars.append(digit)
    }
    return result
  }
}
