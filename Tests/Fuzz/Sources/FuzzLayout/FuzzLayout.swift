import Diagnostics
import Fuzzing
import Typesetting
import TypesettingTestSupport

@testable import Layout

/// Bytes as a document. A sensible one keeps every word once, and keeps all of it on its pages; a foolish one ends in
/// pages or in a diagnostic. Pages that are made a second time are the same as those that were kept.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLayout(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  var maker = DocumentMaker(Choices(start, count))
  let document = maker.document()
  if CommandLine.arguments.contains("-dump=1") { dump(document.body) }
  do {
    var layout = PageLayout(shaper: BoxFont(), images: BoxImages(), codes: BoxCodes())
    let pages = try layout.pages(of: document)
    require(!pages.isEmpty, "no page")
    if pages.count > 1 {
      layout.mostKeptPages = 1
      var streamed: [Page] = []
      try layout.forEachPage(of: document) { streamed.append($0) }
      let snapshot = PageSnapshot { "\($0)" }
      require(snapshot.text(streamed) == snapshot.text(pages), "other pages when made a second time")
    }
    if !maker.isFoolish { check(pages, of: document, words: maker.letters) }
  } catch {
    guard let diagnostic = error as? Diagnostic else { fatalError("thrown: \(error)") }
    require(maker.isFoolish || maker.tolerated.contains(diagnostic.name), "refused: \(diagnostic)")
  }
  return 0
}

private func check(_ pages: [Page], of document: PageDocument, words: [UInt8]) {
  var found: [UInt8] = []
  for page in pages {
    for item in page.items {
      if case .glyphs(let run, _) = item { found += run.text.utf8.filter { DocumentMaker.alphabet.contains($0) } }
      checkHeight(item, document.setup)
    }
  }
  require(found.sorted() == words.sorted(), "\(words.count) letters went in, \(found.count) came out")
}

/// Nothing but the background leaves the region between the margins at its top or bottom. Sideways, letters wider than
/// their column may.
private func checkHeight(_ item: PlacedItem, _ setup: PageSetup) {
  let (top, bottom) = (setup.margins.top - .points(0.1), setup.size.height - setup.margins.bottom + .points(0.1))
  let extent: (top: Length, bottom: Length)
  switch item {
  case .glyphs(let run, let point):
    let isFree = run.text.isEmpty || run.text.hasPrefix(DocumentMaker.background)
    extent = isFree ? (top, bottom) : (point.y - .points(8), point.y + .points(2))
  case .fill(let rect, _, _), .stroke(let rect, _, _), .image(_, let rect), .link(let rect, _):
    extent = (rect.origin.y, rect.origin.y + rect.size.height)
  case .modules(_, let rect): extent = (rect.origin.y, rect.origin.y + rect.size.height)
  case .polyline(let points, _, _):
    extent = (points.map(\.y).min() ?? top, points.map(\.y).max() ?? top)
  case .line(let from, let to, _): extent = (min(from.y, to.y), max(from.y, to.y))
  default: return
  }
  require(extent.top >= top && extent.bottom <= bottom, "outside of the page: \(item)")
}

@main enum FuzzLayout {
  static func main() { runFuzzer(fuzzLayout) }
}
