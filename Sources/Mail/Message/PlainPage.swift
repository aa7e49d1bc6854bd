/// Plain text as a page of HTML, for readers that show only that or show it larger.
public enum PlainPage {
  /// The text with its lines and blanks as they are, in the reader's own letters.
  ///
  /// - Parameters:
  ///   - language: a language tag, such as `ur`.
  ///   - isRightToLeft: the direction that the language is written in.
  public static func html(_ text: String, language: String, isRightToLeft: Bool) -> String {
    let direction = isRightToLeft ? "rtl" : "ltr"
    return """
      <!DOCTYPE html>
      <html lang="\(escaped(language))" dir="\(direction)">
      <head><meta charset="utf-8"></head>
      <body><div dir="\(direction)" style="white-space: pre-wrap; font-size: 1rem">\(escaped(text))</div></body>
      </html>

      """
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
