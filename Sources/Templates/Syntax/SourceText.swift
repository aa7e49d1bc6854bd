import Diagnostics

/// The text of one template file, with fast answers to "which line and column is this?".
///
/// Offsets count UTF-8 bytes; columns count Unicode scalars, as `TextPlace` does.
final class SourceText: Sendable {
  /// The file's name as the user would write it.
  let file: String
  /// The text in UTF-8, without a byte order mark.
  let bytes: [UInt8]
  private let lineStarts: [Int]
  private let lines: [String]
  /// How many scalars begin before each block of bytes, so that a column in a very long line costs little.
  private let scalarsBeforeBlock: [Int]
  private static let blockSize = 256

  init(file: String, text: String) {
    var bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    var starts = [0]
    var blocks: [Int] = []
    var scalars = 0
    for (offset, byte) in bytes.enumerated() {
      if offset % Self.blockSize == 0 { blocks.append(scalars) }
      if byte & 0xC0 != 0x80 { scalars += 1 }
      if byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    }
    blocks.append(scalars)
    self.file = file
    self.bytes = bytes
    lineStarts = starts
    scalarsBeforeBlock = blocks
    lines = starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] - 1 : bytes.count
      let line = bytes[starts[index]..<end]
      return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }
  }

  /// The place of a range of bytes; what reaches past the end of its first line is cut there.
  func place(_ range: Range<Int>) -> TextPlace {
    let line = lineNumber(of: min(max(0, range.lowerBound), bytes.count))
    var lineEnd = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.count
    if lineEnd > lineStarts[line], bytes[lineEnd - 1] == UInt8(ascii: "\r") { lineEnd -= 1 }
    let start = min(max(0, range.lowerBound), lineEnd)
    let end = min(max(start, range.upperBound), lineEnd)
    let first = scalarIndex(start)
    return TextPlace(
      file: file, line: line + 1, column: first - scalarIndex(lineStarts[line]) + 1,
      length: scalarIndex(end) - first, lineText: lines[line])
  }

  private func lineNumber(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private func scalarIndex(_ offset: Int) -> Int {
    let block = offset / Self.blockSize
    guard scalarsBeforeBlock.indices.contains(block) else { return scalarsBeforeBlock.last ?? 0 }
    var count = scalarsBeforeBlock[block]
    for byte in bytes[min(block * Self.blockSize, offset)..<offset] where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }
}

/// A stretch of a template file.
struct SourceSpan: Sendable {
  let source: SourceText
  let range: Range<Int>

  /// Where it is, for people.
  var place: TextPlace { source.place(range) }

  /// From the start of this to the end of another stretch of the same file.
  func joined(to other: SourceSpan) -> SourceSpan {
    let end = max(range.upperBound, other.range.upperBound)
    return SourceSpan(source: source, range: range.lowerBound..<end)
  }
}
