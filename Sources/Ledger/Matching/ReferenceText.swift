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
  /// first 40 words, in lower case; the longest first.
  static func stretches(_ text: String) -> [Substring] {
    let lower = text.lowercased()
    let words = Array(lower.split { !isWordPart($0) }.prefix(40))
    guard let start = words.first?.startIndex else { return [] }
    // Where each word begins and ends, in characters; counting each stretch anew would take most of the time of matching.
    var bounds: [(from: Int, to: Int)] = []
    var (place, index) = (0, start)
    for word in words {
      let from = place + lower.distance(from: index, to: word.startIndex)
      (place, index) = (from + word.count, word.endIndex)
      bounds.append((from, place))
    }
    var result: [(text: Substring, length: Int)] = []
    for first in words.indices {
      for last in first..<min(words.count, first + 8) {
        let length = bounds[last].to - bounds[first].from
        guard length <= 40 else { break }
        result.append((lower[words[first].startIndex..<words[last].endIndex], length))
      }
    }
    return result.sorted { $0.length > $1.length }.map(\.text)
  }

  /// The word by which an id is best looked up: its longest, the last of equals.
  static func rarestWord(of id: String) -> String? {
    words(id).reversed().max { $0.count < $1.count }
  }

  private static func isWordPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
