import CCairo
import Diagnostics
public import Typesetting

/// What a PDF says about itself.
public struct DocumentProperties: Sendable, Hashable {
  /// The title, for the window and for search.
  public var title: String
  /// Who issued it.
  public var author: String
  /// What it is about.
  public var subject: String
  /// Words to find it by. Programs that write a file anew keep them, so they say which document a changed file once was.
  public var keywords: String
  /// When it was made, after ISO 8601: `2026-04-01T12:00:00Z`. Given by the caller, so that equal pages make equal bytes.
  public var created: String

  /// The properties of a document.
  public init(title: String, author: String = "", subject: String = "", keywords: String = "", created: String) {
    self.title = title
    self.author = author
    self.subject = subject
    self.keywords = keywords
    self.created = created
  }
}

/// Prints pages as PDF.
///
/// Input: pages shaped by `shaper`. Output: the bytes of a PDF file with embedded fonts, text that can be searched, links
/// and structure. Equal pages and properties give equal bytes. To be used on the shaper's thread.
public struct PDFPress {
  private let shaper: PangoShaper
  /// Whether structure marks are written, for readers that can not see the page. They cost about 7 µs and 150 bytes each,
  /// which doubles the time of a page with a full table.
  public var isStructured: Bool

  /// A press for pages that this shaper has shaped.
  public init(shaper: PangoShaper, isStructured: Bool = false) {
    self.shaper = shaper
    self.isStructured = isStructured
  }

  /// Begins a file to which pages are added one by one. Throws a `Diagnostic` when Cairo fails.
  public func begin(_ properties: DocumentProperties) throws -> PDFFile {
    try PDFFile(shaper: shaper, properties: properties, isStructured: isStructured)
  }

  /// The file with these pages. Throws a `Diagnostic` when there is no page, a picture can not be read or Cairo fails.
  public func bytes(of pages: some Sequence<Page>, properties: DocumentProperties) throws -> [UInt8] {
    let file = try begin(properties)
    for page in pages { try file.add(page) }
    return try file.close()
  }
}
