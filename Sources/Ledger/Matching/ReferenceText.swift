/// Finds ids in what payers write beside their money.
enum ReferenceText {
  /// The runs of letters and digits of a text, in lower case.
  static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Whether an id stands in the text as a whole word, ignoring case: `O-17` is not in `O-171` nor in `FO-17`.
  static func names(_ id: String, in text: String) -> Bool {
    let wanted = Array(id.idKey)
    let letters = Array(text.lowercased())
    guard !wanted.isEmpty, wanted.count <= letters.count else { return false }
    for start in 0...(letters.count - wanted.count) where letters[start] == wanted[0] {
      let end = start + wanted.count
      guard letters[start..<end].elementsEqual(wanted) else { continue }
      let isFree =
        (start == 0 || !isWordPart(letters[start - 1])) && (end == letters.count || !isWordPart(letters[end]))
      if isFree { return true }
    }
    return false
  }

  /// Every stretch of the text that begins and ends with a whole word and may be an id: at most 40 characters, of the
  /// first 40 words, in lower case.
  static func stretches(_ text: String) -> [Substring] {
    let lower = text.lowercased()
    let words = Array(lower.split { !isWordPart($0) }.prefix(40))
    var result: [Substring] = []
    for first in words.indices {
      for last in first..<min(words.count, first + 8) {
        let stretch = lower[words[first].startIndex..<words[last].endIndex]
        if stretch.count <= 40 { result.append(stretch) }
      }
    }
    return result
  }

  /// The word by which an id is best looked up: its longest, the last of equals.
  static func rarestWord(of id: String) -> String? {
    words(id).reversed().max { $0.count < $1.count }
  }

  private static func isWordPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
