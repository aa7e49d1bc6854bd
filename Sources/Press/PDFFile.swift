import CCairo
import Diagnostics
public import Typesetting

/// A PDF that grows page by page, so that a long document need not be in memory as a whole.
public final class PDFFile {
  private let sink = ByteSink()
  private let surface: OpaquePointer
  private let cairo: OpaquePointer
  private let painter: Painter
  private var pageCount = 0
  private var isClosed = false

  /// Begins a file; `isStructured` says whether structure marks are written. Throws a `Diagnostic` when Cairo fails.
  public init(shaper: PangoShaper, properties: DocumentProperties, isStructured: Bool = false) throws {
    guard let surface = cairo_pdf_surface_create_for_stream(ByteSink.write, sink.closure, 595, 842) else {
      throw TypeCase.failure("the PDF could not be begun")
    }
    self.surface = surface
    guard let cairo = cairo_create(surface) else {
      cairo_surface_destroy(surface)
      throw TypeCase.failure("the PDF could not be begun")
    }
    self.cairo = cairo
    painter = Painter(cairo: cairo, shaper: shaper, hasTags: true, isStructured: isStructured)
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
    set(CAIRO_PDF_METADATA_TITLE, properties.title)
    set(CAIRO_PDF_METADATA_AUTHOR, properties.author)
    set(CAIRO_PDF_METADATA_SUBJECT, properties.subject)
    set(CAIRO_PDF_METADATA_KEYWORDS, properties.keywords)
    set(CAIRO_PDF_METADATA_CREATOR, "Talim")
    set(CAIRO_PDF_METADATA_CREATE_DATE, properties.created)
    set(CAIRO_PDF_METADATA_MOD_DATE, properties.created)
    try CairoStatus.check(cairo)
  }

  deinit {
    cairo_destroy(cairo)
    // Destroying an unfinished surface writes to the sink, which still lives here.
    cairo_surface_destroy(surface)
  }

  /// Adds a page. Throws a `Diagnostic` when a picture can not be read or Cairo fails; the file is of no use then.
  public func add(_ page: Page) throws {
    cairo_pdf_surface_set_size(surface, page.size.width.points, page.size.height.points)
    try painter.paint(page)
    cairo_show_page(cairo)
    try CairoStatus.check(cairo)
    pageCount += 1
  }

  /// The bytes written since this was last asked for; a caller that streams empties the file with it after every page.
  public func takeBytes() -> [UInt8] { sink.take() }

  /// Ends the file and gives the bytes that were not taken yet. Throws a `Diagnostic` when it has no page or Cairo fails.
  public func close() throws -> [UInt8] {
    guard pageCount > 0 else {
      throw Diagnostic("no-pages", "the document has no page", hint: "put at least one element into the template")
    }
    if !isClosed {
      isClosed = true
      cairo_surface_finish(surface)
    }
    try CairoStatus.check(surface: surface)
    return sink.take()
  }

  private func set(_ item: cairo_pdf_metadata_t, _ text: String) {
    guard !text.isEmpty else { return }
    // A C string ends at its first zero byte.
    cairo_pdf_surface_set_metadata(
      surface, item, String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 })))
  }
}
