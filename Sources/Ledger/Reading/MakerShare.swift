public import Values

/// One maker's part of what an item earns.
public struct MakerShare: Sendable, Hashable {
  /// The artisan's id.
  public let artisanID: String
  /// The share in per cent; all shares of an item sum to 100.
  public let share: Percentage

  /// Names an artisan and a share.
  public init(artisanID: String, share: Percentage) {
    self.artisanID = artisanID
    self.share = share
  }

  /// Reads `A01:60;A02:40`, ids in lower case; a single maker needs no share. Throws what is wrong in words.
  static func parse(_ cell: String, title: String) throws(CellProblem) -> [MakerShare] {
    let entries = cell.split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
    var result: [MakerShare] = []
    for entry in entries {
      let parts = entry.split(separator: ":", omittingEmptySubsequences: false).map(\.trimmed)
      if parts.count == 1, entries.count == 1 {
        return [MakerShare(artisanID: parts[0].idKey, share: Percentage(.hundred))]
      }
      guard parts.count == 2, !parts[0].isEmpty, case .number(let share, _) = NumberReading(parts[1]) else {
        throw CellProblem(
          "unreadable-makers", "`\(entry)` in `\(title)` is not a maker with a share",
          hint: "write makers as `A01:60;A02:40`")
      }
      guard !share.isNegative else {
        throw CellProblem("maker-shares", "the share `\(entry)` in `\(title)` is below zero")
      }
      guard !result.contains(where: { $0.artisanID == parts[0].idKey }) else {
        throw CellProblem("maker-shares", "`\(parts[0])` stands twice in `\(title)`", hint: "add the two shares up")
      }
      result.append(MakerShare(artisanID: parts[0].idKey, share: Percentage(share)))
    }
    try requireHundred(result, cell, title)
    return result
  }

  private static func requireHundred(_ shares: [MakerShare], _ cell: String, _ title: String) throws(CellProblem) {
    var sum = ExactDecimal.zero
    for share in shares { sum = (try? sum + share.share.number) ?? .zero }
    guard sum == .hundred else {
      throw CellProblem(
        "maker-shares", "the shares `\(cell)` in `\(title)` sum to \(sum), not to 100", hint: "mend the shares")
    }
  }

  /// The form in which shares are kept.
  static func text(_ shares: [MakerShare]) -> String {
    shares.map { "\($0.artisanID):\($0.share.number)" }.joined(separator: ";")
  }

  /// Reads what `text` wrote.
  static func stored(_ text: String?) -> [MakerShare] {
    (text ?? "").split(separator: ";").compactMap { entry in
      let parts = entry.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let number = ExactDecimal(parts[1]) else { return nil }
      return MakerShare(artisanID: String(parts[0]), share: Percentage(number))
    }
  }
}
