import Diagnostics

extension MarkupReader {
  /// The attributes up to the end of the tag; each name once.
  mutating func readAttributes(of element: Range<Int>) -> [MarkupAttribute] {
    var attributes: [MarkupAttribute] = []
    while true {
      skipBlanks()
      guard let next = byte(), next != UInt8(ascii: ">"), next != UInt8(ascii: "<") else { break }
      if next == UInt8(ascii: "/"), byte(1) == UInt8(ascii: ">") { break }
      guard next.isNameStart || next >= 0x80 else {
        skipStraySigns(in: element)
        continue
      }
      guard let attribute = readAttribute() else { continue }
      if attributes.contains(where: { $0.name == attribute.name }) {
        collector.error(
          "duplicate-attribute", "`\(attribute.name)` is given twice", at: attribute.nameSpan, hint: "keep one of them")
      } else if attributes.count == Self.mostAttributes {
        fail("too-many-attributes", "the element has more than \(Self.mostAttributes) attributes", element)
        isStopped = true
      } else {
        attributes.append(attribute)
      }
      if collector.isFull || isStopped { break }
    }
    return attributes
  }

  private mutating func skipStraySigns(in element: Range<Int>) {
    let start = position
    position += 1
    while let byte = byte(), !byte.isBlank, !byte.isNameStart, byte != UInt8(ascii: ">"), byte != UInt8(ascii: "<"),
      !(byte == UInt8(ascii: "/") && self.byte(1) == UInt8(ascii: ">"))
    {
      position += 1
    }
    let signs = string(start..<position)
    fail(
      "stray-signs", "`\(signs)` does not belong in the tag `<\(string(element))`", start..<position,
      hint: "attributes are written as `name=\"value\"`")
  }

  private mutating func readAttribute() -> MarkupAttribute? {
    let nameRange = readName()
    let name = string(nameRange)
    skipBlanks()
    guard byte() == UInt8(ascii: "=") else {
      fail("missing-value", "the attribute `\(name)` has no value", nameRange, hint: "write `\(name)=\"…\"`")
      return nil
    }
    position += 1
    skipBlanks()
    guard let quote = byte(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = position
      while let byte = byte(), !byte.isBlank, byte != UInt8(ascii: ">"), byte != UInt8(ascii: "<") { position += 1 }
      fail(
        "unquoted-value", "the value of `\(name)` is not in quotes", start..<max(position, start + 1),
        hint: "write `\(name)=\"\(string(start..<position))\"`")
      return nil
    }
    return MarkupAttribute(name: name, nameSpan: span(nameRange), value: readValue(of: name, quote: quote))
  }

  private mutating func readValue(of name: String, quote: UInt8) -> MarkupText {
    let opening = position
    position += 1
    var text = MarkupText(source: source, at: position)
    while let byte = byte() {
      if byte == quote {
        position += 1
        return text
      }
      if byte == UInt8(ascii: "&") {
        readReference(into: &text)
      } else if byte == UInt8(ascii: "<") {
        if let next = self.byte(1), next.isNameStart || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") { break }
        fail(
          "stray-angle", "a `<` inside an attribute", position..<position + 1,
          hint: "write `&lt;`, or turn the comparison around and use `>`")
        text.append("<", from: position..<position + 1)
        position += 1
      } else {
        checkControl(byte)
        text.append(position..<position + 1)
        position += 1
      }
    }
    let sign = String(Unicode.Scalar(quote))
    fail(
      "unclosed-value", "the value of `\(name)` has no closing quote", opening..<opening + 1,
      hint: "end the value with `\(sign)`")
    return text
  }

  /// Reads `&amp;` and the like and adds what it stands for.
  mutating func readReference(into text: inout MarkupText) {
    let start = position
    position += 1
    if byte() == UInt8(ascii: "#") { position += 1 }
    let nameStart = position
    while let byte = byte(), byte.isNameStart || byte.isDigit, position - start < 16 { position += 1 }
    let name = string(nameStart..<position)
    let isNumeric = nameStart - start == 2
    guard byte() == UInt8(ascii: ";"), !name.isEmpty else {
      position = start + 1
      fail(
        "stray-ampersand", "an `&` that begins no entity", start..<start + 1, hint: "write `&amp;` for the sign itself")
      text.append("&", from: start..<start + 1)
      return
    }
    position += 1
    if let scalar = isNumeric ? numericScalar(name) : Self.entities[name] {
      text.append(scalar, from: start..<position)
    } else {
      reportReference(start..<position, name: name, isNumeric: isNumeric)
      text.append("?", from: start..<position)
    }
  }

  private static let entities: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
  ]

  /// What people know from web pages, and how to write it here.
  private static let webEntities: [String: UInt32] = [
    "nbsp": 160, "euro": 0x20AC, "pound": 163, "copy": 169, "ndash": 0x2013, "mdash": 0x2014, "middot": 183,
    "times": 215, "hellip": 0x2026, "thinsp": 0x2009, "shy": 173,
  ]

  private func numericScalar(_ name: String) -> Unicode.Scalar? {
    let isHex = name.first == "x"
    guard let number = UInt32(isHex ? String(name.dropFirst()) : name, radix: isHex ? 16 : 10) else { return nil }
    guard number >= 0x20 || number == 9 || number == 10 || number == 13, number != 0x7F else { return nil }
    guard number & 0xFFFE != 0xFFFE else { return nil }
    return Unicode.Scalar(number)
  }

  private func reportReference(_ range: Range<Int>, name: String, isNumeric: Bool) {
    let written = string(range)
    if isNumeric {
      fail("bad-reference", "`\(written)` is no character", range)
    } else if let number = Self.webEntities[name] {
      fail("unknown-entity", "unknown entity `\(written)`", range, hint: "write `&#\(number);` instead")
    } else {
      fail(
        "unknown-entity", "unknown entity `\(written)`", range,
        hint: "known are `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;` and numbers such as `&#160;`")
    }
  }
}
