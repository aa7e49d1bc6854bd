/// Looks whether a key stands twice in an object: readers differ in which of the two they take, so neither is right.
enum JSONKeys {
  /// Objects of more keys are looked through with a set.
  private static let fewKeys = 8

  static func check(_ nodes: [JSONNode], _ object: Int, _ bytes: Span<UInt8>) throws(JSONFault) {
    var keys: [Int] = []
    var position = object + 1
    var isPlain = true
    while position + 1 < nodes.count {
      keys.append(position)
      if nodes[position].kind == .escapedText { isPlain = false }
      position += 1 + Int(nodes[position + 1].extent)
    }
    guard keys.count > 1 else { return }
    if isPlain, keys.count <= fewKeys {
      for right in 1..<keys.count {
        for left in 0..<right where isEqual(nodes[keys[left]], nodes[keys[right]], bytes) {
          throw duplicate(nodes[keys[right]], bytes)
        }
      }
    } else {
      var seen: Set<String> = []
      for key in keys where !seen.insert(text(nodes[key], bytes)).inserted {
        throw duplicate(nodes[key], bytes)
      }
    }
  }

  private static func isEqual(_ left: JSONNode, _ right: JSONNode, _ bytes: Span<UInt8>) -> Bool {
    let (first, second) = (left.range, right.range)
    guard first.count == second.count else { return false }
    for offset in 0..<first.count where bytes[first.lowerBound + offset] != bytes[second.lowerBound + offset] {
      return false
    }
    return true
  }

  static func text(_ node: JSONNode, _ bytes: Span<UInt8>) -> String {
    if node.kind == .escapedText { return JSONEscape.decoded(bytes, node.range) }
    return bytes.extracting(node.range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  private static func duplicate(_ node: JSONNode, _ bytes: Span<UInt8>) -> JSONFault {
    JSONFault(
      "duplicate-key", "the key `\(text(node, bytes))` stands twice in this object", at: node.range,
      hint: "remove one of them")
  }
}
