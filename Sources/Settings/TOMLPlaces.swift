internal import Diagnostics

/// Where each key of a TOML text stands. The parser reports places only for mistakes of syntax, so the lines are
/// scanned for keys here; keys inside `{ … }` have the place of the key in front of it.
struct TOMLPlaces: Sendable {
  private struct Found {
    var key: TextPlace
    var value: TextPlace
  }

  private let file: String
  private let lines: [[Unicode.Scalar]]
  private var found: [[String]: Found] = [:]
  /// The first section header without a name the parser can read. It has to be refused before parsing, because the
  /// parser aborts the whole program on it.
  private(set) var unreadableHeader: TextPlace?

  /// Scans the text; never fails, finds fewer places in a broken text.
  init(text: String, file: String) {
    self.file = file
    let scalars = text.unicodeScalars.first == "\u{FEFF}" ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
    lines = scalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.last == "\r" ? Array(line.dropLast()) : Array(line)
    }
    scan()
  }

  /// Where the key stands, or the nearest key or section around it, or the file.
  func key(_ path: [String]) -> Place { nearest(path).map { .text($0.key) } ?? .file(file) }

  /// Where the value of the key begins; falls back like `key`.
  func value(_ path: [String]) -> Place { nearest(path).map { .text($0.value) } ?? .file(file) }

  /// A stretch of a line, brought inside the text when it lies outside.
  func place(line: Int, column: Int, length: Int = 1) -> TextPlace {
    let number = min(max(1, line), max(1, lines.count))
    return TextPlace(file: file, line: number, column: max(1, column), length: length, lineText: text(number))
  }

  /// The text of a line, counted from 1.
  func text(_ number: Int) -> String {
    guard lines.indices.contains(number - 1) else { return "" }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: lines[number - 1])
    return String(view)
  }

  private func nearest(_ path: [String]) -> Found? {
    var path = path
    while !path.isEmpty {
      if let place = found[path] { return place }
      path.removeLast()
    }
    return nil
  }

  private mutating func scan() {
    var section: [String] = []
    var arrayCounts: [[String]: Int] = [:]
    var value = TOMLValueScan()
    for (index, line) in lines.enumerated() {
      if value.isOpen {
        value.read(line, from: 0)
        continue
      }
      var cursor = TOMLKeyScan(line: line)
      switch cursor.statement() {
      case .section(let path):
        section = path
        record(section, keyAt: cursor.keyRange, valueFrom: cursor.keyRange.lowerBound, line: index)
      case .element(let path):
        let number = arrayCounts[path, default: 0]
        arrayCounts[path] = number + 1
        section = path + [String(number)]
        record(path, keyAt: cursor.keyRange, valueFrom: cursor.keyRange.lowerBound, line: index)
        record(section, keyAt: cursor.keyRange, valueFrom: cursor.keyRange.lowerBound, line: index)
      case .key(let path):
        record(section + path, keyAt: cursor.keyRange, valueFrom: cursor.position, line: index)
        value.read(line, from: cursor.position)
      case .unreadableHeader:
        unreadableHeader =
          unreadableHeader ?? place(line: index + 1, column: 1, length: TOMLValueScan.end(of: line, from: 0))
      case .nothing: break
      }
    }
  }

  private mutating func record(_ path: [String], keyAt range: Range<Int>, valueFrom start: Int, line index: Int) {
    guard found[path] == nil else { return }
    let line = lines[index]
    let end = max(TOMLValueScan.end(of: line, from: start), start + 1)
    let key = place(line: index + 1, column: range.lowerBound + 1, length: range.count)
    let isHeader = start == range.lowerBound
    found[path] = Found(
      key: key, value: isHeader ? key : place(line: index + 1, column: start + 1, length: end - start))
  }
}

/// Reads what stands at the beginning of a line: a section header or a key.
private struct TOMLKeyScan {
  enum Statement {
    case section([String])
    case element([String])
    case key([String])
    case unreadableHeader
    case nothing
  }

  let line: [Unicode.Scalar]
  var position = 0
  var keyRange = 0..<0

  init(line: [Unicode.Scalar]) { self.line = line }

  private var current: Unicode.Scalar? { position < line.count ? line[position] : nil }

