import Glibc
import Typesetting

/// What was shaped lately. Bounded: the older half goes when the younger half is full.
struct ShapeCache {
  /// A paragraph as it was shaped.
  final class Entry {
    /// The paragraph as it was asked for.
    fileprivate let paragraph: ParagraphText
    /// Another paragraph with the same hash, if there is one.
    fileprivate var next: Entry?
    /// Its lines without any break but its own.
    let natural: [ShapedLine]
    /// The width of the widest of them.
    let naturalWidth: Length
    /// The width of its widest unbreakable piece, once somebody asked.
    var narrowest: Length?
    /// Its lines at the widths asked for lately.
    private(set) var wrapped: [(width: Length, lines: [ShapedLine])] = []
    /// Whether it is plain Latin text.
    let isLatin: Bool
    /// The text ready to be cut, if it is plain Latin and somebody asked.
    var latin: LatinText?

    init(_ paragraph: ParagraphText, natural: [ShapedLine], isLatin: Bool) {
      self.paragraph = paragraph
      self.natural = natural
      self.isLatin = isLatin
      naturalWidth = natural.count == 1 ? natural[0].width : natural.map(\.width).max() ?? .zero
    }

    func remember(_ lines: [ShapedLine], width: Length) {
      if wrapped.count >= 4 { wrapped.removeFirst() }
      wrapped.append((width, lines))
    }

    /// Roughly the memory that it takes, in bytes.
    fileprivate var weight: Int { paragraph.runs.reduce(600) { $0 + 20 * $1.text.utf8.count } }
  }

  private static let weightOfHalf = 4 << 20
  private var young: [Int: Entry] = [:]
  private var old: [Int: Entry] = [:]
  private var weight = 0

  /// The entry of a paragraph under its `hash`, if it is still there.
  mutating func entry(of paragraph: ParagraphText, hash: Int) -> Entry? {
    if let entry = Self.find(paragraph, from: young[hash]) { return entry }
    guard let entry = Self.find(paragraph, from: old[hash]) else { return nil }
    insert(entry, hash: hash)
    return entry
  }

  mutating func insert(_ entry: Entry, hash: Int) {
    if weight > Self.weightOfHalf {
      old = young
      young = [:]
      weight = 0
    }
    weight += entry.weight
    let known = young.updateValue(entry, forKey: hash)
    entry.next = known === entry ? nil : known
  }

  /// Text and size tell nearly all apart; the rest is left to the comparison.
  static func hash(_ paragraph: ParagraphText) -> Int {
    var hasher = Hasher()
    for run in paragraph.runs {
      run.text.hashBytes(into: &hasher)
      hasher.combine(run.style.size.units)
    }
    return hasher.finalize()
  }

  private static func find(_ paragraph: ParagraphText, from first: Entry?) -> Entry? {
    var next = first
    while let entry = next {
      if entry.paragraph.looks(like: paragraph) { return entry }
      next = entry.next
    }
    return nil
  }
}

extension ParagraphText {
  /// Whether all is the same that decides how the paragraph is shaped.
  fileprivate func looks(like other: ParagraphText) -> Bool {
    guard runs.count == other.runs.count, direction == other.direction, isJustified == other.isJustified,
      language == other.language
    else { return false }
    return runs.indices.allSatisfy { index in
      runs[index].text.hasSameBytes(as: other.runs[index].text) && runs[index].style == other.runs[index].style
        && runs[index].link == other.runs[index].link
    }
  }
}

extension String {
  /// Whether both are the same bytes; `==` would take texts as equal that look so.
  fileprivate func hasSameBytes(as other: String) -> Bool {
    let isEqual = utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { right in
        guard left.count == right.count, let first = left.baseAddress, let second = right.baseAddress else {
          return left.count == right.count
        }
        return memcmp(first, second, left.count) == 0
      }
    }
    return isEqual.flatMap { $0 } ?? utf8.elementsEqual(other.utf8)
  }

  fileprivate func hashBytes(into hasher: inout Hasher) {
    let isDone: Void? = utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    if isDone == nil { for byte in utf8 { hasher.combine(byte) } }
  }
}
