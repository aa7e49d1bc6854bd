/// Escapes in JSON texts.
enum JSONEscape {
  /// The character that `\uXXXX` at `start` stands for, a pair of them for characters beyond U+FFFF, and how many bytes
  /// that covers; a length of 0 when it makes no character.
  static func unicode(in bytes: Span<UInt8>, at start: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let nothing: (Unicode.Scalar, Int) = ("\u{FFFD}", 0)
    guard let first = hexadecimal(in: bytes, at: start + 2) else { return nothing }
    if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
    guard first < 0xDC00, start + 8 <= bytes.count, bytes[start + 6] == UInt8(ascii: "\\"),
      bytes[start + 7] == UInt8(ascii: "u"), let second = hexadecimal(in: bytes, at: start + 8),
      (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { return nothing }
    return (scalar, 12)
  }

  private static func hexadecimal(in bytes: Span<UInt8>, at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for offset in start..<start + 4 {
      switch bytes[offset] {
      case let byte where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte):
        value = value << 4 | UInt32(byte - UInt8(ascii: "0"))
      case let byte where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20):
        value = value << 4 | UInt32(byte | 0x20 - UInt8(ascii: "a")) + 10
      default: return nil
      }
    }
    return value
  }

  /// The text that bytes with escapes stand for; they were checked when they were read.
  static func decoded(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      guard byte == UInt8(ascii: "\\"), position + 1 < range.upperBound else {
        result.append(byte)
        position += 1
        continue
      }
      if bytes[position + 1] == UInt8(ascii: "u") {
        let (scalar, length) = unicode(in: bytes, at: position)
        result.append(contentsOf: String(scalar).utf8)
        position += max(length, 2)
      } else {
        result.append(plain(bytes[position + 1]))
        position += 2
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func plain(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }
}

/// Characters of more than one byte.
enum UTF8Sequence {
  /// How many bytes the character at `start` has; 0 when they are no character (The Unicode Standard, table 3-7).
  static func length(in bytes: Span<UInt8>, at start: Int) -> Int {
    func follows(_ ahead: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      start + ahead < bytes.count && range.contains(bytes[start + ahead])
    }
    switch bytes[start] {
    case 0xC2...0xDF: return follows(1) ? 2 : 0
    case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
    case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
    case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
    case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
    case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
    default: return 0
    }
  }
}
