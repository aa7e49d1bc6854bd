public import Diagnostics

/// A JSON text that was read whole: its bytes and where its values are.
///
/// Input: bytes of a file, or of one line of a JSON Lines file. Output: `root`, from which all values are reached. Lines
/// and columns are worked out only when somebody asks for them.
public final class JSONDocument: Sendable {
  /// The path of the file as the user names it.
  public let file: String
  let bytes: [UInt8]
  let nodes: [JSONNode]
  private let firstLine: Int

  /// Reads a JSON text, with or without a byte order mark. Throws the first mistake, with its place.
  ///
  /// - Parameters:
  ///   - file: what the user calls the file, for places.
  ///   - firstLine: the line of the file on which the bytes begin, from 1.
  public init(_ bytes: [UInt8], file: String, firstLine: Int = 1) throws(Diagnostic) {
    var reader = JSONReader()
    do {
      try reader.read(bytes.span)
    } catch {
      let place = JSONPlaces(bytes: bytes, file: file, firstLine: firstLine).place(of: error.range)
      throw Diagnostic(error.name, error.message, at: .text(place), hint: error.hint)
    }
    self.bytes = bytes
    self.file = file
    self.firstLine = firstLine
    nodes = reader.nodes
  }

  /// The value that the text is.
  public var root: JSONValue { JSONValue(document: self, index: 0) }

  func place(of range: Range<Int>) -> TextPlace {
    JSONPlaces(bytes: bytes, file: file, firstLine: firstLine).place(of: range)
  }
}

/// Turns byte offsets into lines and columns.
struct JSONPlaces {
  let bytes: [UInt8]
  let file: String
  let firstLine: Int

  /// Of longer lines only a stretch is shown.
  private static let longLine = 4_000

  func place(of range: Range<Int>) -> TextPlace {
    let offset = min(max(0, range.lowerBound), bytes.count)
    var line = firstLine
    var lineStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, offset) : 0
    for index in lineStart..<offset where bytes[index] == 0x0A {
      line += 1
      lineStart = index + 1
    }
    var lineEnd = offset
    while lineEnd < bytes.count, bytes[lineEnd] != 0x0A, lineEnd - offset < Self.longLine { lineEnd += 1 }
    if lineEnd > offset, bytes[lineEnd - 1] == 0x0D { lineEnd -= 1 }
    var shown = lineStart..<max(lineStart, lineEnd)
    if shown.count > Self.longLine { shown = stretch(around: offset, in: shown) }
    let length = scalars(in: offset..<max(offset, min(range.upperBound, lineEnd)))
    return TextPlace(
      file: file, line: line, column: scalars(in: lineStart..<offset) + 1, length: max(1, length),
      lineText: String(decoding: bytes[shown], as: UTF8.self),
      lineTextStart: scalars(in: lineStart..<shown.lowerBound) + 1)
  }

  private func stretch(around offset: Int, in line: Range<Int>) -> Range<Int> {
    var start = max(line.lowerBound, offset - 200)
    var end = min(line.upperBound, offset + 400)
    while start > line.lowerBound, isContinuation(bytes[start]) { start -= 1 }
    while end < line.upperBound, isContinuation(bytes[end]) { end += 1 }
    return start..<end
  }

  private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  private func scalars(in range: Range<Int>) -> Int {
    var count = 0
    for index in range where !isContinuation(bytes[index]) { count += 1 }
    return count
  }
}
