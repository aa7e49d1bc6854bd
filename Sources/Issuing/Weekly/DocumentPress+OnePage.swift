import PlainText
import Press
import Typesetting

extension DocumentPress {
  /// The first page of a document as a picture.
  ///
  /// - Parameter dots: how many dots it is wide, as near as whole dots to the inch allow.
  func picture(_ document: Document, for recipient: Recipient, dotsAcross dots: Int) throws -> [UInt8] {
    let pages = try pages(of: document, for: recipient)
    guard let page = pages.first else { return [] }
    let inches = page.size.width.points / 72
    let density = inches > 0 ? Int(min(max((Double(dots) / inches).rounded(), 10), 1_200)) : 72
    return try PNGPress(shaper: shaper, dotsPerInch: density).bytes(of: page)
  }

  /// A document as lines of text.
  ///
  /// - Parameter width: how many columns a line has at most.
  func plainLines(_ document: Document, for recipient: Recipient, width: Int) throws -> [PlainLine] {
    try PlainTextLayout(width: width).lines(of: blocks(of: document, for: recipient))
  }

  /// A document as text, in lines of at most `width` columns.
  func text(_ document: Document, for recipient: Recipient, width: Int = 80) throws -> String {
    try plainLines(document, for: recipient, width: width).text
  }
}
