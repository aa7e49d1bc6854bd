public import Values

/// How a figure changed since the week before, as a sentence says it.
///
/// A percentage is said only where it can be understood: between amounts above zero, and up to ten times.
public struct ChangeWords: Sendable, Hashable {
  /// The sentence that fits.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// There is no week before.
    case first
    /// Nothing changed.
    case same
    /// It changed by less than half a percent.
    case aboutTheSame = "about the same"
    /// It was nothing.
    case fromZero = "from zero"
    /// It rose by so many percent.
    case up
    /// It fell by so many percent.
    case down
    /// It is more than ten times what it was.
    case moreThanTenTimes = "more than ten times"
    /// One of the two is below zero, and the other amount says more than a percentage.
    case was
  }

  /// The sentence that fits.
  public let kind: Kind
  /// By how many percent it rose or fell, at least 1; zero where no percentage is said. Only what fell to nothing fell by 100.
  public let percent: Int
  /// What it was; what it is now in the first week.
  public let before: Money
  /// `up` when it rose, `down` when it fell, `steady` when it did neither or there is nothing to compare it with.
  public let sign: String

  /// The words for a change.
  ///
  /// - Parameter before: the figure of the week before, in the same currency; `nil` when there is no such week.
  public init(from before: Money?, to now: Money) {
    self.before = before ?? now
    guard let before else {
      (kind, percent, sign) = (.first, 0, "steady")
      return
    }
    let (old, new) = (Int128(before.minorUnits), Int128(now.minorUnits))
    (kind, percent) = Self.words(old, new)
    let isSteady = kind == .same || kind == .aboutTheSame
    sign = isSteady ? "steady" : new > old ? "up" : "down"
  }

  private static func words(_ old: Int128, _ new: Int128) -> (Kind, Int) {
    if old == new { return (.same, 0) }
    if old < 0 || new < 0 { return (.was, 0) }
    if old == 0 { return (.fromZero, 0) }
    let change = new > old ? new - old : old - new
    if change * 1_000 < old * 5 { return (.aboutTheSame, 0) }
    if new > old * 10 { return (.moreThanTenTimes, 0) }
    // Rounded half up, and never to a fall to nothing that was none.
    let percent = (change * 200 + old) / (old * 2)
    if new > old { return (.up, Int(percent)) }
    return (.down, new == 0 ? 100 : Int(min(percent, 99)))
  }
}

extension ChangeWords: RecordConvertible {
  /// All fields of a change.
  public static let recordType = RecordType<ChangeWords>(
    "change",
    [
      .field(
        "kind", { $0.kind.rawValue },
        "which sentence fits: \(Kind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "))", example: "up"),
      .field("percent", { $0.percent }, "by how many percent it rose or fell, where that is said", example: "14"),
      .field(
        "before", { $0.before }, "what it was the week before, or is in the first week", example: "₹3,61,666.00"),
      .field("sign", { $0.sign }, "which sign says it without colour: `up`, `down` or `steady`", example: "up"),
    ])
}

/// A figure of the week with what became of it since the week before.
public struct WeekFigure: Sendable, Hashable {
  /// The figure.
  public let now: Money
  /// How it changed.
  public let change: ChangeWords

  /// A figure and that of the week before, if there is one.
  public init(_ now: Money, before: Money?) {
    self.now = now
    change = ChangeWords(from: before, to: now)
  }
}

extension WeekFigure: RecordConvertible {
  /// All fields of a figure.
  public static let recordType = RecordType<WeekFigure>(
    "figure of the week",
    [
      .field("now", { $0.now }, "how much it is", example: "₹4,12,300.00"),
      .field("change", { $0.change }, "how it changed since the week before"),
    ])
}
