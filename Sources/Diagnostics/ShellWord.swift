/// Writes an id of a file as a word of a command line, for hints that say what to type.
public enum ShellWord {
  /// The text as it is when a shell leaves it alone, else in single quotes.
  public static func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-_./:+@%,".unicodeScalars.contains(scalar)
    }
    return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
