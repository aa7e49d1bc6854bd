import Typesetting

/// Charts for tests: texts of 10 pt, so that letters are 5 pt wide and lines 14 pt high, and round measures.
enum ChartMaker {
  static let style: ChartStyle = {
    var style = ChartStyle(label: plain, value: plain, axis: plain)
    style.base = Stroke(width: pt(1), color: .black)
    style.grid = Stroke(width: pt(0.5), color: Color(red: 200, green: 200, blue: 200))
    style.height = pt(100)
    style.barThickness = pt(8)
    style.rowGap = pt(4)
    style.gap = pt(4)
    style.lineWeight = pt(1)
    style.shareHeight = pt(20)
    style.sparkSize = Size(width: pt(60), height: pt(10))
    return style
  }()

  static let colors = (0..<6).map { Color(red: UInt8($0 * 40), green: 0, blue: 0) }

  /// A chart of these numbers, row by row; series and rows are named `A`, `B`, … and `r0`, `r1`, … unless told otherwise.
  static func chart(
    _ kind: Chart.Kind, _ numbers: [[Int?]], labels: [String]? = nil, titles: [String]? = nil, width: Length? = nil
  ) -> Chart {
    let count = kind == .share ? 6 : numbers.map(\.count).max() ?? 0
    let titles = titles ?? (0..<count).map { String(UnicodeScalar(UInt8(65 + $0))) }
    let series = (0..<count).map { index in
      Chart.Series(
        title: count > 1 && kind != .share ? para(titles[index]) : nil, color: colors[index % colors.count])
    }
    let rows = numbers.enumerated().map { index, row in
      let sum = row.reduce(Int128(0)) { $0 + Int128($1 ?? 0) }
      return Chart.Row(
        label: kind == .spark ? nil : para(labels?[index] ?? "r\(index)"),
        figures: row.map { $0.map { Chart.Figure(Int128($0), text: "\($0)") } },
        summary: kind == .stacked || kind == .share ? "\(sum)" : nil)
    }
    var chart = Chart(kind, series: series, rows: rows, style: style, alternative: "\(kind)")
    chart.width = width
    return chart
  }
}

extension Page {
  /// The filled rectangles of a colour.
  func fills(_ color: Color) -> [Rect] {
    items.compactMap { item in
      if case .fill(let rect, color, _) = item { rect } else { nil }
    }
  }
}

extension Page {
  /// The box of each text that is not empty.
  var textBoxes: [(text: String, left: Double, right: Double, top: Double, bottom: Double)] {
    words.filter { !$0.text.allSatisfy { $0 == " " || $0 == "\u{A0}" } }.map {
      // Letters of 10 pt reach 8 pt above the line and 2 pt below.
      ($0.text, $0.x, $0.right, $0.y - 8, $0.y + 2)
    }
  }
}
