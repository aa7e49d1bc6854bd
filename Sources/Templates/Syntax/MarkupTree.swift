/// An element of a template file.
final class MarkupElement {
  /// Its name, such as `text`.
  let name: String
  /// Where its name stands in the opening tag.
  let nameSpan: SourceSpan
  /// The opening tag from `<` to `>`.
  let tagSpan: SourceSpan
  /// Its attributes, each name once.
  let attributes: [MarkupAttribute]
  /// What is inside.
  fileprivate(set) var children: [MarkupNode] = []

  init(name: String, nameSpan: SourceSpan, tagSpan: SourceSpan, attributes: [MarkupAttribute]) {
    self.name = name
    self.nameSpan = nameSpan
    self.tagSpan = tagSpan
    self.attributes = attributes
  }

  /// Adds a child at the end.
  func append(_ node: MarkupNode) { children.append(node) }

  /// The attribute of this name.
  func attribute(_ name: String) -> MarkupAttribute? { attributes.first { $0.name == name } }

  /// The elements inside, without the text between them.
  var elements: [MarkupElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }
}

/// A piece of the inside of an element.
enum MarkupNode {
  case element(MarkupElement)
  case text(MarkupText)
}

/// An attribute and its value.
struct MarkupAttribute {
  let name: String
  let nameSpan: SourceSpan
  let value: MarkupText
}

/// Text with its entities resolved, that still knows where each character came from.
struct MarkupText {
  let source: SourceText
  /// The text in UTF-8.
  private(set) var bytes: [UInt8] = []
  private var segments: [Segment] = []
  /// Where the text ends in the file.
  private(set) var sourceEnd: Int

  /// From `text` on the text continues at `file`.
  private struct Segment {
    let text: Int
    let file: Int
  }

  /// Empty text that would stand at this offset.
  init(source: SourceText, at offset: Int) {
    self.source = source
    sourceEnd = offset
  }

  /// Adds bytes that stand in the file as they are.
  mutating func append(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if segments.isEmpty || sourceEnd != range.lowerBound { begin(at: range.lowerBound) }
    bytes.append(contentsOf: source.bytes[range])
    sourceEnd = range.upperBound
  }

  /// Adds a character that stands in the file as a reference, such as `&amp;`.
  mutating func append(_ scalar: Unicode.Scalar, from range: Range<Int>) {
    begin(at: range.lowerBound)
    bytes.append(contentsOf: Array(String(scalar).utf8))
    sourceEnd = range.upperBound
    begin(at: range.upperBound)
  }

  private mutating func begin(at offset: Int) { segments.append(Segment(text: bytes.count, file: offset)) }

  /// The text.
  var string: String { String(decoding: bytes, as: UTF8.self) }
  /// Whether it holds nothing but blanks.
  var isBlank: Bool { bytes.allSatisfy(\.isBlank) }

  /// Where a range of the text stands in the file.
  func span(_ range: Range<Int>) -> SourceSpan {
    let start = fileOffset(range.lowerBound)
    let end = range.isEmpty ? start : fileOffset(range.upperBound - 1) + 1
    return SourceSpan(source: source, range: start..<max(start, end))
  }

  /// Where all of it stands; without the blanks around it.
  var span: SourceSpan {
    let start = bytes.firstIndex { !$0.isBlank } ?? 0
    let end = bytes.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? bytes.count
    return span(start..<max(start, end))
  }

  private func fileOffset(_ offset: Int) -> Int {
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].text <= offset { low = middle } else { high = middle }
    }
    guard segments.indices.contains(low) else { return sourceEnd }
    return segments[low].file + (offset - segments[low].text)
  }
}

extension UInt8 {
  /// Whether it is a space, tab or line end.
  var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
  /// Whether a name may begin with it.
  /// Whether it goes on a name of an expression.
  var isNamePart: Bool { isNameStart || isDigit || self >= 0x80 }
  var isNameStart: Bool { (65...90).contains(self) || (97...122).contains(self) || self == 0x5F }
  /// Whether it is a digit.
  var isDigit: Bool { (48...57).contains(self) }
}
