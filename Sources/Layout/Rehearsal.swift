import Diagnostics
import Typesetting

/// A first run over all pages, which finds out how many there are. Input: a pagination with an assumed number of pages.
/// Output: the true number, and the pages.
///
/// The first pages are kept as they are. Of those behind only the room that header and footer took is remembered, and
/// the cursor where they begin, from which they are made again when they are wanted.
struct Rehearsal {
  private let pagination: Pagination
  private var kept: [DraftPage] = []
  /// Where the first page begins that was not kept.
  private var cursor: StripQueue?
  /// For every page, the room of its furniture, if that shows how many pages there are.
  private var rooms: [Room?] = []
  /// Whether anything but furniture shows how many pages there are.
  private(set) var bodyUsesCount = false

  fileprivate struct Room: Equatable {
    var top: Length
    var height: Length
    var isLast: Bool
  }

  /// Runs over all pages and keeps the first of them. Throws a diagnostic where nothing can be placed on an empty page.
  init(of pagination: Pagination, keeping most: (pages: Int, pieces: Int)) throws {
    self.pagination = pagination
    var queue = pagination.start
    var pieces = 0
    var isDone = false
    while !isDone {
      if cursor == nil, kept.count == most.pages || pieces > most.pieces { cursor = queue }
      let page = try pagination.nextPage(rooms.count + 1, &queue)
      rooms.append(page.furnishing.pageUse.contains(.count) ? Room(page) : nil)
      if page.body.pageUse.contains(.count) { bodyUsesCount = true }
      if cursor == nil {
        kept.append(page)
        pieces += page.body.fragment.pieceCount
      }
      isDone = page.isLast
    }
  }

  /// How many pages there are.
  var count: Int { rooms.count }

  /// Whether the body of every page stays where it is when furniture shows the true number of pages.
  func isSettled(_ furnisher: Furnisher) throws -> Bool {
    for (index, room) in rooms.enumerated() {
      guard let room else { continue }
      let new = try furnisher.furnish(page: index + 1, of: count, isLast: room.isLast)
      if Room(new, isLast: room.isLast) != room { return false }
    }
    return true
  }

  /// All pages in order, with furniture that shows the true number of them.
  func forEachPage(_ furnisher: Furnisher, _ body: (DraftPage) throws -> Void) throws {
    for (index, page) in kept.enumerated() { try body(furnished(page, index + 1, furnisher)) }
    guard var queue = cursor, kept.count < count else { return }
    for number in kept.count + 1...count {
      let page = try pagination.nextPage(number, &queue)
      try body(furnished(page, number, furnisher))
    }
  }

  private func furnished(_ page: DraftPage, _ number: Int, _ furnisher: Furnisher) throws -> DraftPage {
    guard count != pagination.assumedCount, page.furnishing.pageUse.contains(.count) else { return page }
    var page = page
    page.furnishing = try furnisher.furnish(page: number, of: count, isLast: page.isLast)
    return page
  }
}

extension Rehearsal.Room {
  fileprivate init(_ page: DraftPage) { self.init(page.furnishing, isLast: page.isLast) }

  fileprivate init(_ furnishing: Furnishing, isLast: Bool) {
    self.init(top: furnishing.header.height + furnishing.headerGap, height: furnishing.height, isLast: isLast)
  }
}
