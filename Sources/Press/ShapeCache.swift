import Typesetting

/// What was shaped lately. Bounded: the older half goes when the younger half is full.
struct ShapeCache {
  /// Everything about a paragraph that decides how it looks.
  struct Key: Hashable {
    struct Piece: Hashable {
      var text: String
      var style: TextStyle
      var link: String?

      /// Text and size tell nearly all apart; the rest is left to `==`.
      func hash(into hasher: inout Hasher) {
        hasher.combine(text)
        hasher.combine(style.size.units)
      }
    }

    var pieces: [Piece]
    var direction: ReadingDirection
    var language: String
    var isJustified: Bool

    init(_ paragraph: ParagraphText) {
      pieces = paragraph.runs.map { Piece(text: $0.text, style: $0.style, link: $0.link) }
      direction = paragraph.direction
      language = paragraph.language
      isJustified = paragraph.isJustified
    }

    func hash(into hasher: inout Hasher) {
      for piece in pieces { hasher.combine(piece) }
    }

    /// Roughly the memory that its entry takes, counted in bytes of text.
    var weight: Int { pieces.reduce(32) { $0 + $1.text.utf8.count } }
  }

  /// A paragraph as it was shaped.
  final class Entry {
    /// Its lines without any break but its own.
    let natural: [ShapedLine]
    /// The width of the widest of them.
    let naturalWidth: Length
    /// The width of its widest unbreakable piece, once somebody asked.
    var narrowest: Length?
    /// Its lines at the widths asked for lately.
    private(set) var wrapped: [(width: Length, lines: [ShapedLine])] = []

    /// The text for cutting, if it is plain Latin.
    let latin: LatinText?
    /// Where it may be cut, once somebody asked.
    var breaks: [Int]?

    init(natural: [ShapedLine], latin: LatinText? = nil) {
      self.natural = natural
      self.latin = latin
      naturalWidth = natural.map(\.width).max() ?? .zero
    }

    func remember(_ lines: [ShapedLine], width: Length) {
      if wrapped.count >= 4 { wrapped.removeFirst() }
      wrapped.append((width, lines))
    }
  }

  private static let weightOfHalf = 1 << 19
  private var young: [Key: Entry] = [:]
  private var old: [Key: Entry] = [:]
  private var weight = 0

  /// The entry of a paragraph, if it is still there.
  subscript(key: Key) -> Entry? {
    mutating get {
      if let entry = young[key] { return entry }
      guard let entry = old[key] else { return nil }
      insert(entry, for: key)
      return entry
    }
  }

  mutating func insert(_ entry: Entry, for key: Key) {
    if weight > Self.weightOfHalf {
      old = young
      young = [:]
      weight = 0
    }
    young[key] = entry
    weight += key.weight
  }
}
