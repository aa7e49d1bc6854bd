/// One value, or one key, of a JSON text: what it is and which bytes it covers.
///
/// The nodes of a text lie in one array in the order they stand in: an object is followed by its keys and values in
/// turn, a list by its elements. So a text of any shape costs one allocation, and its places need no room at all.
struct JSONNode {
  enum Kind: UInt8 {
    case null
    case yes
    case no
    case number
    /// A text without escapes.
    case text
    /// A text in which `\` occurs.
    case escapedText
    case list
    case object
  }

  let kind: Kind
  /// The offset of the first byte; of a text that of the byte after its quote.
  let start: UInt32
  /// The offset after the last byte; of a text that of its closing quote.
  var end: UInt32
  /// How many nodes the value is, itself included.
  var extent: UInt32

  init(_ kind: Kind, _ start: Int, _ end: Int) {
    self.kind = kind
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    extent = 1
  }

  var range: Range<Int> { Int(start)..<Int(max(start, end)) }
}

/// What is wrong with a JSON text, and at which bytes.
struct JSONFault: Error {
  let name: String
  let message: String
  let hint: String?
  let range: Range<Int>

  init(_ name: String, _ message: String, at range: Range<Int>, hint: String? = nil) {
    self.name = name
    self.message = message
    self.range = range
    self.hint = hint
  }

  init(_ name: String, _ message: String, at offset: Int, hint: String? = nil) {
    self.init(name, message, at: offset..<offset + 1, hint: hint)
  }
}
