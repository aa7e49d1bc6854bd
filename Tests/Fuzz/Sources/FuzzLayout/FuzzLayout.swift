import Diagnostics
import Fuzzing
import Glibc
import Typesetting
import TypesettingTestSupport

@testable import Layout

/// Bytes as a document. A sensible one keeps every word once, and keeps all of it on its pages; a foolish one ends in
/// pages or in a diagnostic. Pages that are made a second time are the same as those that were kept.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLayout(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  var maker = DocumentMaker(Choices(start, count))
  let document = maker.document()
  if CommandLine.arguments.contains("-dump=1") {
    print(Outline(document.body).text)
    fflush(nil)
  }
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
    if !maker.isFoolish {
      check(pages, of: document, words: maker.letters)
      checkMirror(pages, of: document)
    }
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

/// The page read from the other side says the same at the same heights; and where nothing is too wide for the page, nothing
/// is there either.
private func checkMirror(_ pages: [Page], of document: PageDocument) {
  var mirrored = document
  let isStraight = document.setup.direction == .leftToRight
  mirrored.setup.direction = isStraight ? .rightToLeft : .leftToRight
  let layout = PageLayout(shaper: BoxFont(), images: BoxImages(), codes: BoxCodes())
  guard let others = try? layout.pages(of: mirrored) else { return require(false, "refused in the other direction") }
  require(others.count == pages.count, "\(pages.count) pages, in the other direction \(others.count)")
  let width = document.setup.size.width
  let (words, otherWords) = (pages.map(\.runs), others.map(\.runs))
  for (page, other) in zip(words, otherWords) {
    require(page.map(\.point.y) == other.map(\.point.y), "other lines in the other direction")
  }
  // A letter wider than its column runs over to one side; a page is never missed by more than a few of them.
  let (straight, mirror) = (
    words.joined().map { $0.stray(width) }.max(), otherWords.joined().map { $0.stray(width) }.max()
  )
  guard let straight, let mirror else { return }
  require(
    min(straight, mirror) > .zero || max(straight, mirror) < .points(100), "far off the page in one direction only")
}

/// A run of glyphs and where it stands.
private struct PlacedRun {
  var run: GlyphRun
  var point: Point

  /// How far it leaves a page of this width sideways.
  func stray(_ width: Length) -> Length { max(-point.x, point.x + run.width - width, .zero) }
}

extension Page {
  fileprivate var runs: [PlacedRun] {
    items.compactMap { if case .glyphs(let run, let point) = $0 { PlacedRun(run: run, point: point) } else { nil } }
  }
}

@main enum FuzzLayout {
  static func main() { runFuzzer(fuzzLayout) }
}
