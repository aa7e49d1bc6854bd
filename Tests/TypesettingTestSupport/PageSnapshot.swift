public import Typesetting

/// Pages as text a person can read and compare: one line for each item, places and sizes in points.
public struct PageSnapshot {
  private let fontName: (FontKey) -> String

  /// A snapshot that names fonts so.
  public init(fontName: @escaping (FontKey) -> String) { self.fontName = fontName }

  /// The text of all pages.
  public func text(_ pages: [Page]) -> String {
    var lines: [String] = []
    for (number, page) in pages.enumerated() {
      if number > 0 { lines.append("") }
      lines.append("page \(number + 1) of \(pages.count), \(pair(page.size.width, page.size.height, "×"))")
      var depth = 1
      for item in page.items {
        if case .end = item {
          depth = max(1, depth - 1)
          continue
        }
        lines.append(String(repeating: "  ", count: depth) + line(item))
        if case .begin = item { depth += 1 }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ item: PlacedItem) -> String {
    switch item {
    case .glyphs(let run, let point):
      let width = number(run.width)
      return "\(pair(point.x, point.y)) +\(width) [\(fontName(run.font))\(ink(run.color))] \(run.text)"
    case .fill(let rect, let color, let radius): return "fill \(text(rect)) \(hex(color))\(text(radius: radius))"
    case .stroke(let rect, let stroke, let radius):
      return "stroke \(text(rect)) \(text(stroke))\(text(radius: radius))"
    case .line(let from, let to, let stroke):
      return "line \(pair(from.x, from.y)) to \(pair(to.x, to.y)) \(text(stroke))"
    case .polyline(let points, let stroke, let dashes):
      let dashed = dashes.isEmpty ? "" : " dashed \(dashes.map(number).joined(separator: " "))"
      return "polyline \(points.map { pair($0.x, $0.y) }.joined(separator: " ")) \(text(stroke))\(dashed)"
    case .image(let image, let frame): return "image \(text(frame)) \(image.path)"
    case .modules(let grid, let frame): return "modules \(text(frame)) \(grid.columns)×\(grid.rows)"
    case .link(let rect, let address): return "link \(text(rect)) \(address)"
    case .begin(let element): return "<\(name(element))>"
    case .end: return "</>"
    }
  }

  private func name(_ element: StructureElement) -> String {
    switch element {
    case .heading(let level): "heading \(level)"
    case .paragraph: "paragraph"
    case .table: "table"
    case .tableRow: "row"
    case .tableHeaderCell: "head"
    case .tableDataCell: "cell"
    case .figure(let alternative): "figure \(alternative)"
    }
  }

  private func ink(_ color: Color) -> String { color == .black ? "" : " \(hex(color))" }
  private func text(radius: Length) -> String { radius == .zero ? "" : " radius \(number(radius))" }
  private func text(_ stroke: Stroke) -> String { "\(number(stroke.width)) \(hex(stroke.color))" }

  private func text(_ rect: Rect) -> String {
    "\(pair(rect.origin.x, rect.origin.y)) \(pair(rect.size.width, rect.size.height, "×"))"
  }

  private func pair(_ x: Length, _ y: Length, _ separator: String = ",") -> String {
    number(x) + separator + number(y)
  }

  private func hex(_ color: Color) -> String {
    "#"
      + [color.red, color.green, color.blue].map { byte in
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }

  /// Points with at most two decimals.
  private func number(_ length: Length) -> String {
    let hundredths = Int((length.points * 100).rounded())
    let whole = "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100)"
    let rest = abs(hundredths) % 100
    if rest == 0 { return whole }
    if rest % 10 == 0 { return "\(whole).\(rest / 10)" }
    return "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}
