import Typesetting

/// Joins texts to the inside of a paragraph, with one blank where there are several and none at the edges.
struct InlineBuilder {
  private(set) var inlines: [Inline] = []
  /// How much text was added.
  private(set) var byteCount = 0
  /// Whether a blank that comes next would be one too many.
  private var swallowsBlank = true

  /// Whether nothing was added.
  var isEmpty: Bool { inlines.isEmpty }

  /// Adds words of the template, whose blanks are single already.
  mutating func add(words: String, style: TextStyle, link: String?, origin: Origin) {
    let text = swallowsBlank && words.utf8.first == 0x20 ? String(words.dropFirst()) : words
    guard !text.isEmpty else { return }
    byteCount += text.utf8.count
    inlines.append(.text(TextRun(text, style: style, link: link, origin: origin)))
    swallowsBlank = text.utf8.last == 0x20
  }

  /// Adds a value as it is.
  mutating func add(value: String, style: TextStyle, link: String?, origin: Origin) {
    byteCount += value.utf8.count
    inlines.append(.text(TextRun(value, style: style, link: link, origin: origin)))
    swallowsBlank = false
  }

  /// Adds something that is no text.
  mutating func add(_ inline: Inline) {
    if case .lineBreak = inline {
      trimEnd()
      inlines.append(inline)
      swallowsBlank = true
    } else {
      inlines.append(inline)
      swallowsBlank = false
    }
  }

  /// The finished inside; the builder is empty afterwards.
  mutating func finish() -> [Inline] {
    trimEnd()
    defer { self = InlineBuilder() }
    return inlines
  }

  private mutating func trimEnd() {
    guard swallowsBlank, case .text(var run) = inlines.last, run.text.utf8.last == 0x20 else { return }
    run.text.removeLast()
    if run.text.isEmpty {
      inlines.removeLast()
    } else {
      inlines[inlines.count - 1] = .text(run)
    }
  }
}
