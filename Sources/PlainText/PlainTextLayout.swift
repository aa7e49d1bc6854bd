public import Typesetting

/// Sets blocks as lines of text, for a terminal or for the text of a message.
///
/// Paragraphs are wrapped; pairs, rows beside each other and tables become columns, and in a narrow window lines of a title and its
/// value; a heading of the first or second level is underlined; charts of one series become bars; pictures and codes are what stands in
/// their place in words. Text keeps its logical order. On a page that runs from right to left each cell is isolated, and a line that
/// begins with other letters has a mark of its direction, so that a terminal or a mail program can order it.
public struct PlainTextLayout: Sendable {
  /// The narrowest width that is kept to.
  public static let narrowest = 20

  /// How many columns a line has at most; at least `narrowest`.
  public let width: Int
  /// The direction in which the lines are read.
  public let direction: ReadingDirection

  /// Lines of at most `width` columns of a terminal: a wide sign takes two, a mark upon a letter none.
  public init(width: Int = 80, direction: ReadingDirection = .leftToRight) {
    self.width = max(Self.narrowest, width)
    self.direction = direction
  }

  /// The lines of blocks that stand below each other. Throws what making the rows of a table throws.
  public func lines(of blocks: [Block]) throws -> [PlainLine] {
    var setter = BlockSetter(width: width, isMirrored: direction == .rightToLeft)
    try setter.set(blocks)
    let lines = setter.finish().withoutIdleBlanks
    return direction == .rightToLeft ? lines.map(\.markedRightToLeft) : lines
  }

  /// The lines of a document: the header of its first page, its body, and footers once. Numbers of pages and what stands behind the
  /// page mean nothing here and are left out. The document's own direction holds.
  public func lines(of document: PageDocument) throws -> [PlainLine] {
    let layout = PlainTextLayout(width: width, direction: document.setup.direction)
    let headers = document.furniture.filter { $0.position == .header && [.all, .first, .odd].contains($0.pages) }
    let footers = document.furniture.filter { $0.position == .footer && $0.pages != .rest && $0.pages != .even }
    let gap = Block.space(.points(12))
    return try layout.lines(of: headers.flatMap(\.content) + [gap] + document.body + [gap] + footers.flatMap(\.content))
  }
}

extension [PlainLine] {
  /// The lines without blank ones at their beginning and end, and never two of them together.
  fileprivate var withoutIdleBlanks: [PlainLine] {
    var result: [PlainLine] = []
    for line in self where !line.isBlank || result.last?.isBlank == false { result.append(line) }
    if result.last?.isBlank == true { result.removeLast() }
    return result
  }
}

extension PlainLine {
  /// The line with a mark before it when its first letter does not say that it runs from right to left.
  fileprivate var markedRightToLeft: PlainLine {
    var depth = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x2066...0x2068: depth += 1
      case 0x2069: depth -= 1
      case 0x200F: return self
      case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF:
        if depth <= 0, scalar.properties.isAlphabetic { return self }
      default:
        if depth <= 0, scalar.properties.isAlphabetic { return PlainLine([PlainSpan("\u{200F}")] + spans) }
      }
    }
    return isBlank ? self : PlainLine([PlainSpan("\u{200F}")] + spans)
  }
}
