import Typesetting

extension Chart {
  /// More rows than these would be a wall of bars.
  private static let mostRows = 40
  private static let widestBar = 24
  private static let narrowestBar = 6

  /// The chart as text: bars for one series, figures in columns for several.
  func plainLines(width: Int, isMirrored: Bool) -> [PlainLine] {
    if kind == .spark { return SpanText(sparkOf: self).lines(width: width) }
    guard !rows.isEmpty, rows.count <= Self.mostRows else {
      return alternative.isEmpty ? [] : SpanText([PlainSpan("[\(alternative.withoutControls)]")]).lines(width: width)
    }
    var grid = Grid()
    if series.count > 1, kind != .share {
      grid.rows.append(
        Grid.Row(
          [Grid.Cell(SpanText())]
            + series.map { Grid.Cell($0.title.map { SpanText($0) } ?? SpanText(), alignment: .end) },
          kind: .head))
      grid.rows += rows.map { Grid.Row([$0.labelCell] + $0.figureCells) }
      return grid.lines(width: width, isMirrored: isMirrored)
    }
    let bars = barLength(width: width)
    grid.rows = rows.map { row in
      let bar = SpanText([
        PlainSpan(bars > 0 ? self.bar(row.figures.first ?? nil, length: bars, isMirrored: isMirrored) : "")
      ])
      return Grid.Row([row.labelCell] + row.figureCells + [Grid.Cell(bar)])
    }
    return grid.lines(width: width, isMirrored: isMirrored)
  }

  /// How long the longest bar is; 0 where there is no room for bars.
  private func barLength(width: Int) -> Int {
    let labels = rows.map { $0.labelCell.text.natural }.max() ?? 0
    let figures = rows.map { $0.figureCells.reduce(0) { $0 + $1.text.natural + 2 } }.max() ?? 0
    let room = min(Self.widestBar, width - labels - figures - 2)
    return room < Self.narrowestBar ? 0 : room
  }

  /// A bar as long as its figure is great; of what is below zero it is pale.
  private func bar(_ figure: Figure?, length: Int, isMirrored: Bool) -> String {
    guard let figure else { return "" }
    let greatest = rows.compactMap { $0.figures.first??.number.magnitude }.max() ?? 0
    let eighths = Self.part(figure.number.magnitude, of: greatest, steps: length * 8)
    if figure.number < 0 { return String(repeating: "░", count: (eighths + 7) / 8) }
    // Parts of a block are cut at their right, which is the wrong side of a bar that grows to the left.
    if isMirrored { return String(repeating: "█", count: (eighths + 4) / 8) }
    let rest = eighths % 8 == 0 ? "" : String(Unicode.Scalar(UInt32(0x2590 - eighths % 8)).map(Character.init) ?? " ")
    return String(repeating: "█", count: eighths / 8) + rest
  }

  fileprivate static func part(_ number: UInt128, of greatest: UInt128, steps: Int) -> Int {
    // Figures reach 2¹²⁰; their last bits are no part of a bar.
    let shift = max(0, 100 - greatest.leadingZeroBitCount)
    let (number, greatest) = (number >> UInt128(shift), greatest >> UInt128(shift))
    guard greatest > 0 else { return 0 }
    return Int(clamping: (number * UInt128(clamping: steps) + greatest / 2) / greatest)
  }
}

extension Chart.Row {
  fileprivate var labelCell: Grid.Cell {
    // A label may be broken on its page; here it has a line.
    let words = label.map { SpanText($0) } ?? SpanText()
    return Grid.Cell(SpanText(words.spans.map { PlainSpan($0.text, isBold: $0.isBold) }))
  }

  fileprivate var figureCells: [Grid.Cell] {
    let texts = figures.map { $0?.text ?? "" } + (summary.map { [$0] } ?? [])
    return texts.map { Grid.Cell(SpanText([PlainSpan($0)]), alignment: .end) }
  }
}

extension SpanText {
  /// A spark line as a word of eight heights.
  init(sparkOf chart: Chart) {
    self.init()
    let numbers = chart.rows.map { $0.figures.first??.number }
    let known = numbers.compactMap { $0 }
    guard chart.kind == .spark, let least = known.min(), let greatest = known.max() else { return }
    let base = chart.startsAtZero ? min(0, least) : least
    let span = (max(greatest, 0) - base).magnitude
    let word = numbers.map { number -> Character in
      guard let number else { return " " }
      let step = Chart.part((number - base).magnitude, of: span, steps: 7)
      return Unicode.Scalar(UInt32(0x2581 + min(step, 7))).map(Character.init) ?? " "
    }
    append(PlainSpan(String(word)))
  }
}
