import Typesetting
import Values

extension Expander {
  /// A code; none when its text is empty.
  func code(_ node: CodeNode, _ frame: Frame) -> Code? {
    let text = machineText(node.value, frame)
    guard !text.isEmpty else { return nil }
    var style = style(node.style)
    style.letterSpacing = .zero
    return Code(
      CodeContent(node.kind, text: text, origin: valueOrigin(node.value) ?? node.origin), width: node.width,
      height: node.height, showsText: node.showsText, style: style, alternative: plainText(node.alternative, frame),
      alignment: node.alignment)
  }

  /// A unit as a machine is to read it: texts of the data as they are, line ends too, and nothing that only guides the
  /// order of letters on paper.
  private func machineText(_ number: Int, _ frame: Frame) -> String {
    guard units.indices.contains(number) else { return "" }
    var result = ""
    for piece in units[number].pieces {
      switch piece {
      case .literal(let words): result += words
      case .value(let expression, _):
        let value = frame.value(expression, locale)
        if case .text(let text) = value {
          result += text
        } else {
          result += PrintedText.bare(value, locale)
        }
      case .pageNumber, .pageCount: break
      }
    }
    // Blanks at the edges of the attribute are not meant.
    if case .literal(let words) = units[number].pieces.last, words.utf8.last == 0x20 { result.removeLast() }
    if case .literal(let words) = units[number].pieces.first, words.utf8.first == 0x20 {
      result = String(result.dropFirst())
    }
    return result
  }

  /// The place and field of the first value of a unit.
  private func valueOrigin(_ number: Int) -> Origin? {
    guard units.indices.contains(number) else { return nil }
    for case .value(_, let origin) in units[number].pieces { return origin }
    return units[number].origin
  }
}
