import Glibc

/// Which page of a document a picture is, written into the picture; so that pages of an earlier print are known again, and
/// nobody's own picture is taken for one.
///
/// A PNG has the text `Software: Talim, page 2 of 3.` (PNG 1.2, 4.2.3) right behind its header, an SVG a comment in its second
/// line.
public struct PageMark: Sendable, Equatable {
  /// The page, from 1.
  public var number: Int
  /// How many pages the document has.
  public var count: Int

  /// The mark of the only page, or of one of several.
  public init(number: Int = 1, count: Int = 1) {
    self.number = number
    self.count = count
  }

  /// The mark of a file that Talim wrote; `nil` for all other files.
  public init?(file path: String) {
    guard !path.utf8.contains(0), let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var head = [UInt8](repeating: 0, count: 256)
    let count = fread(&head, 1, head.count, file)
    let isPNG = head.starts(with: [0x89, 0x50, 0x4E, 0x47])
    let before = isPNG ? Self.keyword : Array("<!-- ".utf8) + Self.title
    let start = isPNG ? Self.pngStart + 4 : (head.firstIndex(of: 0x0A) ?? 255) + 1
    guard count == head.count, head[start...].starts(with: before) else { return nil }
    let numbers = String(decoding: head[(start + before.count)...].prefix(24), as: UTF8.self)
      .split(separator: " ", maxSplits: 3).map { $0.prefix { ("0"..."9").contains($0) } }
    guard numbers.count >= 3, let number = Int(numbers[0]), let pages = Int(numbers[2]) else { return nil }
    self.init(number: number, count: pages)
  }

  private static let title = Array("Talim, page ".utf8)
  private static let keyword = Array("tEXtSoftware\0".utf8) + title
  /// The signature and the header of every PNG.
  private static let pngStart = 33

  private var text: [UInt8] { Array("\(number) of \(count).".utf8) }

  func marked(png bytes: [UInt8]) -> [UInt8] {
    guard bytes.count > Self.pngStart else { return bytes }
    let body = Self.keyword + text
    let chunk = Self.bigEndian(UInt32(body.count - 4)) + body + Self.bigEndian(Self.checksum(body))
    return bytes[..<Self.pngStart] + chunk + bytes[Self.pngStart...]
  }

  func marked(svg bytes: [UInt8]) -> [UInt8] {
    guard bytes.starts(with: Array("<?xml".utf8)), let line = bytes.firstIndex(of: 0x0A) else { return bytes }
    let comment = Array("<!-- ".utf8) + Self.title + text + Array(" -->\n".utf8)
    return bytes[...line] + comment + bytes[(line + 1)...]
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> UInt32($0)) }
  }

  /// The CRC-32 of ISO 3309, as PNG wants it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var result: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      result ^= UInt32(byte)
      for _ in 0..<8 { result = result & 1 == 1 ? result >> 1 ^ 0xEDB8_8320 : result >> 1 }
    }
    return ~result
  }
}
