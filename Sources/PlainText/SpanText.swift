/// Text in looks that may be broken into lines.
struct SpanText {
  /// Its stretches; U+000A begins a new line.
  private(set) var spans: [PlainSpan] = []

  init(_ spans: [PlainSpan] = []) { self.spans = spans }

  var isEmpty: Bool { spans.allSatisfy(\.text.isEmpty) }
  var text: String { spans.map(\.text).joined() }

  mutating func append(_ span: PlainSpan) { if !span.text.isEmpty { spans.append(span) } }

  /// Adds a text behind a blank.
  mutating func append(_ text: SpanText) {
    if !isEmpty, !text.isEmpty { append(PlainSpan(" ")) }
    spans += text.spans
  }

  /// The columns of its widest line, unbroken.
  var natural: Int { lines(width: .max).map(\.columns).max() ?? 0 }

  /// The columns of its widest word.
  var widestWord: Int { words.map(\.columns).max() ?? 0 }

  /// Its lines, broken between words; a word that no line holds is broken where it must be.
  func lines(width: Int) -> [PlainLine] {
    let width = max(1, width)
    var lines: [PlainLine] = []
    var line = PlainLine()
    var columns = 0
    for word in words {
      if word.beginsLine {
        lines.append(line)
        (line, columns) = (PlainLine(), 0)
      }
      let blank = columns > 0 ? word.blanks.columns : 0
      if columns > 0, columns + blank + word.columns > width {
        lines.append(line)
        (line, columns) = (PlainLine(), 0)
      } else if columns > 0 {
        line.append(word.blanks)
        columns += blank
      }
      for piece in word.line.pieces(width: width) {
        if columns > 0, columns + piece.columns > width {
          lines.append(line)
          (line, columns) = (PlainLine(), 0)
        }
        line.append(piece)
        columns += piece.columns
      }
    }
    if !line.spans.isEmpty || lines.isEmpty { lines.append(line) }
    return lines.map(\.trimmed)
  }

  /// What is never broken unless it must be, and the blanks before it.
  private struct Word {
    var blanks = PlainLine()
    var line = PlainLine()
    var columns = 0
    var beginsLine = false
  }

  private var words: [Word] {
    var words: [Word] = []
    var word = Word()
    func isOpen(_ word: Word) -> Bool { !word.line.spans.isEmpty }
    for span in spans {
      var letters = ""
      func flush() {
        word.line.append(PlainSpan(letters, isBold: span.isBold, color: span.color))
        word.columns += TextColumns.count(letters)
        letters = ""
      }
      for character in span.text {
        let isEnd = character == "\n" || character == "\r\n"
        guard isEnd || character == " " || character == "\t" || character == "\u{200B}" else {
          letters.append(character)
          continue
        }
        flush()
        if isOpen(word) || isEnd {
          words.append(word)
          word = Word(beginsLine: isEnd)
        }
        if character == " " || character == "\t" {
          word.blanks.append(PlainSpan(" ", isBold: span.isBold, color: span.color))
        }
      }
      flush()
    }
    if isOpen(word) || word.beginsLine { words.append(word) }
    return words
  }
}

extension PlainLine {
  /// The line, or the parts of it that lines of so many columns hold.
  fileprivate func pieces(width: Int) -> [PlainLine] {
    guard columns > width else { return [self] }
    var pieces: [PlainLine] = []
    var piece = PlainLine()
    var room = width
    for span in spans {
      for character in span.text {
        let columns = TextColumns.count(character)
        if columns > room, room < width {
          pieces.append(piece)
          (piece, room) = (PlainLine(), width)
        }
        piece.append(PlainSpan(String(character), isBold: span.isBold, color: span.color))
        room -= columns
      }
    }
    return pieces + [piece]
  }
}
