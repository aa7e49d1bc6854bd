import Press
import Typesetting

extension DocumentPress {
  /// The first page of a document as a picture.
  ///
  /// - Parameter dots: how many dots it is wide, as near as whole dots to the inch allow.
  func picture(_ document: Document, for recipient: Recipient, dotsAcross dots: Int) throws -> [UInt8] {
    try pages(of: document, for: recipient).first.map { try picture(of: $0, dotsAcross: dots) } ?? []
  }

  /// Hands over every page of a document as a picture, one after the other, since many pages are a lot of pictures.
  ///
  /// - Parameters:
  ///   - dots: how many dots each is wide, as near as whole dots to the inch allow.
  ///   - body: gets a picture with its place from 0 and how many there are.
  func forEachPicture(
    _ document: Document, for recipient: Recipient, dotsAcross dots: Int,
    _ body: ([UInt8], _ index: Int, _ count: Int) throws -> Void
  ) throws {
    let pages = try pages(of: document, for: recipient)
    for (index, page) in pages.enumerated() { try body(picture(of: page, dotsAcross: dots), index, pages.count) }
  }

  private func picture(of page: Page, dotsAcross dots: Int) throws -> [UInt8] {
    let inches = page.size.width.points / 72
    let density = inches > 0 ? Int(min(max((Double(dots) / inches).rounded(), 10), 1_200)) : 72
    return try PNGPress(shaper: shaper, dotsPerInch: density).bytes(of: page)
  }

  /// The words of a document line by line, as they stand on its pages.
  func text(_ document: Document, for recipient: Recipient) throws -> String {
    let lines = try pages(of: document, for: recipient).flatMap { PageWords(page: $0).lines }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// The words on a page, in the order in which they are painted, which is that of reading.
private struct PageWords {
  private(set) var lines: [String] = []
  private var last: (baseline: Double, start: Double, end: Double)?

  init(page: Page) {
    for item in page.items { if case .glyphs(let run, let place) = item { add(run, place) } }
  }

  private mutating func add(_ run: GlyphRun, _ place: Point) {
    let (start, baseline) = (place.x.points, place.y.points)
    let end = start + run.width.points
    defer { last = (baseline, start, end) }
    guard let last, abs(last.baseline - baseline) < 0.5, !lines.isEmpty else {
      lines.append(run.text)
      return
    }
    let isBeside = min(abs(start - last.end), abs(last.start - end)) < 1.5
    lines[lines.count - 1] += (isBeside ? "" : "  ") + run.text
  }
}
