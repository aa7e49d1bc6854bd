import Fuzzing
import Typesetting

// Charts and codes may shorten or leave out what they say, so they say it in capitals.
extension DocumentMaker {
  mutating func chart() -> Chart {
    tolerated.insert("too-tall")
    let kind = choices.pick(among: Chart.Kind.allCases)
    let count = kind == .share || kind == .spark ? 1 : 1 + choices.pick(5)
    let series = (0..<count).map { number in
      Chart.Series(
        title: count > 1 ? name(3) : nil, color: Color(red: UInt8(truncatingIfNeeded: number * 40), green: 0, blue: 0))
    }
    let rows = (0..<choices.pick(9)).map { _ in row(kind, count) }
    var chart = Chart(kind, series: series, rows: rows, style: style(), alternative: "CHART")
    if choices.pick(3) == 0 { chart.width = isFoolish ? length() : .points(Double(20 + choices.pick(200))) }
    if choices.pick(3) == 0 { chart.height = isFoolish ? length() : .points(Double(choices.pick(120))) }
    chart.startsAtZero = choices.pick(2) == 0
    chart.alignment = choices.pick(among: [.start, .center, .end])
    chart.scale = isFoolish ? choices.pick(40) - 1 : choices.pick(4)
    return chart
  }

  private mutating func row(_ kind: Chart.Kind, _ count: Int) -> Chart.Row {
    // Foolish rows have too few or too many figures.
    let count = isFoolish ? choices.pick(5) : count
    let figures = (0..<count).map { _ in figure(kind) }
    let hasSummary = kind == .stacked || kind == .share
    return Chart.Row(
      label: kind == .spark || choices.pick(8) == 7 ? nil : name(4), figures: figures, summary: hasSummary ? "99" : nil)
  }

  private mutating func figure(_ kind: Chart.Kind) -> Chart.Figure? {
    let number: Int128
    switch choices.pick(8) {
    case 0 where kind != .stacked && kind != .share: return nil
    case 1 where isFoolish: number = choices.pick(2) == 0 ? .max : .min
    case 2 where isFoolish || (kind != .stacked && kind != .share): number = Int128(-choices.pick(256))
    case 3: number = Int128(choices.pick(256)) * 1_000_000_007
    case 4: number = 0
    default: number = Int128(choices.pick(256))
    }
    return Chart.Figure(number, text: "\(number)")
  }

  private mutating func name(_ most: Int) -> Paragraph {
    let style = TextStyle(size: .points(10))
    let words = (0...choices.pick(most)).map { _ in String(repeating: "N", count: 1 + choices.pick(9)) }
    return Paragraph([.text(TextRun(words.joined(separator: " "), style: style))], style: style)
  }

  private mutating func style() -> ChartStyle {
    let text = TextStyle(size: .points(10))
    var style = ChartStyle(label: text, value: text, axis: text)
    style.height = .points(80)
    guard isFoolish else { return style }
    style.barThickness = length()
    style.rowGap = length()
    style.gap = length()
    style.lineWeight = length()
    style.height = length()
    style.shareHeight = length()
    style.sparkSize = Size(width: length(), height: length())
    return style
  }

  mutating func code() -> Code {
    tolerated.formUnion(["code-too-small", "too-tall"])
    let kind = choices.pick(among: [CodeKind.qr(.low), .code128, .ean13])
    var code = Code(
      CodeContent(kind, text: kind == .ean13 ? "4006381333931" : String(repeating: "C", count: choices.pick(12))),
      showsText: choices.pick(2) == 0, style: TextStyle(size: .points(10)), alternative: "CODE",
      alignment: choices.pick(among: [.start, .center, .end]))
    if choices.pick(2) == 0 { code.width = isFoolish ? length() : .points(Double(choices.pick(200))) }
    if choices.pick(2) == 0 { code.height = isFoolish ? length() : .points(Double(choices.pick(100))) }
    return code
  }
}
