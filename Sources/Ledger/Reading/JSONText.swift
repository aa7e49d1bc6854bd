/// Writes and reads the one shape of JSON that extra columns are kept in: an object of texts.
enum JSONText {
  /// The object with these members, in this order.
  static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\(quoted($0.0)):\(quoted($0.1))" }.joined(separator: ",") + "}"
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The members of an object that `object` wrote; an empty one for anything else.
  static func members(_ text: String?) -> [String: String] {
    guard let text else { return [:] }
    var strings: [String] = []
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\"" { strings.append(string(&rest)) }
    }
    var result: [String: String] = [:]
    for index in stride(from: 0, to: strings.count - 1, by: 2) { result[strings[index]] = strings[index + 1] }
    return result
  }

  private static func string(_ rest: inout Substring.UnicodeScalarView) -> String {
    var result = String.UnicodeScalarView()
    while let scalar = rest.popFirst(), scalar != "\"" {
      guard scalar == "\\", let escaped = rest.popFirst() else {
        result.append(scalar)
        continue
      }
      if escaped == "u" {
        let digits = String(rest.prefix(4))
        rest = rest.dropFirst(4)
        result.append(UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
      } else {
        result.append(escaped)
      }
    }
    return String(result)
  }
}
