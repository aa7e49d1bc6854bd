import Diagnostics
import Glibc
import JSONData

/// One document's data on its way.
struct DataRow: Sendable {
  /// Its number among all rows, from 0.
  let index: Int
  /// What it is called in messages, such as `rows.jsonl:12`.
  let name: String
  /// Its bytes, by which a row that was changed is known.
  let bytes: [UInt8]
  fileprivate let content: Content

  fileprivate enum Content: Sendable {
    case value(JSONValue)
    case line(file: String, number: Int)
  }

  /// The object; throws what is wrong with its JSON.
  func value() throws -> JSONValue {
    switch content {
    case .value(let value): value
    case .line(let file, let number): try JSONDocument(bytes, file: file, firstLine: number).root
    }
  }
}

/// The data of documents, one row after the other.
///
/// Input: a JSON file (an object, or a list of objects) or a JSON Lines file. Output: rows in order. JSON Lines are read in
/// pieces, so that any number of lines takes the same memory. `rewind()` begins anew.
struct DataFeed: Sendable {
  /// Whether the data is one object and so one document.
  let isSingle: Bool
  /// How many bytes there are, for progress.
  let size: Int
  /// How many bytes have become rows.
  private(set) var position = 0
  private let file: String
  private let values: [JSONValue]?
  private let descriptor: DataDescriptor
  private var nextValue = 0
  private var nextLine = 1
  private var nextIndex = 0
  private var buffer: [UInt8] = []
  private var start = 0
  private var readOffset = 0

  private static let chunk = 1 << 20
  private static let longestLine = 256 << 20

  /// Opens a file, or the standard input for `-`. Throws a `Diagnostic` when it can not be read or is no JSON.
  init(path: String) throws {
    descriptor = try DataDescriptor(path: path)
    file = path == "-" ? "stdin" : path
    size = descriptor.size
    if try Self.isLines(path, descriptor) {
      isSingle = false
      values = nil
      return
    }
    let document = try JSONDocument(try descriptor.allBytes(), file: file)
    let root = document.root
    isSingle = root.kind != .list
    values = isSingle ? [root] : Array(root.elements)
  }

  /// The ending tells; without one the first line does: a whole object with more behind it is a line.
  private static func isLines(_ path: String, _ descriptor: DataDescriptor) throws -> Bool {
    let name = path.lowercased()
    if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") { return true }
    if name.hasSuffix(".json") { return false }
    let head = try descriptor.bytes(at: 0, count: chunk)
    guard let end = head.firstIndex(of: 0x0A), head.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else {
      return false
    }
    guard head[end...].contains(where: { $0 > 0x20 }) else { return false }
    return (try? JSONDocument(Array(head[..<end]), file: path)) != nil
  }

  /// Begins anew with the first row.
  mutating func rewind() {
    (nextValue, nextLine, nextIndex) = (0, 1, 0)
    (start, readOffset, position) = (0, 0, 0)
    buffer = []
  }

  /// The next row; `nil` after the last.
  mutating func next() throws -> DataRow? {
    if let values { return nextValue(of: values) }
    while let (line, number) = try readLine() {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      defer { nextIndex += 1 }
      return DataRow(
        index: nextIndex, name: "\(file):\(number)", bytes: Array(line), content: .line(file: file, number: number))
    }
    return nil
  }

  private mutating func nextValue(of values: [JSONValue]) -> DataRow? {
    guard nextValue < values.count else { return nil }
    let value = values[nextValue]
    nextValue += 1
    position = size / values.count * nextValue
    let name = isSingle ? file : "\(file):\(value.place.line)"
    return DataRow(index: nextValue - 1, name: name, bytes: Array(value.source), content: .value(value))
  }

  private mutating func readLine() throws -> (ArraySlice<UInt8>, Int)? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) { return takeLine(to: end, next: end + 1) }
      searched = buffer.count - start
      guard searched <= Self.longestLine else {
        throw Diagnostic(
          "line-too-long", "line \(nextLine) of `\(file)` is longer than 256 MB", at: .file(file),
          hint: "JSON Lines holds one object a line")
      }
      buffer.removeSubrange(..<start)
      start = 0
      let more = try descriptor.bytes(at: readOffset, count: Self.chunk)
      if more.isEmpty { return buffer.isEmpty ? nil : takeLine(to: buffer.count, next: buffer.count) }
      readOffset += more.count
      buffer += more
    }
  }

  private mutating func takeLine(to end: Int, next: Int) -> (ArraySlice<UInt8>, Int) {
    let line = buffer[start..<end]
    position += next - start
    start = next
    nextLine += 1
    return (line, nextLine - 1)
  }
}
