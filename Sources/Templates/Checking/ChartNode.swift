import Typesetting
import Values

/// A checked `chart`.
struct ChartNode: Sendable {
  /// Anything that stands in `chart`.
  enum Item: Sendable {
    case series(Series)
    case empty([BlockFlow])
  }

  struct Series: Sendable {
    let title: ParagraphNode?
    let value: Expression
    let place: Origin
    /// Whether a missing value is drawn as zero.
    let missingIsZero: Bool
    let color: Color?
  }

  /// Parts of a share chart below this percentage become one.
  struct Grouping: Sendable {
    let below: ExactDecimal
    let label: ParagraphNode
  }

  var kind: Chart.Kind
  /// The list of its rows; a share chart without one has a part for each series.
  var rows: Expression?
  var items: [Flow<Item>]
  var label: ParagraphNode?
  /// How many decimals are printed, if the author says so.
  var decimals: Int?
  var startsAtZero: Bool
  var width: Length?
  var height: Length?
  var alignment: HorizontalAlignment
  var grouping: Grouping?
  /// The unit that says what is shown.
  var alternative: Int
  var style: ChartStyle
  var palette: [Color]
  var origin: Origin
}

extension Chart.Kind {
  static let names: KeyValuePairs<String, Chart.Kind> = [
    "bar": .bar, "stacked": .stacked, "column": .column, "line": .line, "spark": .spark, "share": .share,
  ]

  /// How it is written in a template.
  var name: String { Self.names.first { $0.value == self }?.key ?? "" }

  /// How many series there may be.
  var seriesCounts: ClosedRange<Int> {
    switch self {
    case .bar, .column: 1...6
    case .stacked: 2...6
    case .line: 1...4
    case .spark: 1...1
    case .share: 1...12
    }
  }

  /// Whether each row is a sum of its values, so that a missing one would make it wrong.
  var isSum: Bool { self == .stacked || self == .share }
}
