/// Numbers as a drawing: what they are and how they are written, but not yet where anything stands.
public struct Chart: Sendable {
  /// The forms a chart may have.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// Horizontal bars below each other: names at the start, values at the ends; several series stand in groups.
    case bar
    /// Horizontal bars of parts, with their sums at the ends.
    case stacked
    /// Upright bars beside each other, for time; several series stand in groups.
    case column
    /// Lines through points, for time.
    case line
    /// A line as small as a word, without an axis.
    case spark
    /// One bar that is the whole, cut into its parts; each row is a part with one figure.
    case share
  }

  /// Figures that belong together, with one colour.
  public struct Series: Sendable {
    /// Its name; a single series needs none.
    public var title: Paragraph?
    /// Its colour.
    public var color: Color

    /// A series.
    public init(title: Paragraph?, color: Color) {
      self.title = title
      self.color = color
    }
  }

  /// A number and how it is written.
  public struct Figure: Sendable {
    /// The number × 10^`scale` of the chart, brought to ±2¹²⁰.
    public let number: Int128
    /// How it is written.
    public let text: String

    /// A number, written so.
    public init(_ number: Int128, text: String) {
      let limit: Int128 = 1 << 120
      self.number = min(max(number, -limit), limit)
      self.text = text
    }
  }

  /// What stands at one place of the chart: a name, and a figure for each series.
  public struct Row: Sendable {
    /// Its name.
    public var label: Paragraph?
    /// The figure of each series; `nil` where there is none.
    public var figures: [Figure?]
    /// The sum of a stacked bar or the percentage of a part, as it is written.
    public var summary: String?

    /// A row.
    public init(label: Paragraph?, figures: [Figure?], summary: String? = nil) {
      self.label = label
      self.figures = figures
      self.summary = summary
    }
  }

  /// Its form.
  public var kind: Kind
  /// Its series, in the order of each row's figures; for a share chart, the colours of its parts in turn.
  public var series: [Series]
  /// Its rows, from top to bottom or in reading direction.
  public var rows: [Row]
  /// How many digits of each number are decimals.
  public var scale: Int
  /// Writes a mark of an axis: the number × 10^`scale`, with so many decimals.
  public var axisText: @Sendable (_ number: Int128, _ decimals: Int) -> String
  /// Whether the axis of a line includes zero.
  public var startsAtZero: Bool
  /// Its width, if not the whole width.
  public var width: Length?
  /// Its height, if not that of its style; bars are as high as their rows.
  public var height: Length?
  /// Where it stands if it is narrower than the whole width.
  public var alignment: HorizontalAlignment
  /// How it looks.
  public var style: ChartStyle
  /// What it shows, in words, for those who can not see it.
  public var alternative: String
  /// Where it came from.
  public var origin: Origin?

  /// A chart of the whole width that includes zero, until told otherwise.
  public init(
    _ kind: Kind, series: [Series], rows: [Row], style: ChartStyle, alternative: String, origin: Origin? = nil
  ) {
    self.kind = kind
    self.series = series
    self.rows = rows
    scale = 0
    axisText = { number, _ in String(number) }
    startsAtZero = true
    alignment = .start
    self.style = style
    self.alternative = alternative
    self.origin = origin
  }
}

/// How charts look.
public struct ChartStyle: Sendable {
  /// Names of rows and series.
  public var label: TextStyle
  /// Values.
  public var value: TextStyle
  /// Marks of axes and names below them.
  public var axis: TextStyle
  /// The line that bars stand on.
  public var base: Stroke
  /// The lines at the marks of an axis.
  public var grid: Stroke
  /// The line between parts, in the colour of the paper.
  public var separator: Stroke
  /// How thick a bar is.
  public var barThickness: Length
  /// The room between two rows of bars.
  public var rowGap: Length
  /// The room between text and what it belongs to.
  public var gap: Length
  /// How thick the line of a series is.
  public var lineWeight: Length
  /// The height of charts with upright axes.
  public var height: Length
  /// The height of the bar of a share chart.
  public var shareHeight: Length
  /// The width and height of a spark line.
  public var sparkSize: Size

  /// Texts in these styles; lines and measures that suit them.
  public init(label: TextStyle, value: TextStyle, axis: TextStyle) {
    self.label = label
    self.value = value
    self.axis = axis
    base = Stroke(width: .points(0.6), color: label.color)
    grid = Stroke(width: .points(0.4), color: Color(red: 0xD8, green: 0xDB, blue: 0xE0))
    separator = Stroke(width: .points(0.75), color: .white)
    barThickness = .points(7)
    rowGap = .points(5)
    gap = .points(4)
    lineWeight = .points(1.2)
    height = .millimetres(45)
    shareHeight = .millimetres(7)
    sparkSize = Size(width: .millimetres(22), height: .millimetres(3.5))
  }
}
