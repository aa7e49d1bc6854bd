internal import Diagnostics

/// A position in a TOML text, and the small steps from there. Input: the text. Output: characters and their places.
struct TOMLCursor {
  let file: String
  private let scalars: [Unicode.Scalar]
  private let lineStarts: [Int]
  /// The lines without their ends; every key and value names its own.
  private let lines: [String]
  /// The index of the next character.
  var position = 0

  init(text: String, file: String) {
    self.file = file
    let all = text.unicodeScalars.first == "\u{FEFF}" ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
    let list = Array(all)
    scalars = list
    lineStarts = [0] + list.indices.filter { list[$0] == "\n" }.map { $0 + 1 }
    lines = Substring(all).utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
  }

  /// The next character; `nil` at the end of the text. A carriage return before a line feed counts as the line feed.
  var current: Unicode.Scalar? {
    guard position < scalars.count else { return nil }
    let scalar = scalars[position]
    return scalar == "\r" && peek(1) == "\n" ? "\n" : scalar
  }

  /// The character `distance` further on.
  func peek(_ distance: Int) -> Unicode.Scalar? {
    position + distance < scalars.count ? scalars[position + distance] : nil
  }

  /// Goes one character on; a line end of two characters counts as one.
  mutating func advance(by count: Int = 1) {
    for _ in 0..<count where position < scalars.count {
      position += scalars[position] == "\r" && peek(1) == "\n" ? 2 : 1
    }
  }

  /// Goes on if the text goes on with `word`.
  mutating func take(_ word: String) -> Bool {
    for (distance, scalar) in word.unicodeScalars.enumerated() where peek(distance) != scalar { return false }
    position += word.unicodeScalars.count
    return true
  }

  /// The characters while `isWanted` holds.
  mutating func take(while isWanted: (Unicode.Scalar) -> Bool) -> String {
    var view = String.UnicodeScalarView()
    while let next = current, isWanted(next) {
      view.append(next)
      advance()
    }
    return String(view)
  }

  /// Skips blanks and tabs.
  mutating func skipBlanks() {
    while current == " " || current == "\t" { position += 1 }
  }

  /// Skips blanks, comments and line ends, as between the elements of a list.
  mutating func skipBlanksAndLines() {
    while true {
      skipBlanks()
      if current == "#" { skipLine() }
      guard current == "\n" else { return }
      advance()
    }
  }

  /// Skips the rest of the line, without its end.
  mutating func skipLine() {
    while let next = current, next != "\n" { advance() }
  }

  /// The stretch from `start` to the position, or to the end of the line `start` stands in.
  func place(from start: Int, to end: Int? = nil) -> TextPlace {
    let number = line(of: min(start, scalars.count))
    let lineStart = lineStarts[number]
    var lineEnd = number + 1 < lineStarts.count ? lineStarts[number + 1] - 1 : scalars.count
    if lineEnd > lineStart, lineEnd <= scalars.count, scalars[lineEnd - 1] == "\r" { lineEnd -= 1 }
    let length = min(end ?? position, lineEnd) - start
    return TextPlace(
      file: file, line: number + 1, column: start - lineStart + 1, length: max(1, length), lineText: lines[number])
  }

  /// A mistake of syntax in the stretch from `start` to the position.
  func fault(_ message: String, from start: Int, hint: String) -> Diagnostic {
    Diagnostic("toml-syntax", message, at: .text(place(from: start)), hint: hint)
  }

  private func line(of index: Int) -> Int {
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= index { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
