import Values

extension TextUnit {
  /// Signs that part a text from its neighbours and so stay outside of its own order.
  private static let separators: Set<Unicode.Scalar> = [" ", "\u{A0}", "·", ",", ";", ":", "/", "|", "–", "—", "•"]
  private static let opening = "\u{2066}"
  private static let closing = "\u{2069}"

  /// The unit as it stands on a page that runs from right to left: words in Latin letters or Devanagari keep the order of
  /// their own sentence with the values in it, `GSTIN 01AAAAC0000C1ZA` and not `01AAAAC0000C1ZA GSTIN`. Text in the
  /// Arabic script, and signs between values, run with the page.
  var onMirroredPage: TextUnit {
    let scalars = pieces.flatMap { piece -> [Unicode.Scalar] in
      guard case .literal(let words) = piece else { return [] }
      return Array(words.unicodeScalars)
    }
    guard !scalars.contains(where: PrintedText.isRightToLeft),
      scalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil })
    else { return self }
    return TextUnit(
      key: key, hasWords: hasWords, pieces: Self.isolated(pieces), written: written, origin: origin)
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
