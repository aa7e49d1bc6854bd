/// Foreign text made fit to stand in a message.
public enum Excerpt {
  /// The beginning of a text, without control characters.
  public static func text(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    let scalars = text.unicodeScalars
    for scalar in scalars.prefix(60) {
      result.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    return String(result) + (scalars.dropFirst(60).isEmpty ? "" : "…")
  }

  /// A character with its code, such as `é` (U+00E9); the code alone where the character can not be seen.
  public static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    switch scalar.properties.generalCategory {
    case .control, .format, .unassigned, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator: return code
    default: return "`\(scalar)` (\(code))"
    }
  }
}
