/// Labels with values: labels at the start, values lined up at the end of the width.
public struct Pairs: Sendable {
  /// One label and its value.
  public struct Pair: Sendable {
    /// The label.
    public var label: Paragraph
    /// The value.
    public var value: Paragraph
    /// The line below, for the eye to follow from the label to the value.
    public var rule: Rule?

    /// A label and its value.
    public init(label: Paragraph, value: Paragraph, rule: Rule? = nil) {
      self.label = label
      self.value = value
      self.rule = rule
    }
  }

  /// The pairs, from top to bottom. Labels share one width, values the rest.
  public var pairs: [Pair]
  /// The room between label and value.
  public var gap: Length
  /// The room between two pairs.
  public var rowGap: Length

  /// Pairs that line up.
  public init(_ pairs: [Pair], gap: Length, rowGap: Length = .zero) {
    self.pairs = pairs
    self.gap = gap
    self.rowGap = rowGap
  }
}
