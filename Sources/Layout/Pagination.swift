import Diagnostics
import Typesetting

/// The body of one page and the furniture it was laid out with.
struct DraftPage {
  var furnishing: Furnishing
  var body: Filling
  var isLast: Bool
}

/// Fills one page after the other from the flow, with an assumed number of pages.
struct Pagination {
  let document: PageDocument
  let furnisher: Furnisher
  /// How many pages there are thought to be.
  let assumedCount: Int

  /// The room between the margins.
  private var room: Length {
    document.setup.size.height - document.setup.margins.top - document.setup.margins.bottom
  }

  /// Where the first page begins.
  var start: StripQueue { StripQueue(StripSource(document.body)) }

  /// Fills the page of this number from the queue. Throws a diagnostic where nothing can be placed on an empty page.
  func nextPage(_ number: Int, _ queue: inout StripQueue) throws -> DraftPage {
    if furnisher.hasLast { return try pageWithLastFurniture(number, &queue) }
    let furnishing = try furnisher.furnish(page: number, of: assumedCount, isLast: true)
    let filling = try fill(number, furnishing, isLast: true, &queue)
    return try taken(filling, furnishing, number, &queue)
  }

  /// Tries the page as the last one. If not all fits, it is filled again without the furniture of the last page.
  private func pageWithLastFurniture(_ number: Int, _ queue: inout StripQueue) throws -> DraftPage {
    let last = try furnisher.furnish(page: number, of: assumedCount, isLast: true)
    let asLast = try fill(number, last, isLast: true, &queue)
    if asLast.isAll || document.isOnePage { return try taken(asLast, last, number, &queue) }
    let furnishing = try furnisher.furnish(page: number, of: assumedCount, isLast: false)
    let filling = try fill(number, furnishing, isLast: false, &queue)
    // What fits only without the last page's furniture leaves its end to the next page, which then is the last.
    let chosen = filling.isAll && asLast.taken > 0 ? asLast : filling
    var page = try taken(chosen, furnishing, number, &queue)
    page.isLast = false
    return page
  }

  private func taken(
    _ filling: Filling, _ furnishing: Furnishing, _ number: Int, _ queue: inout StripQueue
  ) throws -> DraftPage {
    queue.take(filling.taken, remainder: filling.remainder)
    let page = DraftPage(furnishing: furnishing, body: filling, isLast: filling.isAll)
    if filling.isAll { return page }
    if document.isOnePage { throw try tooLong(filling, furnishing, &queue) }
    if filling.taken == 0, let strip = try queue.strip(0, context(number, furnishing)) {
      throw Diagnostic.tooTall(
        strip.origin ?? document.origin, by: strip.height - (room - furnishing.height), page: number)
    }
    return page
  }

  private func context(_ number: Int, _ furnishing: Furnishing) -> LayoutContext {
    var context = furnisher.context
    context.page = number
    context.pageCount = assumedCount
    context.emptyHeight = room - furnishing.height
    return context
  }

  private func fill(
    _ number: Int, _ furnishing: Furnishing, isLast: Bool, _ queue: inout StripQueue
  ) throws -> Filling {
    let available = room - furnishing.height
    guard available > .zero else {
      throw Diagnostic.furnitureTooTall(
        document.furniture.first { $0.position != .background }?.origin ?? document.origin, page: number)
    }
    let next = try nextHeight(number)
    var context = context(number, furnishing)
    context.emptyHeight = min(available, next)
    return try Filler(
      context: context, available: available, emptyHeight: next, isTop: true, concession: .least,
      obeysPageBreaks: true
    ).fill(&queue)
  }

  /// The height the body will have on the page after this one.
  private func nextHeight(_ number: Int) throws -> Length {
    let furnishing = try furnisher.furnish(page: number + 1, of: assumedCount, isLast: false)
    return max(room - furnishing.height, .zero)
  }

  private func tooLong(_ filling: Filling, _ furnishing: Furnishing, _ queue: inout StripQueue) throws -> Diagnostic {
    let rest = try Filler.endless(context(1, furnishing)).fill(&queue).fragment.height
    let excess = filling.fragment.height + rest - (room - furnishing.height)
    return .moreThanOnePage(document.origin, title: document.title, excess: excess)
  }
}
