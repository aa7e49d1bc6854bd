import Typesetting

/// Reads lengths, widths and paper sizes as they are written in attributes.
enum LengthSyntax {
  /// What is longer fits on no page.
  static let longest = Length.millimetres(5_000)

  /// A length such as `12mm`, `1.5cm`, `9pt`, `1in`; `0` needs no unit. `nil` for anything else.
  static func length(_ text: some StringProtocol) -> Length? {
    if text == "0" { return .zero }
    guard let (number, unit) = split(text) else { return nil }
    switch unit {
    case "mm": return .millimetres(number)
    case "cm": return .millimetres(number * 10)
    case "pt": return .points(number)
    case "in": return .points(number * 72)
    default: return nil
    }
  }

  /// `60mm`, `40%`, `auto` or `1fr`.
  static func width(_ text: String) -> TrackWidth? {
    if text == "auto" { return .auto }
    if let length = length(text) { return length > .zero ? .fixed(length) : nil }
    guard let (number, unit) = split(text), number > 0, number <= 1_000 else { return nil }
    let thousandths = Int((number * (unit == "%" ? 10 : 1_000)).rounded())
    switch unit {
    case "%": return number <= 100 ? .share(thousandths) : nil
    case "fr": return .fraction(thousandths)
    default: return nil
    }
  }

  /// One to four lengths as in CSS: all; top/bottom, sides; top, sides, bottom; top, end, bottom, start.
  static func insets(_ text: String) -> Insets? {
    let words = text.split(separator: " ")
    let lengths = words.compactMap { length($0) }
    guard lengths.count == words.count, lengths.allSatisfy({ $0 >= .zero }) else { return nil }
    switch lengths.count {
    case 1: return Insets(all: lengths[0])
    case 2: return Insets(top: lengths[0], end: lengths[1], bottom: lengths[0], start: lengths[1])
    case 3: return Insets(top: lengths[0], end: lengths[1], bottom: lengths[2], start: lengths[1])
    case 4: return Insets(top: lengths[0], end: lengths[1], bottom: lengths[2], start: lengths[3])
    default: return nil
    }
  }

  /// Named papers, upright.
  static let papers: [(name: String, size: Size)] = [
    ("A3", size(297, 420)), ("A4", size(210, 297)), ("A5", size(148, 210)), ("A6", size(105, 148)),
    ("Letter", size(215.9, 279.4)), ("Legal", size(215.9, 355.6)),
  ]

  /// A named paper, `100mmx200mm` from 10 mm to 5 m on each side, or `100mmxauto` as the tallest paper there is.
  static func paper(_ text: String) -> Size? {
    if let paper = papers.first(where: { $0.name == text }) { return paper.size }
    let parts = text.split(separator: "x")
    guard parts.count == 2, let width = length(parts[0]),
      let height = isAsTallAsContent(text) ? longest : length(parts[1])
    else { return nil }
    let sides = Length.millimetres(10)...longest
    return sides.contains(width) && sides.contains(height) ? Size(width: width, height: height) : nil
  }

  /// Whether paper is cut where its content ends: `100mmxauto`.
  static func isAsTallAsContent(_ text: String) -> Bool { text.hasSuffix("xauto") }

  private static func size(_ width: Double, _ height: Double) -> Size {
    Size(width: .millimetres(width), height: .millimetres(height))
  }

  /// `12.5mm` as 12.5 and `mm`.
  private static func split(_ text: some StringProtocol) -> (Double, String)? {
    let number = text.prefix { "-.0123456789".contains($0) }
    guard number.utf8.count <= 12, number.last != ".", number.first != ".", let value = Double(String(number)) else {
      return nil
    }
    return (value, String(text.dropFirst(number.count)))
  }
}
