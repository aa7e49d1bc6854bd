/// Reads a JSON text (RFC 8259) strictly, byte by byte.
///
/// Input: bytes. Output: `nodes`, or the first fault. Stricter than the standard where it leaves a choice: a key may
/// stand only once in an object, and escapes must make whole characters. Nesting is followed without recursion.
struct JSONReader {
  private(set) var nodes: [JSONNode] = []
  var position = 0
  private var open: [Open] = []

  /// A list or an object that is not closed yet.
  private struct Open {
    let node: Int
    let isObject: Bool
    var isEmpty = true

    var closing: UInt8 { UInt8(ascii: isObject ? "}" : "]") }
  }

  /// Values nested deeper than this are refused.
  static let deepest = 128
  /// Longer texts are refused; a node counts its bytes in 32 bits.
  static let mostBytes = 1 << 31

  /// Reads the one value that the bytes hold, with blanks around it.
  mutating func read(_ bytes: Span<UInt8>) throws(JSONFault) {
    guard bytes.count < Self.mostBytes else {
      throw JSONFault("too-large", "the JSON text is larger than 2 GB", at: 0, hint: "write it as JSON Lines")
    }
    nodes.reserveCapacity(min(bytes.count / 12, 1 << 20))
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
    try readValue(bytes)
    while let container = open.last { try readOn(container, bytes) }
    skipBlanks(bytes)
    if position < bytes.count {
      throw JSONFault(
        "trailing-text", "the JSON text goes on after its value", at: position,
        hint: "one value for a file; write several as JSON Lines (`.jsonl`), one on each line")
    }
  }

  /// Takes the next member of the innermost container, or closes it.
  private mutating func readOn(_ container: Open, _ bytes: Span<UInt8>) throws(JSONFault) {
    skipBlanks(bytes)
    guard position < bytes.count else { throw unclosed(container, bytes) }
    if bytes[position] == container.closing { return try close(container, bytes) }
    if !container.isEmpty {
      guard bytes[position] == UInt8(ascii: ",") else { throw missingComma(container, bytes) }
      let comma = position
      position += 1
      skipBlanks(bytes)
      guard position < bytes.count else { throw unclosed(container, bytes) }
      if bytes[position] == UInt8(ascii: "}") || bytes[position] == UInt8(ascii: "]") {
        throw JSONFault("trailing-comma", "nothing follows this comma", at: comma, hint: "remove it")
      }
    }
    open[open.count - 1].isEmpty = false
    if container.isObject { try readKey(bytes) }
    try readValue(bytes)
  }

  private mutating func readKey(_ bytes: Span<UInt8>) throws(JSONFault) {
    guard bytes[position] == UInt8(ascii: "\"") else {
      throw JSONFault("bad-key", "here a key in double quotes must stand", at: position, hint: "write `\"name\": …`")
    }
    nodes.append(try text(bytes))
    skipBlanks(bytes)
    guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
      throw JSONFault(
        "missing-colon", "a colon is missing after the key", at: min(position, max(0, bytes.count - 1)),
        hint: "write `\"name\": value`")
    }
    position += 1
  }

  private mutating func close(_ container: Open, _ bytes: Span<UInt8>) throws(JSONFault) {
    position += 1
    open.removeLast()
    nodes[container.node].end = UInt32(truncatingIfNeeded: position)
    nodes[container.node].extent = UInt32(truncatingIfNeeded: nodes.count - container.node)
    if container.isObject { try JSONKeys.check(nodes, container.node, bytes) }
  }

  private mutating func readValue(_ bytes: Span<UInt8>) throws(JSONFault) {
    skipBlanks(bytes)
    guard position < bytes.count else {
      if let container = open.last { throw unclosed(container, bytes) }
      throw JSONFault("no-value", "there is no JSON value here", at: max(0, position - 1), hint: "write `{ … }`")
    }
    switch bytes[position] {
    case UInt8(ascii: "\""): nodes.append(try text(bytes))
    case UInt8(ascii: "{"): try begin(.object)
    case UInt8(ascii: "["): try begin(.list)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): nodes.append(try number(bytes))
    default: nodes.append(try word(bytes))
    }
  }

  private mutating func begin(_ kind: JSONNode.Kind) throws(JSONFault) {
    guard open.count < Self.deepest else {
      throw JSONFault("too-deep", "values are nested more than \(Self.deepest) deep", at: position)
    }
    open.append(Open(node: nodes.count, isObject: kind == .object))
    nodes.append(JSONNode(kind, position, position))
    position += 1
  }

  mutating func skipBlanks(_ bytes: Span<UInt8>) {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private func unclosed(_ container: Open, _ bytes: Span<UInt8>) -> JSONFault {
    let start = Int(nodes[container.node].start)
    return JSONFault(
      "unclosed", "this \(container.isObject ? "object" : "list") is never closed", at: start,
      hint: "the text ends before its `\(Unicode.Scalar(container.closing))`; is the file complete?")
  }

  private func missingComma(_ container: Open, _ bytes: Span<UInt8>) -> JSONFault {
    let kind = container.isObject ? "object" : "list"
    switch bytes[position] {
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      return JSONFault(
        "wrong-bracket", "this \(kind) is closed by the wrong bracket", at: position,
        hint: "write `\(Unicode.Scalar(container.closing))`")
    case UInt8(ascii: ":"):
      return JSONFault("stray-colon", "a colon can not stand here", at: position)
    default:
      return JSONFault(
        "missing-comma", "a comma or `\(Unicode.Scalar(container.closing))` is missing before this", at: position)
    }
  }
}
