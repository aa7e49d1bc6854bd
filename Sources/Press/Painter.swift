import CCairo
import Diagnostics
import Typesetting

/// Paints placed items with Cairo; the same for PDF, PNG and SVG.
///
/// Input: pages. Output: calls to Cairo. Glyphs of one font, colour and direction that follow each other are handed over
/// in one call, and so are lines of one stroke and areas of one colour: Cairo's time for a page grows with the square of
/// the number of calls.
final class Painter {
  private let shaper: PangoShaper
  private let cairo: OpaquePointer
  /// Whether links and structure marks are written; only a PDF can hold them.
  private let hasTags: Bool
  private let isStructured: Bool
  private var openElements: [StaticString] = []
  private var color: Color?
  private var batch = GlyphBatch()
  private var path: PendingPath?

  /// What Cairo's path waits for.
  private enum PendingPath: Equatable {
    case lines(Stroke)
    case areas(Color)
  }

  init(cairo: OpaquePointer, shaper: PangoShaper, hasTags: Bool, isStructured: Bool) {
    self.cairo = cairo
    self.shaper = shaper
    self.hasTags = hasTags
    self.isStructured = isStructured
  }

  /// Paints all items of a page. Throws a `Diagnostic` when a font key is unknown, a picture can not be read or Cairo
  /// fails. Elements that the page leaves open are closed.
  func paint(_ page: Page) throws {
    color = nil
    for item in page.items { try paint(item) }
    try flush()
    finishPath()
    while let name = openElements.popLast() { endTag(name) }
    try CairoStatus.check(cairo)
  }

  private func paint(_ item: PlacedItem) throws {
    switch item {
    case .glyphs(let run, let point):
      if !batch.accepts(run) { try flush() }
      finishPath()
      batch.append(run, at: point)
      return
    case .begin, .end:
      // Marks that are not written must not part runs either.
      if !isStructured { return }
    default: break
    }
    try flush()
    try paintShape(item)
  }

  private func paintShape(_ item: PlacedItem) throws {
    switch item {
    case .line(let from, let to, let stroke):
      continuePath(.lines(stroke))
      cairo_move_to(cairo, from.x.points, from.y.points)
      cairo_line_to(cairo, to.x.points, to.y.points)
      return
    case .fill(let rect, let color, let radius):
      continuePath(.areas(color))
      outline(rect, radius)
      return
    default: finishPath()
    }
    switch item {
    case .glyphs, .line, .fill: break
    case .stroke(let rect, let stroke, let radius):
      set(stroke.color)
      cairo_set_line_width(cairo, stroke.width.points)
      outline(rect, radius)
      cairo_stroke(cairo)
    case .polyline(let points, let stroke, let dashes): paint(points, stroke, dashes)
    case .image(let image, let frame):
      try shaper.pictures.paint(image, in: frame, cairo)
      color = nil
    case .modules(let grid, let frame): modules(grid, frame)
    case .link(let rect, let address): link(rect, address)
    case .begin(let element): begin(element)
    case .end: if let name = openElements.popLast() { endTag(name) }
    }
  }

  // MARK: - Glyphs

  private func flush() throws {
    guard let font = batch.font else { return }
    defer { batch.removeAll() }
    guard let scaled = shaper.typeCase.scaledFont(font) else {
      throw Diagnostic(
        "foreign-font", "text was shaped by another shaper than the one it is printed with",
        hint: "print pages with the shaper that made them")
    }
    set(batch.color)
    cairo_set_scaled_font(cairo, scaled)
    batch.show(on: cairo)
  }

  // MARK: - Shapes

  private func continuePath(_ next: PendingPath) {
    if path == next { return }
    finishPath()
    path = next
  }

  private func finishPath() {
    switch path {
    case .lines(let stroke):
      set(stroke.color)
      cairo_set_line_width(cairo, stroke.width.points)
      cairo_stroke(cairo)
    case .areas(let color):
      set(color)
      cairo_fill(cairo)
    case nil: return
    }
    path = nil
  }

  private func set(_ color: Color) {
    if self.color == color { return }
    self.color = color
    cairo_set_source_rgb(cairo, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255)
  }

