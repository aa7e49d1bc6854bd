import Typesetting

/// How bars share the width: names, then room for values of bars below zero, the bars, and room for values behind them.
struct BarColumns {
  /// Where the bars begin, and their scale.
  let plotStart: Length
  let scale: NumberScale
  let labelWidth: Length
  /// The most a value may take.
  let valueWidth: Length

  /// A bar with a text at its end.
  struct End {
    let low: Int128
    let high: Int128
    let textWidth: Length
    /// Whether the text stands before the bar.
    let isBefore: Bool
  }

  init(ends: [End], labels: Length, width: Length, gap: Length) {
    labelWidth = min(labels, width.scaled(2, over: 5))
    let start = labelWidth > .zero ? labelWidth + gap : .zero
    let room = max(width - start, .zero)
    let most = max(room.scaled(2, over: 5) - gap, .zero)
    valueWidth = most
    let low = ends.map(\.low).min() ?? 0
    let high = ends.map(\.high).max() ?? 0
    let before = ends.filter(\.isBefore).map { min($0.textWidth, most) + gap }.max() ?? .zero
    plotStart = start + before
    let plot = max(room - before, .zero)
    scale = NumberScale(low: low, high: high, length: Self.length(ends, low, high, most, gap, plot))
  }

  /// The longest the whole scale can be so that every bar has room for its text behind it.
  private static func length(
    _ ends: [End], _ low: Int128, _ high: Int128, _ most: Length, _ gap: Length, _ plot: Length
  ) -> Length {
    let range = Double(high) - Double(low)
    var length = plot.units
    for end in ends where !end.isBefore {
      let free = max(plot - min(end.textWidth, most) - gap, .zero).units
      let part = range > 0 ? (Double(end.high) - Double(low)) / range : 0
      // Rounded down, and a unit less, so that a rounded place is never too far.
      guard part > 0, part <= 1 else { continue }
      length = min(length, Int(min(Double(free) / part, Double(length)).rounded(.down)) - 1)
    }
    return Length(units: max(length, 0))
  }
}
