import Values

extension TextUnit {
  /// Signs that part a text from its neighbours and so stay outside of its own order.
  private static let separators: Set<Unicode.Scalar> = [" ", "\u{A0}", "·", ",", ";", ":", "/", "|", "–", "—", "•"]
  private static let opening = "\u{2066}"
  private static let closing = "\u{2069}"

  /// The unit as it stands on a page that runs from right to left: words in Latin letters or Devanagari keep the order of
  /// their own sentence with the values in it, `GSTIN 01AAAAC0000C1ZA` and not `01AAAAC0000C1ZA GSTIN`. Text in the
  /// Arabic script, and signs between values, run with the page; names of files and texts of codes, which have no key, are
  /// read by machines and stay as they are.
  var onMirroredPage: TextUnit {
    guard !key.isEmpty else { return self }
    let scalars = pieces.flatMap { piece -> [Unicode.Scalar] in
      guard case .literal(let words) = piece else { return [] }
      return Array(words.unicodeScalars)
    }
    let ordered: [Piece]
    if scalars.contains(where: PrintedText.isRightToLeft) {
      ordered = Self.withPhrasesIsolated(pieces)
    } else if scalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) {
      ordered = Self.isolated(pieces)
    } else {
      return self
    }
    return TextUnit(key: key, hasWords: hasWords, pieces: ordered, written: written, origin: origin)
  }

  /// A sentence in the Arabic script in which a foreign word right before a value keeps its order with it, as `GSTIN
  /// 01AAAAC0000C1ZA` in the middle of an Urdu sentence.
  private static func withPhrasesIsolated(_ pieces: [Piece]) -> [Piece] {
    var result: [Piece] = []
    var isOpen = false
    for (piece, next) in zip(pieces, pieces.dropFirst().map(Optional.some) + [nil]) {
      guard case .literal(let words) = piece else {
        result.append(piece)
        if isOpen { result.append(.literal(closing)) }
        isOpen = false
        continue
      }
      guard next != nil, let phrase = lastPhrase(words) else {
        result.append(piece)
        continue
      }
      result.append(.literal(text(words.unicodeScalars.dropLast(phrase)) + opening))
      result.append(.literal(text(words.unicodeScalars.suffix(phrase))))
      isOpen = true
    }
    return result
  }

  /// How long the foreign words at the end of a text are; `nil` when there are none.
  private static func lastPhrase(_ words: String) -> Int? {
    let signs = separators.subtracting([" ", "\u{A0}"]).union(["(", "[", "\"", "،", "۔", "؛", "."])
    let tail = words.unicodeScalars.reversed().prefix { !PrintedText.isRightToLeft($0) && !signs.contains($0) }
    let phrase = tail.reversed().drop { !$0.properties.isAlphabetic }
    return phrase.isEmpty ? nil : phrase.count
  }

  private static func isolated(_ pieces: [Piece]) -> [Piece] {
    var result = pieces
    if case .literal(let first) = pieces.first {
      let lead = first.unicodeScalars.prefix { separators.contains($0) }
      result[0] = .literal(text(lead) + opening + text(first.unicodeScalars.dropFirst(lead.count)))
    } else {
      result.insert(.literal(opening), at: 0)
    }
    if case .literal(let last) = result.last {
      let tail = last.unicodeScalars.reversed().prefix { separators.contains($0) }.count
      let head = last.unicodeScalars.dropLast(tail)
      result[result.count - 1] = .literal(text(head) + closing + text(last.unicodeScalars.suffix(tail)))
    } else {
      result.append(.literal(closing))
    }
    return result
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