  /// One path, so that neighbouring modules leave no seam.
  private func modules(_ grid: ModuleGrid, _ frame: Rect) {
    set(.black)
    let (origin, size) = (frame.origin, frame.size)
    let xs = (0...grid.columns).map { (origin.x + size.width.scaled($0, over: grid.columns)).points }
    let ys = (0...grid.rows).map { (origin.y + size.height.scaled($0, over: max(1, grid.rows))).points }
    for path in ModuleOutline(grid).paths {
      for (index, corner) in path.enumerated() {
        let (x, y) = (xs[corner.column], ys[corner.row])
        if index == 0 { cairo_move_to(cairo, x, y) } else { cairo_line_to(cairo, x, y) }
      }
      cairo_close_path(cairo)
    }
    cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD)
    cairo_fill(cairo)
    cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_WINDING)
  }

  private func outline(_ rect: Rect, _ radius: Length) {
    let (x, y) = (rect.origin.x.points, rect.origin.y.points)
    let (width, height) = (rect.size.width.points, rect.size.height.points)
    let r = min(radius.points, width / 2, height / 2)
    guard r > 0 else { return cairo_rectangle(cairo, x, y, width, height) }
    cairo_new_sub_path(cairo)
    cairo_arc(cairo, x + width - r, y + r, r, -Double.pi / 2, 0)
    cairo_arc(cairo, x + width - r, y + height - r, r, 0, Double.pi / 2)
    cairo_arc(cairo, x + r, y + height - r, r, Double.pi / 2, Double.pi)
    cairo_arc(cairo, x + r, y + r, r, Double.pi, Double.pi * 3 / 2)
    cairo_close_path(cairo)
  }

  private func paint(_ points: [Point], _ stroke: Stroke, _ dashes: [Length]) {
    guard points.count > 1 else { return }
    set(stroke.color)
    cairo_save(cairo)
    cairo_set_line_width(cairo, stroke.width.points)
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
    // Cairo refuses dashes that come to nothing.
    let lengths = dashes.map { max($0.points, 0) }
    if lengths.contains(where: { $0 > 0 }) { cairo_set_dash(cairo, lengths, Int32(clamping: lengths.count), 0) }
    for point in points { cairo_line_to(cairo, point.x.points, point.y.points) }
    cairo_stroke(cairo)
    cairo_restore(cairo)
  }

  // MARK: - Tags

  private func link(_ rect: Rect, _ address: String) {
    guard hasTags, !address.isEmpty else { return }
    let numbers = [rect.origin.x, rect.origin.y, rect.size.width, rect.size.height].map { decimal($0) }
    let attributes = "rect=[\(numbers.joined(separator: " "))] uri='\(LinkAddress.escaped(address))'"
    // Cairo 1.16 writes a broken file when a link is not inside of another element.
    let isBare = openElements.isEmpty
    if isBare { cairo_tag_begin(cairo, "P", nil) }
    cairo_tag_begin(cairo, "Link", attributes)
    cairo_tag_end(cairo, "Link")
    if isBare { cairo_tag_end(cairo, "P") }
  }

  /// A length with three decimals, the same in every locale.
  private func decimal(_ length: Length) -> String {
    let thousandths = length.scaled(1_000, over: Length.unitsPerPoint).units
    let digits = String(thousandths.magnitude % 1_000 + 1_000).dropFirst()
    return "\(thousandths < 0 ? "-" : "")\(thousandths.magnitude / 1_000).\(digits)"
  }

  private func begin(_ element: StructureElement) {
    let name = element.tagName
    openElements.append(name)
    cairo_tag_begin(cairo, UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self), nil)
  }

  private func endTag(_ name: StaticString) {
    cairo_tag_end(cairo, UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self))
  }
}

extension StructureElement {
  /// The name of the standard structure type.
  fileprivate var tagName: StaticString {
    switch self {
    case .heading(let level):
      switch level {
      case ...1: "H1"
      case 2: "H2"
      case 3: "H3"
      case 4: "H4"
      case 5: "H5"
      default: "H6"
      }
    case .paragraph: "P"
    case .table: "Table"
    case .tableRow: "TR"
    case .tableHeaderCell: "TH"
    case .tableDataCell: "TD"
    case .figure: "Figure"
    }
  }
}
