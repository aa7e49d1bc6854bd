public import Typesetting

/// A stretch of a line with the same look.
public struct PlainSpan: Sendable, Hashable {
  /// Its text, in logical order.
  public var text: String
  /// Whether it is bold on the page: headings, sums.
  public var isBold: Bool
  /// Its colour on the page; `nil` for ink and all other shades that are near to black.
  public var color: Color?

  /// Text that looks so.
  public init(_ text: String, isBold: Bool = false, color: Color? = nil) {
    self.text = text
    self.isBold = isBold
    self.color = color
  }

  /// Whether it is grey: less important than what stands beside it.
  public var isMuted: Bool {
    guard let color else { return false }
    let parts = [color.red, color.green, color.blue]
    return (parts.max() ?? 0) - (parts.min() ?? 0) < 0x30
  }

  func looksLike(_ other: PlainSpan) -> Bool { isBold == other.isBold && color == other.color }
}

/// A line of plain text: never wider than asked for, without blanks at its end. How it looks is data, so that the caller decides
/// what becomes of it.
public struct PlainLine: Sendable, Hashable {
  /// Its stretches, in logical order.
  public private(set) var spans: [PlainSpan] = []

  /// A line of stretches; neighbours that look alike become one.
  public init(_ spans: [PlainSpan] = []) {
    for span in spans { append(span) }
  }

  /// What it says, without looks.
  public var text: String { spans.map(\.text).joined() }

  /// How many columns of a terminal it takes.
  public var columns: Int { spans.reduce(0) { $0 + TextColumns.count($1.text) } }

  var isBlank: Bool { spans.allSatisfy { $0.text.allSatisfy { $0 == " " } } }

  mutating func append(_ span: PlainSpan) {
    guard !span.text.isEmpty else { return }
    if let last = spans.last, last.looksLike(span) {
      spans[spans.count - 1].text += span.text
    } else {
      spans.append(span)
    }
  }

  mutating func append(_ line: PlainLine) { for span in line.spans { append(span) } }

  /// The line without the blanks at its end.
  var trimmed: PlainLine {
    var line = self
    while let last = line.spans.last {
      let text = String(last.text.reversed().drop { $0 == " " }.reversed())
      if !text.isEmpty {
        line.spans[line.spans.count - 1].text = text
        break
      }
      line.spans.removeLast()
    }
    return line
  }
}

extension [PlainLine] {
  /// The lines as one text, each with its end.
  public var text: String { map { $0.text + "\n" }.joined() }
}
