public import Typesetting

/// A shaper whose every letter, space or digit is half an em wide, so that widths can be computed by hand: at 10 pt five
/// letters are 25 pt. Lines are as high as `lineHeight` says; four fifths of the letter stand above the baseline, one
/// below, and the leading is shared equally. Lines break at spaces, and inside a word that is wider than the line.
public final class BoxFont: TextShaper {
  /// How often lines were asked for; for tests of effort.
  public private(set) var linesAsked = 0
  /// How often extents were asked for.
  public private(set) var extentsAsked = 0
  private var styles: [TextStyle] = []

  /// A font that has met no style yet.
  public init() {}

  /// The style behind a font key, such as `10`, `10 bold`, `12 display italic`.
  public func styleName(_ font: FontKey) -> String {
    guard styles.indices.contains(font.number) else { return "?" }
    let style = styles[font.number]
    let size = style.size.points
    let number = size == size.rounded() ? String(Int(size)) : String(size)
    let words = [
      number, style.role == .display ? "display" : nil, style.isBold ? "bold" : nil,
      style.isItalic ? "italic" : nil,
    ]
    return words.compactMap { $0 }.joined(separator: " ")
  }

  /// The lines of a paragraph; a letter wider than the line stands alone.
  public func lines(of paragraph: ParagraphText, width: Length) -> [ShapedLine] {
    linesAsked += 1
    let letters = Self.letters(paragraph)
    let ranges = Self.breaks(letters, width: width)
    return ranges.enumerated().map { number, range in
      let isLast = number == ranges.count - 1
      let end = isLast || letters[range.upperBound - 1].character == "\u{2028}"
      return line(letters, range, paragraph, stretchedTo: paragraph.isJustified && !end ? width : nil)
    }
  }

  /// The widest word and the widest line.
  public func extents(of paragraph: ParagraphText) -> TextExtents {
    extentsAsked += 1
    let letters = Self.letters(paragraph)
    var narrowest = Length.zero
    var natural = Length.zero
    var word = Length.zero
    var line = Length.zero
    var spaces = Length.zero
    for letter in letters {
      switch letter.character {
      case "\u{2028}": (word, line, spaces) = (.zero, .zero, .zero)
      case " ": (word, spaces) = (.zero, spaces + letter.width)
      default:
        word = word + letter.width
        line = line + spaces + letter.width
        spaces = .zero
      }
      narrowest = max(narrowest, word)
      natural = max(natural, line)
    }
    return TextExtents(narrowest: narrowest, natural: natural)
  }

  private struct Letter {
    var character: Character
    var run: Int
    var style: TextStyle
    var width: Length { character == "\u{2028}" ? .zero : style.size.scaled(1, over: 2) + style.letterSpacing }
    var isRightToLeft: Bool {
      character.unicodeScalars.contains { (0x590...0x8FF).contains($0.value) && $0.properties.isAlphabetic }
    }
  }

  private static func letters(_ paragraph: ParagraphText) -> [Letter] {
    paragraph.runs.enumerated().flatMap { number, run in
      run.text.map { Letter(character: $0, run: number, style: run.style) }
    }
  }

