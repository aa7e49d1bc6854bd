import Layout
import Press
import Typesetting

extension PageLayout {
  /// A layout for pages whose structure nobody reads.
  static func forPrinting(with shaper: PangoShaper) -> PageLayout {
    var layout = PageLayout(shaper: shaper, images: shaper, codes: CodePress())
    layout.marksStructure = false
    return layout
  }
}

extension PDFPress {
  /// The file of a document, printed page by page as they are laid out.
  func bytes(of document: PageDocument, _ layout: PageLayout, _ properties: DocumentProperties) throws -> [UInt8] {
    let file = try begin(properties)
    try layout.forEachPage(of: document) { try file.add($0) }
    return try file.close()
  }
}
