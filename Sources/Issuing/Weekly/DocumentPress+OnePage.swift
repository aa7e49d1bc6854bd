import PlainText
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
    for (index, page) in pages.enumerated() {
      let mark = PageMark(number: index + 1, count: pages.count)
      try body(picture(of: page, dotsAcross: dots, mark: mark), index, pages.count)
    }
  }

  /// A page as a picture, so many dots wide.
  func picture(of page: Page, dotsAcross dots: Int, mark: PageMark = PageMark()) throws -> [UInt8] {
    let inches = page.size.width.points / 72
    let density = inches > 0 ? Int(min(max((Double(dots) / inches).rounded(), 10), 1_200)) : 72
    return try PNGPress(shaper: shaper, dotsPerInch: density).bytes(of: page, mark: mark)
  }

  /// A document as lines of text.
  ///
  /// - Parameter width: how many columns a line has at most.
  func plainLines(_ document: Document, for recipient: Recipient, width: Int) throws -> [PlainLine] {
    try PlainTextLayout(width: width).lines(of: blocks(of: document, for: recipient))
  }
}
