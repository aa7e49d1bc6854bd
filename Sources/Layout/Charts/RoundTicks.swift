/// The marks of an axis: round numbers, 1, 2 or 5 with zeros, that enclose all values.
struct RoundTicks {
  let values: [Int128]
  /// The distance between two marks.
  let step: Int128

  var low: Int128 { values.first ?? 0 }
  var high: Int128 { values.last ?? 0 }

  /// The fewest marks that enclose `low` to `high` with at most so many steps (at least two). Where both are the same
  /// number, the marks end `unit` above it.
  init(low: Int128, high: Int128, steps most: Int, unit: Int128) {
    let high = high > low ? high : low + max(unit, 1)
    let most = Int128(max(most, 2))
    var power: Int128 = 1
    var step: Int128 = 1
    search: while true {
      for factor in [1, 2, 5] as [Int128] {
        step = power * factor
        if Self.ceiling(high, step) - Self.floor(low, step) <= most { break search }
      }
      guard power < Self.largestPower else { break }
      power *= 10
    }
    self.step = step
    let first = Self.floor(low, step)
    let count = min(max(Self.ceiling(high, step) - first, 1), 100)
    values = (0...Int(count)).map { (first + Int128($0)) * step }
  }

  /// How many decimals the marks need when numbers have `scale` of them.
  func decimals(scale: Int) -> Int {
    var decimals = max(scale, 0)
    var rest = step
    while decimals > 0, rest % 10 == 0 {
      rest /= 10
      decimals -= 1
    }
    return decimals
  }

  private static let largestPower: Int128 = 1_000_000_000_000_000_000 * 100_000_000_000_000_000_0

  private static func floor(_ number: Int128, _ step: Int128) -> Int128 {
    let quotient = number / step
    return number % step < 0 ? quotient - 1 : quotient
  }

  private static func ceiling(_ number: Int128, _ step: Int128) -> Int128 { -floor(-number, step) }
}
