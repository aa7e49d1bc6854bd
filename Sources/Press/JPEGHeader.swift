/// What the segments before the dots of a JPEG say (ITU T.81, annex B; Exif 2.3, 4.5 and 4.6).
struct JPEGHeader {
  /// The dots as they are stored, before any turning.
  private(set) var width = 0
  private(set) var height = 0
  /// 1 for grey, 3 for colour, 4 for printing inks.
  private(set) var components = 0
  /// How the camera was held, 1 to 8; 1 for upright, 5 and more for turned by a quarter.
  private(set) var orientation = 1

  private let bytes: [UInt8]

  /// Reads the header; `nil` when it is damaged, or the file ends before the picture does.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    var offset = 2
    while offset + 4 <= bytes.count, bytes[offset] == 0xFF {
      let marker = bytes[offset + 1]
      if marker == 0xFF {
        offset += 1
        continue
      }
      let length = number(at: offset + 2, count: 2)
      guard length >= 2, offset + 2 + length <= bytes.count else { return nil }
      switch marker {
      case 0xC4, 0xC8, 0xCC: break
      case 0xC0...0xCF:
        guard length >= 8 else { return nil }
        height = number(at: offset + 5, count: 2)
        width = number(at: offset + 7, count: 2)
        components = Int(bytes[offset + 9])
      case 0xE1: readExif(offset + 4..<offset + 2 + length)
      case 0xDA:
        guard width > 0, height > 0, isWhole(after: offset) else { return nil }
        return
      default: break
      }
      offset += 2 + length
    }
    return nil
  }

  /// Whether a mark of the end follows; some cameras add other bytes behind it.
  private func isWhole(after offset: Int) -> Bool {
    var index = bytes.count - 1
    while index > offset {
      if bytes[index] == 0xD9, bytes[index - 1] == 0xFF { return true }
      index -= 1
    }
    return false
  }

  private func number(at offset: Int, count: Int, isLittleEndian: Bool = false) -> Int {
    guard offset >= 0, offset + count <= bytes.count else { return 0 }
    let part = bytes[offset..<offset + count]
    return isLittleEndian ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
  }

  /// Finds the entry `Orientation` (0x0112) in the first directory.
  private mutating func readExif(_ range: Range<Int>) {
    guard bytes[range].starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]), range.count >= 14 else { return }
    let start = range.lowerBound + 6
    let isLittle = bytes[start] == 0x49
    let directory = start + number(at: start + 4, count: 4, isLittleEndian: isLittle)
    guard directory + 2 <= range.upperBound else { return }
    for entry in 0..<number(at: directory, count: 2, isLittleEndian: isLittle) {
      let place = directory + 2 + entry * 12
      guard place + 12 <= range.upperBound else { return }
      guard number(at: place, count: 2, isLittleEndian: isLittle) == 0x0112 else { continue }
      let value = number(at: place + 8, count: 2, isLittleEndian: isLittle)
      if (1...8).contains(value) { orientation = value }
      return
    }
  }
}
