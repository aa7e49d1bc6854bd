extension String {
  /// The text broken between words into lines of at most `width` characters; all but the first begin with `hanging` blanks. Several
  /// blanks between two words stay. A word that is longer stands on a line of its own.
  func wrapped(to width: Int, hanging: Int = 0) -> [String] {
    let hang = String(repeating: " ", count: hanging)
    var lines: [String] = []
    var line = ""
    var blanks = 0
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      guard !word.isEmpty else {
        blanks += 1
        continue
      }
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + blanks + word.count > width {
        lines.append(line)
        line = hang + word
      } else {
        line += String(repeating: " ", count: 1 + blanks) + word
      }
      blanks = 0
    }
    return lines + [line]
  }
}
