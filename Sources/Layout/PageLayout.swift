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

  /// A layout that asks these for letters, pictures and the modules of codes.
  public init(shaper: any TextShaper, images: any ImageSource, codes: any CodeSource) {
    self.shaper = shaper
    self.images = images
    self.codes = codes
  }

  /// The pages of a document, at least one.
  ///
  /// Throws a `Diagnostic` at a place in the template when something can not be placed: it is too tall for an empty
  /// page, header and footer leave no room, a document of one page is longer than that, a table's cells and columns do
  /// not agree, a carried sum is too large, or blocks lie too deep inside each other. Errors of the shaper, of pictures, of codes
  /// and of a table's rows pass through.
  public func pages(of document: PageDocument) throws -> [Page] {
    let furnisher = Furnisher(document, try context(document))
    var count = 1
    var round = 1
    while true {
      let draft = try Pagination(document: document, furnisher: furnisher, assumedCount: count).pages()
      let isFinal = draft.count == count || round == Self.mostRounds
      let bodyUsesCount = draft.contains { $0.body.pageUse.contains(.count) }
      if isFinal || !bodyUsesCount {
        let (pages, isSettled) = try refurnished(draft, assumed: count, furnisher)
        if isSettled || isFinal { return pages.map { page($0, document) } }
      }
      count = draft.count
      round += 1
    }
  }

  /// The same pages with furniture that knows how many there are; settled if no body has to move for it.
  private func refurnished(
    _ draft: [DraftPage], assumed count: Int, _ furnisher: Furnisher
  ) throws -> (pages: [DraftPage], isSettled: Bool) {
    var pages = draft
    var isSettled = true
    guard count != draft.count else { return (pages, true) }
    for index in pages.indices where pages[index].furnishing.pageUse.contains(.count) {
      let new = try furnisher.furnish(page: index + 1, of: draft.count, isLast: pages[index].isLast)
      if !new.leavesSameRoom(as: pages[index].furnishing) { isSettled = false }
      pages[index].furnishing = new
    }
    return (pages, isSettled)
  }

  private func context(_ document: PageDocument) throws -> LayoutContext {
    let setup = document.setup
    let width = setup.size.width - setup.margins.start - setup.margins.end
    let height = setup.size.height - setup.margins.top - setup.margins.bottom
    guard width > .zero, height > .zero else { throw Diagnostic.pageTooSmall(document.origin) }
    return LayoutContext(
      shaper: shaper, images: images, codes: codes, direction: setup.direction, language: setup.language, page: 1,
      pageCount: 1, width: width, emptyHeight: height)
  }

  private func page(_ draft: DraftPage, _ document: PageDocument) -> Page {
    let setup = document.setup
    let x = setup.direction == .leftToRight ? setup.margins.start : setup.margins.end
    let top = setup.margins.top
    let furnishing = draft.furnishing
    var assembly = PageAssembly()
    assembly.addBackground(furnishing.background)
    assembly.add(furnishing.header, x: x, y: top)
    assembly.add(draft.body.fragment, x: x, y: top + furnishing.header.height + furnishing.headerGap)
    assembly.add(
      furnishing.footer, x: x, y: setup.size.height - setup.margins.bottom - furnishing.footer.height)
    return assembly.page(size: setup.size)
  }
}
