/// What a font file says of its own version.
///
/// Input: the bytes of a TrueType or OpenType font. Output: its entry 5 in the table `name` (OpenType specification), such as
/// `Version 2.004`.
public enum FontVersion {
  private static let versionName = 5

  /// The version; empty when the file has none or is no font.
  public static func text(ofFont bytes: [UInt8]) -> String {
    let font = BigEndianBytes(bytes)
    guard let table = nameTable(font), let count = font.short(table + 2), let storage = font.short(table + 4) else {
      return ""
    }
    for index in 0..<count {
      let record = table + 6 + 12 * index
      guard let platform = font.short(record), font.short(record + 6) == versionName,
        let length = font.short(record + 8),
        let offset = font.short(record + 10), let text = font.slice(table + storage + offset, length)
      else { continue }
      // Macintosh names have one byte for a letter, all others are UTF-16.
      let version =
        platform == 1
        ? String(decoding: text, as: UTF8.self)
        : String(
          decoding: stride(from: 0, to: length - 1, by: 2).map { UInt16(text[$0]) << 8 | UInt16(text[$0 + 1]) },
          as: UTF16.self)
      // Behind a `;` fonts say with which program they were made.
      return String(version.prefix { $0 != ";" }.prefix(100))
    }
    return ""
  }

  private static func nameTable(_ font: BigEndianBytes) -> Int? {
    guard let count = font.short(4) else { return nil }
    for index in 0..<count {
      let record = 12 + 16 * index
      guard let tag = font.slice(record, 4) else { return nil }
      if tag == Array("name".utf8) { return font.long(record + 8) }
    }
    return nil
  }
}

/// Reads numbers of which the first byte counts most; `nil` beyond the end.
private struct BigEndianBytes {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func slice(_ start: Int, _ count: Int) -> [UInt8]? {
    guard start >= 0, count >= 0, start <= bytes.count - count else { return nil }
    return Array(bytes[start..<start + count])
  }

  func short(_ start: Int) -> Int? { slice(start, 2).map { Int($0[0]) << 8 | Int($0[1]) } }

  func long(_ start: Int) -> Int? {
    slice(start, 4).map { $0.reduce(0) { $0 << 8 | Int($1) } }
  }
}
