import Glibc
import Issuing
import PlainText
import Typesetting

/// The standard output as a terminal: how wide it is, and how it shows what matters.
enum Terminal {
  /// Lines of more columns than these are hard to read.
  private static let widest = 100

  /// How many columns a line has at most: as `COLUMNS` says or the terminal does; 80 where there is none.
  static var width: Int {
    let columns = Surroundings.variable("COLUMNS").flatMap { Int($0) } ?? ownWidth ?? 80
    return min(max(columns, PlainTextLayout.narrowest), widest)
  }

  private static var ownWidth: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Prints lines; in colour where that helps.
  static func show(_ lines: [PlainLine]) {
    let usesColor = Surroundings.showsColor(on: STDOUT_FILENO)
    for line in lines { print(usesColor ? line.spans.map(painted).joined() : line.text) }
  }

  private static func painted(_ span: PlainSpan) -> String {
    let codes = [span.isBold ? "1" : nil, span.isMuted ? "2" : span.color.flatMap(code)].compactMap { $0 }
    return codes.isEmpty ? span.text : "\u{1B}[\(codes.joined(separator: ";"))m\(span.text)\u{1B}[0m"
  }

  /// The nearest of the colours that every terminal has, in the shade its owner chose.
  private static func code(_ color: Color) -> String? {
    let parts = [Int(color.red), Int(color.green), Int(color.blue)]
    let limit = ((parts.max() ?? 0) + (parts.min() ?? 0)) / 2
    let bits = parts.enumerated().reduce(0) { $0 + ($1.element > limit ? 1 << $1.offset : 0) }
    return (1...6).contains(bits) ? "3\(bits)" : nil
  }
}
