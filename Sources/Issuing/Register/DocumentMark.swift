/// What a PDF says of itself in its properties, so that it can be told whose it is even after another program wrote the file anew.
struct DocumentMark: Hashable {
  /// The number; `nil` on a draft.
  var number: String?
  /// The sixteen hexadecimal digits of the fingerprint, without blanks.
  var fingerprint: String

  private static let program = "Talim"
  private static let draft = "draft"

  /// The mark of a document; `fingerprint` may be written with blanks.
  init(number: String?, fingerprint: String) {
    self.number = number
    self.fingerprint = fingerprint.filter { $0 != " " }.lowercased()
  }

  /// Finds a mark among the words of a PDF; `nil` when there is none.
  init?(in words: String) {
    let parts = words.split { $0 == " " || $0 == "," || $0 == ";" }
    guard let start = parts.firstIndex(of: Substring(Self.program)), parts.indices.contains(start + 2) else {
      return nil
    }
    let digits = parts[start + 2].lowercased()
    guard digits.count == 16, digits.allSatisfy(\.isHexDigit) else { return nil }
    let number = String(parts[start + 1])
    self.init(number: number == Self.draft ? nil : number, fingerprint: digits)
  }

  /// The mark as it is written: `Talim KC/26-27/0042 3f9a20bc71d4e65a`.
  var text: String { "\(Self.program) \(number ?? Self.draft) \(fingerprint)" }
}
