/// A name as it is compared with what banks make of names: without case, accents, punctuation and legal forms.
struct FoldedName: Hashable {
  /// How much two names are alike.
  enum Likeness: Int, Comparable {
    /// One looks like an abbreviation or a misspelling of the other.
    case close
    /// They are one name.
    case same

    static func < (left: Likeness, right: Likeness) -> Bool { left.rawValue < right.rawValue }
  }

  /// The words; never empty unless the name has no letter or digit.
  let words: [String]

  init(_ text: String) {
    let all = Self.words(of: text)
    let telling = all.filter { !Self.legalForms.contains($0) }
    words = telling.isEmpty ? all : telling
  }

  /// The words of any text, folded; those of legal forms too.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.lowercased().unicodeScalars.prefix(400) {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || isVowelSign(scalar) {
        word += letter(scalar)
      } else if !isInsideWords(scalar), !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    // German umlauts are often written with an e.
    return words.map {
      $0.replacing("ae", with: "a").replacing("oe", with: "o").replacing("ue", with: "u")
    }
  }

  /// How much this name is like another; `nil` when it is not.
  func likeness(to other: FoldedName) -> Likeness? {
    guard !words.isEmpty, !other.words.isEmpty else { return nil }
    let (own, theirs) = (words.joined(), other.words.joined())
    if own == theirs { return .same }
    if Self.abbreviates(words, other.words) || Self.abbreviates(other.words, words) { return .close }
    return Self.isMisspelled(own, theirs) ? .close : nil
  }

  /// Whether the name stands in a text as whole words one after the other; short names are too common to tell.
  func stands(in textWords: [String]) -> Bool {
    guard words.joined().count >= 5, words.count <= textWords.count else { return false }
    return (0...(textWords.count - words.count)).contains { start in
      textWords[start..<start + words.count].elementsEqual(words)
    }
  }

  /// Whether each word of the shorter name is a word of the longer one or an abbreviation of it, in their order, and enough of
  /// them to mean something: two words, or one long one in full.
  private static func abbreviates(_ short: [String], _ long: [String]) -> Bool {
    guard short.count <= long.count else { return false }
    var next = 0
    for word in short {
      guard let found = long[next...].firstIndex(where: { $0 == word || isAbbreviation(word, of: $0) }) else {
        return false
      }
      next = found + 1
    }
    return short.count >= 2 ? short[0].count >= 2 : short[0].count >= 5 && long.contains(short[0])
  }

  /// Whether the letters of a word stand in a longer one in their order, beginning alike: `st`, `text` and `rd` for `street`,
  /// `textiles` and `road`.
  private static func isAbbreviation(_ short: String, of long: String) -> Bool {
    guard short.count < long.count, short.first == long.first else { return false }
    var rest = Substring(long)
    for letter in short {
      guard let index = rest.firstIndex(of: letter) else { return false }
      rest = rest[rest.index(after: index)...]
    }
    return true
  }

  /// Whether two long names differ in one letter for every eight.
  private static func isMisspelled(_ left: String, _ right: String) -> Bool {
    let (a, b) = (Array(left.unicodeScalars.prefix(64)), Array(right.unicodeScalars.prefix(64)))
    let allowed = min(a.count, b.count) / 8
    guard allowed > 0, a.first == b.first, abs(a.count - b.count) <= allowed else { return false }
    var last = Array(0...b.count)
    for i in a.indices {
      var current = [i + 1]
      for j in b.indices {
        current.append(min(last[j + 1] + 1, current[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1)))
      }
      last = current
    }
    return last[b.count] <= allowed
  }

  private static let legalForms: Set<String> = [
    "pvt", "private", "ltd", "limited", "llp", "llc", "inc", "gmbh", "kk", "co", "company", "and", "the", "ms", "mr",
    "mrs",
    "plc", "bv", "sa", "sarl", "ag", "kg",
  ]

  /// The letters of a scalar, without its accent.
  private static func letter(_ scalar: Unicode.Scalar) -> String {
    if scalar == "ß" { return "ss" }
    guard (0xC0...0x24F).contains(scalar.value) || (0x1E00...0x1EFF).contains(scalar.value),
      let name = scalar.properties.name, name.hasPrefix("LATIN SMALL L")
    else { return String(scalar) }
    // `LATIN SMALL LETTER O WITH MACRON`, `LATIN SMALL LIGATURE OE`.
    let letters = name.split(separator: " ").dropFirst(3).first ?? ""
    return letters.count <= 2 ? letters.lowercased() : String(scalar)
  }

  /// Marks of Indian and Arabic scripts belong to their letters; accents written as marks of their own do not count.
  private static func isVowelSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: !(0x300...0x36F).contains(scalar.value)
    default: false
    }
  }

  /// What people leave out inside of words: `K.K.`, `O'Neil`, accents.
  private static func isInsideWords(_ scalar: Unicode.Scalar) -> Bool {
    ".'’`".unicodeScalars.contains(scalar) || (0x300...0x36F).contains(scalar.value)
  }
}