  mutating func statement() -> Statement {
    skipBlanks()
    guard let first = current, first != "#" else { return .nothing }
    var brackets = 0
    while brackets < 2, current == "[" {
      position += 1
      brackets += 1
    }
    skipBlanks()
    let start = position
    if brackets > 0, !startsKey { return .unreadableHeader }
    let path = dottedKey()
    guard !path.isEmpty else { return .nothing }
    if brackets > 0 {
      keyRange = start..<position
      return brackets == 1 ? .section(path) : .element(path)
    }
    var end = position
    while end > start + 1, line[end - 1] == " " || line[end - 1] == "\t" { end -= 1 }
    keyRange = start..<end
    guard current == "=" else { return .nothing }
    position += 1
    skipBlanks()
    return .key(path)
  }

  /// Whether a key may begin here: with a quote, or a letter or digit without accent, `-` or `_`.
  private var startsKey: Bool {
    guard let first = current else { return false }
    let isPlain = first.isASCII && (first.properties.isAlphabetic || first.properties.numericType != nil)
    return isPlain || ["\"", "'", "-", "_"].contains(first)
  }

  private mutating func dottedKey() -> [String] {
    var path: [String] = []
    while let part = keyPart() {
      path.append(part)
      skipBlanks()
      guard current == "." else { break }
      position += 1
      skipBlanks()
    }
    return path
  }

  private mutating func keyPart() -> String? {
    guard let first = current else { return nil }
    var part = String.UnicodeScalarView()
    if first == "\"" || first == "'" {
      position += 1
      while let next = current, next != first {
        if next == "\\", first == "\"" { position += 1 }
        if let letter = current { part.append(letter) }
        position += 1
      }
      position = min(position + 1, line.count)
      return String(part)
    }
    while let next = current, next != "=", next != ".", next != "]", next != " ", next != "\t", next != "#" {
      part.append(next)
      position += 1
    }
    return part.isEmpty ? nil : String(part)
  }

  private mutating func skipBlanks() {
    while let next = current, next == " " || next == "\t" { position += 1 }
  }
}

/// Follows a value over lines, so that text inside it is not taken for keys.
private struct TOMLValueScan {
  private var openQuote: Unicode.Scalar?
  private var depth = 0

  /// Whether the value goes on in the next line.
  var isOpen: Bool { openQuote != nil || depth > 0 }

  mutating func read(_ line: [Unicode.Scalar], from start: Int) {
    var position = start
    while position < line.count {
      let letter = line[position]
      if let quote = openQuote {
        if letter == "\\", quote == "\"" {
          position += 1
        } else if Self.isTriple(quote, in: line, at: position) {
          openQuote = nil
          position += 2
        }
      } else if letter == "#" {
        return
      } else if letter == "\"" || letter == "'" {
        if Self.isTriple(letter, in: line, at: position) {
          openQuote = letter
          position += 2
        } else {
          position = Self.closing(letter, in: line, after: position)
        }
      } else if letter == "[" || letter == "{" {
        depth += 1
      } else if letter == "]" || letter == "}" {
        depth = max(0, depth - 1)
      }
      position += 1
    }
  }

  /// Where the value that begins at `start` ends on this line, without a comment and blanks behind it.
  static func end(of line: [Unicode.Scalar], from start: Int) -> Int {
    var position = start
    while position < line.count, line[position] != "#" {
      let letter = line[position]
      position = letter == "\"" || letter == "'" ? closing(letter, in: line, after: position) + 1 : position + 1
    }
    var end = min(position, line.count)
    while end > start, line[end - 1] == " " || line[end - 1] == "\t" { end -= 1 }
    return end
  }

  private static func isTriple(_ quote: Unicode.Scalar, in line: [Unicode.Scalar], at position: Int) -> Bool {
    position + 2 < line.count && line[position...(position + 2)].allSatisfy { $0 == quote }
  }

  private static func closing(_ quote: Unicode.Scalar, in line: [Unicode.Scalar], after start: Int) -> Int {
    var position = start + 1
    while position < line.count, line[position] != quote {
      position += line[position] == "\\" && quote == "\"" ? 2 : 1
    }
    return min(position, line.count)
  }
}
