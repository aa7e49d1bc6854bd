import Typesetting

/// How charts look: colours that differ in lightness, so that they can be told apart in black and white.
extension Theme {
  /// The colours of series, from dark to light; greys of about 62, 92, 118, 145, 184 and 225.
  static let chartColors: [String: Color] = [
    "chart1": Color(red: 0x7A, green: 0x1F, blue: 0x3D), "chart2": Color(red: 0x2F, green: 0x6E, blue: 0x76),
    "chart3": Color(red: 0xA8, green: 0x6B, blue: 0x2F), "chart4": Color(red: 0x7D, green: 0x9C, blue: 0x8E),
    "chart5": Color(red: 0xD4, green: 0xB4, blue: 0x83), "chart6": Color(red: 0xE8, green: 0xDF, blue: 0xD6),
  ]

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

  /// The colours of series, in turn.
  var chartPalette: [Color] { (1...6).map { color("chart\($0)") ?? .black } }

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
