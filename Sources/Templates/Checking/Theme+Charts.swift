import Typesetting

/// How charts look: colours that differ in lightness, so that they can be told apart in black and white.
extension Theme {
  /// The colours of series. Neighbours differ in lightness: greys of about 62, 137, 191, 113, 78 and 225 (weights of ITU-R
  /// BT.601). All but the third and the sixth stand out from white paper by 3 : 1 (WCAG 2.2, 1.4.11), so lines are drawn in
  /// those only.
  static let chartColors: [String: Color] = [
    "chart1": Color(red: 0x7A, green: 0x1F, blue: 0x3D), "chart2": Color(red: 0x5E, green: 0x9A, blue: 0xA0),
    "chart3": Color(red: 0xDD, green: 0xBB, blue: 0x85), "chart4": Color(red: 0x9A, green: 0x6A, blue: 0x2F),
    "chart5": Color(red: 0x3B, green: 0x55, blue: 0x60), "chart6": Color(red: 0xE9, green: 0xE0, blue: 0xD7),
  ]

  /// Whether a colour is darker than a middle grey, so that it keeps apart from the second colour of charts.
  static func isDark(_ color: Color) -> Bool {
    299 * Int(color.red) + 587 * Int(color.green) + 114 * Int(color.blue) < 105_000
  }

  static let chartStyles: [String: StyleSpec] = [
    "chart-label": StyleSpec(size: 8.5, lineHeight: 125), "chart-value": StyleSpec(size: 8.5, lineHeight: 125),
    "chart-axis": StyleSpec(size: 7.5, color: "muted", lineHeight: 125),
  ]

  static let chartSpacing: [String: Length] = [
    "chart-bar": .points(7), "chart-row-gap": .points(4), "chart-gap": .points(4), "chart-line-weight": .points(1.2),
    "chart-height": .millimetres(45), "chart-share-height": .millimetres(7), "chart-spark-width": .millimetres(22),
    "chart-spark-height": .millimetres(3.5), "chart-base-rule": .points(0.6), "chart-grid-rule": .points(0.4),
    "chart-separator": .points(0.75),
  ]

  /// The colours of the series of a chart, in turn.
  func palette(_ kind: Chart.Kind) -> [Color] {
    let numbers = kind == .line ? [1, 2, 4, 5] : Array(1...6)
    return numbers.map { color("chart\($0)") ?? .black }
  }

  /// This theme with letters of another size in charts: names and values as large as said, axes smaller in proportion.
  func withChartLetters(_ size: Length?) -> Theme {
    guard let size else { return self }
    var theme = self
    let axis = (spec(named: "chart-axis")?.size ?? 1) / (spec(named: "chart-label")?.size ?? 1)
    for (name, factor) in ["chart-label": 1, "chart-value": 1, "chart-axis": axis] {
      var spec = spec(named: name) ?? StyleSpec()
      spec.size = max(size.points * factor, 1)
      theme.set(spec: spec, named: name)
    }
    return theme
  }

  /// How charts look amid text of this style.
  func chart(_ style: TextStyle) -> ChartStyle {
    var chart = ChartStyle(
      label: applying("chart-label", to: style), value: applying("chart-value", to: style),
      axis: applying("chart-axis", to: style))
    chart.base = Stroke(width: space("chart-base-rule"), color: color("ink") ?? .black)
    chart.grid = Stroke(width: space("chart-grid-rule"), color: color("line") ?? .black)
    chart.separator = Stroke(width: space("chart-separator"), color: color("paper") ?? .white)
    chart.barThickness = space("chart-bar")
    chart.rowGap = space("chart-row-gap")
    chart.gap = space("chart-gap")
    chart.lineWeight = space("chart-line-weight")
    chart.height = space("chart-height")
    chart.shareHeight = space("chart-share-height")
    chart.sparkSize = Size(width: space("chart-spark-width"), height: space("chart-spark-height"))
    return chart
  }
}
