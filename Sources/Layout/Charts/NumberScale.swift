import Typesetting

/// Where numbers stand on a length: exact to one unit, without overflow for any number a chart can hold.
struct NumberScale {
  private let low: Int128
  private let high: Int128
  /// How many binary digits are dropped so that products fit into 128 bits.
  private let shift: Int
  let length: Length

  /// The numbers from `low` to `high` along a length.
  init(low: Int128, high: Int128, length: Length) {
    self.low = low
    self.high = max(low, high)
    self.length = max(length, .zero)
    var shift = 0
    while (self.high - low) >> shift >= 1 << 62 { shift += 1 }
    self.shift = shift
  }

  /// How far a number is from the lowest, rounded to the nearest unit; never outside of the length.
  func position(_ number: Int128) -> Length {
    let range = (high - low) >> shift
    guard range > 0 else { return .zero }
    let part = (min(max(number, low), high) - low) >> shift
    let units = (Int128(length.units) * part * 2 + range) / (range * 2)
    return Length(units: Int(clamping: units))
  }

  /// How far two numbers are apart.
  func distance(_ one: Int128, _ other: Int128) -> Length {
    let (a, b) = (position(one), position(other))
    return a < b ? b - a : a - b
  }
}

extension Int128 {
  /// The sum, held at the ends of the range.
  func addingSaturated(_ other: Int128) -> Int128 {
    let limit: Int128 = 1 << 122
    let (sum, overflow) = addingReportingOverflow(other)
    if overflow { return other < 0 ? -limit : limit }
    return Swift.min(Swift.max(sum, -limit), limit)
  }
}
