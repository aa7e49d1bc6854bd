import Typesetting

extension ParagraphText {
  /// What it says, without styles.
  var plainText: String { runs.count == 1 ? runs[0].text : runs.map(\.text).joined() }
}

extension Paragraph {
  /// The width of what follows the units of a figure; `nil` if this is no figure.
  func figureTail(
    _ text: ParagraphText, _ line: ShapedLine, _ sign: DecimalSign?, _ context: LayoutContext
  ) throws -> Length? {
    guard let figure = PrintedFigure(text.plainText) else { return nil }
    return try tailWidth(figure.tail(sign: sign), text, line, context)
  }

  /// The width of the end of a paragraph of one line.
  func tailWidth(
    _ tail: Substring, _ text: ParagraphText, _ line: ShapedLine, _ context: LayoutContext
  ) throws -> Length {
    if tail.isEmpty { return .zero }
    if let width = line.width(ofLast: tail.utf8.count, of: text) { return width }
    // The line does not tell, for its runs change direction; the tail is shaped for itself.
    var wanted = tail.unicodeScalars.count
    var runs: [TextRun] = []
    for run in text.runs.reversed() where wanted > 0 {
      var run = run
      let scalars = run.text.unicodeScalars
      run.text = String(String.UnicodeScalarView(scalars.suffix(wanted)))
      wanted -= scalars.count
      runs.insert(run, at: 0)
    }
    var tailText = text
    tailText.runs = runs
    return try context.shaper.extents(of: tailText).natural
  }
}

extension ShapedLine {
  /// The width of the last bytes of a text that this line shows, if it shows all of it from left to right.
  fileprivate func width(ofLast count: Int, of text: ParagraphText) -> Length? {
    let length = text.runs.reduce(0) { $0 + $1.text.utf8.count }
    var left = length - count
    guard left >= 0, runs.reduce(0, { $0 + $1.text.utf8.count }) == length else { return nil }
    guard runs.allSatisfy({ !$0.isRightToLeft }) else { return nil }
    for run in runs {
      var glyph = 0
      var tail: Int?
      run.forEachCluster { cluster in
        if left <= 0, tail == nil { tail = glyph }
        left -= cluster.byteCount
        glyph += cluster.glyphCount
      }
      if let tail { return run.glyphs.indices.contains(tail) ? width - run.x - run.glyphs[tail].x : nil }
    }
    return nil
  }
}
