import Diagnostics
import Typesetting
import Values

/// A row of a chart on its way from values to figures.
struct ChartRow {
  /// A value before all have the same number of decimals.
  struct Number {
    let number: ExactDecimal
    /// What it measures; `nil` for a zero in place of a missing value.
    let measure: Measure?
  }

  let label: Paragraph?
  let values: [Number?]
  /// The values × 10^`scale` of the chart.
  var numbers: [Int128?] = []
  var summary: String?

  init(label: Paragraph?, values: [Number?]) {
    self.label = label
    self.values = values
  }

  func row(_ kind: Chart.Kind, _ writer: ChartWriter) -> Chart.Row {
    let figures = numbers.map { number in number.map { Chart.Figure($0, text: writer.text($0)) } }
    var summary = summary
    if kind == .stacked { summary = writer.text(numbers.reduce(0) { $0 + ($1 ?? 0) }) }
    return Chart.Row(label: label, figures: figures, summary: summary)
  }
}

/// What all numbers of a chart measure, and with how many decimals.
struct ChartMeasure: Sendable {
  private(set) var measure = Measure.number
  private(set) var scale = 0

  /// Looks through all values and gives each row its numbers; two currencies or two units have no common scale.
  init(_ rows: inout [ChartRow], _ series: [ChartNode.Series]) throws {
    var known: Measure?
    for row in rows {
      for (index, value) in row.values.enumerated() {
        guard let value else { continue }
        scale = max(scale, value.number.scale)
        guard let measure = value.measure else { continue }
        if let known, known != measure {
          let place = series.indices.contains(index) ? series[index].place : series.first?.place
          throw Self.mixed(known, measure, place)
        }
        known = measure
      }
    }
    measure = known ?? .number
    for index in rows.indices {
      rows[index].numbers = rows[index].values.map { $0?.number.coefficient(at: scale) }
    }
  }

  private static func mixed(_ one: Measure, _ other: Measure, _ place: Origin?) -> Diagnostic {
    let place = place.map { Place.text($0.place) }
    if case .money(let left) = one, case .money(let right) = other {
      return Diagnostic(
        "mixed-currencies", "\(left.code) and \(right.code) stand in one chart", at: place,
        hint: "draw values of the base currency, or make a chart for each currency")
    }
    return Diagnostic(
      "mixed-units", "\(name(one)) and \(name(other)) stand in one chart", at: place, hint: "make a chart for each unit"
    )
  }

  private static func name(_ measure: Measure) -> String {
    switch measure {
    case .quantity(let unit): unit.isEmpty ? "quantities without a unit" : "`\(unit)`"
    case .money(let currency): currency.code
    case .percentage: "percentages"
    case .number: "numbers"
    }
  }
}

/// Writes the figures of a chart, all with the same number of decimals.
struct ChartWriter: Sendable {
  private let measure: ChartMeasure
  private let locale: DocumentLocale
  private let decimals: Int

  /// Without `decimals` as many as the figures need; amounts show all of the currency's or none.
  init(measure: ChartMeasure, locale: DocumentLocale, decimals: Int?) {
    self.measure = measure
    self.locale = locale
    self.decimals = decimals ?? Self.full(measure.scale, measure.measure)
  }

  /// Half an amount of money is written ₹0.50 and not ₹0.5.
  private static func full(_ decimals: Int, _ measure: Measure) -> Int {
    if case .money(let currency) = measure, decimals > 0 { return max(decimals, currency.digits) }
    return decimals
  }

  func text(_ number: Int128) -> String { text(number, decimals) }

  private func text(_ number: Int128, _ decimals: Int) -> String {
    PrintedText.isolated(
      locale.text(number, scale: measure.scale, decimals: decimals, measure.measure), locale)
  }

  /// Writes the marks of an axis.
  var axisText: @Sendable (Int128, Int) -> String {
    { number, decimals in text(number, Self.full(decimals, measure.measure)) }
  }
}
