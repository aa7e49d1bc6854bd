/// How templates write the name of a field.
enum FieldName {
  /// Words that mean something else where they stand alone.
  static let reserved: Set<String> = [
    "page", "pages", "first", "last", "index", "count", "true", "false", "not", "and", "or", "in",
  ]

  /// The name, between backticks where it would be read as something else. `isTop` says that no record stands before it.
  static func written(_ name: String, isTop: Bool) -> String {
    isPlain(name) && !(isTop && reserved.contains(name)) ? name : "`\(name)`"
  }

  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first, first.isNamePart, !first.isDigit else { return false }
    var previous = first
    for byte in name.utf8 {
      let isDash = byte == UInt8(ascii: "-")
      if !byte.isNamePart && !isDash || isDash && previous == byte { return false }
      previous = byte
    }
    return previous != UInt8(ascii: "-")
  }
}
