import Values

/// Numbers of JSON texts, exactly.
enum JSONNumber {
  /// The number that checked bytes write; `nil` when it has more digits than an `ExactDecimal` can hold.
  static func decimal(_ bytes: Span<UInt8>, _ range: Range<Int>) -> ExactDecimal? {
    var position = range.lowerBound
    let isNegative = bytes[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    var digits = Digits()
    var isFraction = false
    while position < range.upperBound, bytes[position] | 0x20 != UInt8(ascii: "e") {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: ".") { isFraction = true } else { digits.add(byte - UInt8(ascii: "0"), isFraction) }
    }
    let exponent = position < range.upperBound ? self.exponent(bytes, position + 1..<range.upperBound) : 0
    return digits.number(times10To: exponent, isNegative: isNegative)
  }

  /// The number after `e`; beyond a million it makes no difference.
  private static func exponent(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var value = 0
    for position in range {
      let byte = bytes[position]
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { continue }
      value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000)
    }
    return bytes[range.lowerBound] == UInt8(ascii: "-") ? -value : value
  }

  /// The digits that count: zeros before and after them only move the decimal sign.
  private struct Digits {
    private var value: UInt64 = 0
    /// How far the value must be moved to the left: 2 for 12 × 10².
    private var power = 0
    private var waitingZeros = 0
    private var isTooLong = false

    mutating func add(_ digit: UInt8, _ isFraction: Bool) {
      if isFraction { power -= 1 }
      if digit == 0 {
        waitingZeros += 1
        return
      }
      if value == 0 { waitingZeros = 0 }
      for _ in 0..<min(waitingZeros, 20) { append(0) }
      waitingZeros = 0
      append(digit)
    }

    private mutating func append(_ digit: UInt8) {
      let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tenfold.addingReportingOverflow(UInt64(digit))
      if overflow || carry { isTooLong = true } else { value = sum }
    }

    func number(times10To exponent: Int, isNegative: Bool) -> ExactDecimal? {
      guard !isTooLong else { return nil }
      guard value > 0 else { return .zero }
      var shift = power + waitingZeros + exponent
      var wide = Int128(value)
      guard shift >= -ExactDecimal.largestScale, shift < 20 else { return nil }
      while shift > 0 {
        wide *= 10
        shift -= 1
      }
      guard let coefficient = Int64(exactly: isNegative ? -wide : wide) else { return nil }
      return ExactDecimal(coefficient: coefficient, scale: -shift)
    }
  }
}
