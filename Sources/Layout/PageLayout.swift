import Diagnostics
public import Typesetting

/// Finds the place of everything. Input: a document of blocks. Output: pages of placed items.
///
/// The layout keeps nothing between two calls; the same document gives the same pages.
public struct PageLayout {
  /// How often pages are laid out anew because their number changed something.
  private static let mostRounds = 4

  private let shaper: any TextShaper
  private let images: any ImageSource
  private let codes: any CodeSource
  /// Whether pages say what their parts are: headings, tables, figures. Only a structured PDF needs it; a table has five
  /// times as many marks as words.
  public var marksStructure = true
  /// How many pages are kept in memory until the number of all pages is known; those behind are made a second time.
  var mostKeptPages = 8_192
  /// How many pieces these pages may have. A piece takes about half a kilobyte.
  var mostKeptPieces = 600_000

  /// A layout that asks these for letters, pictures and the modules of codes.
  public init(shaper: any TextShaper, images: any ImageSource, codes: any CodeSource) {
    self.shaper = shaper
    self.images = images
    self.codes = codes
  }

  /// The pages of a document, at least one; see `forEachPage(of:_:)`.
  public func pages(of document: PageDocument) throws -> [Page] {
    var pages: [Page] = []
    try forEachPage(of: document) { pages.append($0) }
    return pages
  }

  /// Hands over the pages of a document, at least one, in order, and forgets each of them afterwards; so a document of
  /// many thousand pages takes no more memory than one of a few hundred.
  ///
  /// Throws a `Diagnostic` at a place in the template when something can not be placed: it is too tall for an empty
  /// page, header and footer leave no room, a document of one page is longer than that, a table's cells and columns do
  /// not agree, a carried sum is too large, or blocks lie too deep inside each other. Errors of the shaper, of pictures,
  /// of codes and of a table's rows pass through, and so do those of `body`.
  public func forEachPage(of document: PageDocument, _ body: (Page) throws -> Void) throws {
    let document = try fitted(document)
    let furnisher = Furnisher(document, try context(document))
    var count = 1
    for round in 1...Self.mostRounds {
      let pagination = Pagination(document: document, furnisher: furnisher, assumedCount: count)
      let rehearsal = try Rehearsal(of: pagination, keeping: (mostKeptPages, mostKeptPieces))
      let isFinal = rehearsal.count == count || round == Self.mostRounds
      if try isFinal || (!rehearsal.bodyUsesCount && rehearsal.isSettled(furnisher)) {
        return try rehearsal.forEachPage(furnisher) { try body(page($0, document)) }
      }
      count = rehearsal.count
    }
  }

  /// The document in the largest of its sizes in which one page holds it; in the smallest when none does.
  private func fitted(_ document: PageDocument) throws -> PageDocument {
    guard let sizes = document.fit else { return document }
    var (least, most) = (sizes.lowerBound, sizes.upperBound)
    while least < most {
      let middle = (least + most + 1) / 2
      if try isOnePage(Scaling(percent: middle).scaled(document)) { least = middle } else { most = middle - 1 }
    }
    return Scaling(percent: least).scaled(document)
  }

  private func isOnePage(_ document: PageDocument) throws -> Bool {
    var document = document
    document.isOnePage = true
    do {
      let pagination = Pagination(
        document: document, furnisher: Furnisher(document, try context(document)), assumedCount: 1)
      return try Rehearsal(of: pagination, keeping: (1, mostKeptPieces)).count == 1
    } catch let diagnostic as Diagnostic
      where ["more-than-one-page", "too-tall", "furniture-too-tall"].contains(diagnostic.name)
    {
      return false
    }
  }

  private func context(_ document: PageDocument) throws -> LayoutContext {
    let setup = document.setup
    let width = setup.size.width - setup.margins.start - setup.margins.end
    let height = setup.size.height - setup.margins.top - setup.margins.bottom
    guard width > .zero, height > .zero else { throw Diagnostic.pageTooSmall(document.origin) }
    return LayoutContext(
      setting: LayoutSetting(
        shaper: shaper, images: images, codes: codes, setup, marksStructure: marksStructure), page: 1, pageCount: 1,
      width: width,
      emptyHeight: height)
  }

  private func page(_ draft: DraftPage, _ document: PageDocument) -> Page {
    var setup = document.setup
    if setup.isAsTallAsContent {
      let height = draft.body.fragment.height + draft.furnishing.height
      setup.size.height = min(setup.size.height, setup.margins.top + height + setup.margins.bottom)
    }
    let x = setup.direction == .leftToRight ? setup.margins.start : setup.margins.end
    let top = setup.margins.top
    let furnishing = draft.furnishing
    var assembly = PageAssembly(marksStructure: marksStructure)
    assembly.addBackground(furnishing.background)
    assembly.add(furnishing.header, x: x, y: top)
    assembly.add(draft.body.fragment, x: x, y: top + furnishing.header.height + furnishing.headerGap)
    assembly.add(
      furnishing.footer, x: x, y: setup.size.height - setup.margins.bottom - furnishing.footer.height)
    return assembly.page(size: setup.size)
  }
}
