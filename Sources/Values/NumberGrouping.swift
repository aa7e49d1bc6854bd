/// How the digits of a large number are grouped, and by which steps it is said in words.
public enum NumberGrouping: Sendable, Hashable {
  /// Three digits, then always two: 1,23,45,678; lakh and crore.
  case indian
  /// Always three digits: 12,345,678; million and billion.
  case international

  /// The digits with `sign` between the groups.
  func grouped(_ digits: String, by sign: String) -> String {
    let later = self == .indian ? 2 : 3
    var groups = [digits.suffix(3)]
    var rest = digits.dropLast(3)
    while !rest.isEmpty {
      groups.append(rest.suffix(later))
      rest = rest.dropLast(later)
    }
    return groups.reversed().joined(separator: sign)
  }
}