  /// The letters of each line, with the spaces or the line separator at its end.
  private static func breaks(_ letters: [Letter], width: Length) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    var lastSpace: Int?
    var used = Length.zero
    var index = 0
    func close(_ end: Int) {
      result.append(start..<end)
      (start, lastSpace, used) = (end, nil, .zero)
      index = end
    }
    while index < letters.count {
      let letter = letters[index]
      if letter.character == "\u{2028}" {
        close(index + 1)
      } else if letter.character == " " {
        used = used + letter.width
        lastSpace = index
        index += 1
      } else if used + letter.width > width, index > start {
        close(lastSpace.map { $0 + 1 } ?? index)
      } else {
        used = used + letter.width
        index += 1
      }
    }
    if start < letters.count || letters.isEmpty || letters.last?.character == "\u{2028}" {
      result.append(start..<letters.count)
    }
    return result
  }

  private func line(
    _ letters: [Letter], _ range: Range<Int>, _ paragraph: ParagraphText, stretchedTo width: Length?
  ) -> ShapedLine {
    var shown = letters[range]
    while let last = shown.last, last.character == " " || last.character == "\u{2028}" { shown.removeLast() }
    let natural = shown.reduce(Length.zero) { $0 + $1.width }
    let spaces = shown.filter { $0.character == " " }.count
    let extra = width.map { spaces > 0 ? ($0 - natural).scaled(1, over: spaces) : .zero } ?? .zero
    var runs = Self.segments(shown, paragraph.direction).map { run($0, paragraph, extra: max(extra, .zero)) }
    if paragraph.direction == .rightToLeft { runs.reverse() }
    var x = Length.zero
    for index in runs.indices {
      runs[index].x = x
      x = x + runs[index].width
    }
    let fallback = [letters.first?.style ?? paragraph.runs.first?.style].compactMap { $0 }
    let styles = shown.isEmpty ? fallback : shown.map(\.style)
    let ascent = styles.map { $0.size.scaled(4, over: 5) + Self.halfLeading($0) }.max() ?? .zero
    let descent = styles.map { $0.size.scaled(1, over: 5) + Self.halfLeading($0) }.max() ?? .zero
    return ShapedLine(runs: runs, width: x, ascent: ascent, descent: descent)
  }

  private static func halfLeading(_ style: TextStyle) -> Length { style.size.scaled(style.lineHeight - 100, over: 200) }

  /// Letters of one run and one direction; spaces go with what is before them.
  private static func segments(_ letters: ArraySlice<Letter>, _ direction: ReadingDirection) -> [ArraySlice<Letter>] {
    var result: [ArraySlice<Letter>] = []
    for index in letters.indices {
      let letter = letters[index]
      if let last = result.last?.last, last.run == letter.run,
        last.isRightToLeft == letter.isRightToLeft || letter.character == " "
          || (last.character == " " && direction == .leftToRight && !letter.isRightToLeft)
      {
        result[result.count - 1] = letters[result[result.count - 1].startIndex...index]
      } else {
        result.append(letters[index...index])
      }
    }
    return result
  }

  private func run(_ letters: ArraySlice<Letter>, _ paragraph: ParagraphText, extra: Length) -> GlyphRun {
    let isRightToLeft = letters.first?.isRightToLeft ?? false
    var glyphs: [Glyph] = []
    var x = Length.zero
    for letter in isRightToLeft ? Array(letters.reversed()) : Array(letters) {
      glyphs.append(Glyph(id: letter.character.unicodeScalars.first?.value ?? 0, x: x, y: .zero))
      x = x + letter.width + (letter.character == " " ? extra : .zero)
    }
    let run = letters.first.map { paragraph.runs[$0.run] }
    let text = String(letters.map(\.character))
    return GlyphRun(
      font: key(run?.style ?? TextStyle(size: .zero)), color: run?.style.color ?? .black, glyphs: glyphs, text: text,
      clusters: letters.map { GlyphCluster(byteCount: $0.character.utf8.count, glyphCount: 1) },
      isRightToLeft: isRightToLeft, width: x, link: run?.link)
  }

  private func key(_ style: TextStyle) -> FontKey {
    if let number = styles.firstIndex(of: style) { return FontKey(number: number) }
    styles.append(style)
    return FontKey(number: styles.count - 1)
  }
}

/// Pictures of sizes told beforehand; every other picture is 40 pt wide and 20 pt high.
public final class BoxImages: ImageSource {
  private let sizes: [String: Size]

  /// Pictures of these sizes by path.
  public init(_ sizes: [String: Size] = [:]) { self.sizes = sizes }

  /// The size told for the path.
  public func naturalSize(of image: ImageReference) -> Size {
    sizes[image.path] ?? Size(width: .points(40), height: .points(20))
  }
}
