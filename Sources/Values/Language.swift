/// A language in which documents are printed.
public enum Language: String, Sendable, Hashable, CaseIterable {
  /// English.
  case english = "en"
  /// Hindi, in Devanagari.
  case hindi = "hi"
  /// Urdu, in Perso-Arabic script.
  case urdu = "ur"
  /// Kashmiri, in Perso-Arabic script.
  case kashmiri = "ks"
  /// German.
  case german = "de"

  /// The language of a BCP 47 code in any case, a region or script being ignored (`en-IN` is English); `nil` when it
  /// is none of ours.
  public init?(code: some StringProtocol) {
    let primary = code.prefix { $0 != "-" && $0 != "_" }
    self.init(rawValue: primary.lowercased())
  }

  /// The BCP 47 code.
  public var code: String { rawValue }

  /// Whether its script runs from right to left.
  public var isRightToLeft: Bool { self == .urdu || self == .kashmiri }

  /// Its name in English.
  public var englishName: String {
    switch self {
    case .english: "English"
    case .hindi: "Hindi"
    case .urdu: "Urdu"
    case .kashmiri: "Kashmiri"
    case .german: "German"
    }
  }
}
