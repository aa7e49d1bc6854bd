extension Percentage {
  /// The percentages of parts in their sum, which come to exactly 100: each is rounded down, and what is left over goes to
  /// the largest remainders, ties to the earlier position. In units of 10^−`decimals` per cent (`decimals` from 0 to 6);
  /// negative parts count as zero; all zero when the sum is.
  public static func shares(of parts: [Int128], decimals: Int) -> [Int128] {
    let limit: Int128 = 1 << 90
    var parts = parts.map { max(0, $0) }
    var sum = parts.reduce(0, saturatingSum)
    // Digits that can not be seen in any percentage are dropped, so that products fit into 128 bits.
    while sum >= limit {
      parts = parts.map { $0 >> 8 }
      sum = parts.reduce(0, saturatingSum)
    }
    guard sum > 0 else { return parts.map { _ in 0 } }
    let whole = 100 * ExactDecimal.powerOfTen(min(max(decimals, 0), 6))
    let products = parts.map { ($0 * whole).quotientAndRemainder(dividingBy: sum) }
    var shares = products.map(\.quotient)
    let left = Int(clamping: whole - shares.reduce(0, +))
    let byRemainder = parts.indices.sorted { (products[$1].remainder, $0) < (products[$0].remainder, $1) }
    for index in byRemainder.prefix(left) { shares[index] += 1 }
    return shares
  }

  private static func saturatingSum(_ left: Int128, _ right: Int128) -> Int128 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? .max : sum
  }
}
