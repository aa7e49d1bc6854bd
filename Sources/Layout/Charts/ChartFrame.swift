import Typesetting

/// A chart with all that its drawing needs to know of its surroundings.
struct ChartFrame {
  let chart: Chart
  /// The region of the chart itself.
  let context: LayoutContext
  let mark: Mark

  init(_ chart: Chart, _ context: LayoutContext) throws {
    self.chart = chart
    let wanted = chart.width ?? (chart.kind == .spark ? chart.style.sparkSize.width : context.width)
    let width = min(max(wanted, .zero), context.width)
    self.context = try context.inside(width: width, origin: chart.origin)
    mark = context.mark(.figure(alternative: chart.alternative))
  }

  var style: ChartStyle { chart.style }
  var width: Length { context.width }

  func canvas() -> ChartCanvas { ChartCanvas(width: width, mark: mark, context) }

  func strip(_ fragment: Fragment) -> Strip { Strip(fragment, origin: chart.origin) }

  /// A value or mark as text.
  func text(_ text: String, _ style: TextStyle, width: Length = .unlimited) throws -> TextBlock {
    try TextBlock(text, style, width: width, origin: chart.origin, context)
  }

  /// The figure of a row in a series.
  func figure(_ row: Chart.Row, _ series: Int) -> Chart.Figure? {
    row.figures.indices.contains(series) ? row.figures[series] : nil
  }

  func color(_ index: Int) -> Color {
    chart.series.isEmpty ? style.label.color : chart.series[index % chart.series.count].color
  }

  /// All numbers of the chart, zero included where the chart begins there.
  func range(withZero: Bool) -> (low: Int128, high: Int128) {
    let numbers = chart.rows.flatMap { $0.figures.compactMap { $0?.number } }
    guard let least = numbers.min(), let most = numbers.max() else { return (0, 0) }
    return withZero ? (min(least, 0), max(most, 0)) : (least, most)
  }
}

extension Chart {
  /// The strips of the chart: one for each row of bars, one for all else. No rows, no strips.
  func strips(_ context: LayoutContext) throws -> [Strip] {
    guard !rows.isEmpty, !series.isEmpty else { return [] }
    let frame = try ChartFrame(self, context)
    let strips =
      switch kind {
      case .bar, .stacked: try BarChart(frame).strips()
      case .column: try ColumnChart(frame).strips()
      case .line: try LineChart(frame).strips()
      case .spark: SparkChart(frame).strips()
      case .share: try ShareChart(frame).strips()
      }
    guard frame.width < context.width else { return strips }
    let x = context.left(alignment, width: frame.width)
    return strips.map { strip in
      var moved = strip
      moved.fragment = Fragment(height: strip.height, baseline: strip.fragment.baseline)
      moved.fragment.add(strip.fragment, x: x, y: .zero)
      return moved
    }
  }

  /// How narrow and how wide it could be; a chart takes any width.
  var extents: TextExtents {
    let usual = kind == .spark ? style.sparkSize.width : .millimetres(60)
    let width = max(width ?? usual, .zero)
    return TextExtents(narrowest: self.width == nil ? width.scaled(1, over: 2) : width, natural: width)
  }
}
