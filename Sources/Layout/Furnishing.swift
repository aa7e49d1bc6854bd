import Diagnostics
import Typesetting

/// Header, footer and background of one page, laid out.
struct Furnishing {
  var header = Fragment()
  var footer = Fragment()
  var background = Fragment()
  /// The room between header and body.
  var headerGap = Length.zero
  /// The room between body and footer.
  var footerGap = Length.zero
  var pageUse: PageUse = []

  /// What header and footer take from the page.
  var height: Length { header.height + headerGap + footerGap + footer.height }
}

/// Lays out what stands on pages besides the body. What shows no page number is laid out once for all pages.
final class Furnisher {
  private let document: PageDocument
  /// A context as wide as the body.
  let context: LayoutContext
  /// Whether any furniture stands on the last page only.
  let hasLast: Bool
  /// By the furniture's place in the document.
  private var unchanging: [Int: Fragment] = [:]
  private var latest: (question: Question, answer: Furnishing)?

  init(_ document: PageDocument, _ context: LayoutContext) {
    self.document = document
    self.context = context
    hasLast = document.furniture.contains { $0.pages == .last }
  }

  /// The furniture of a page.
  func furnish(page: Int, of count: Int, isLast: Bool) throws -> Furnishing {
    // The room on the next page is asked for while a page is filled, so the answer is soon needed again.
    let question = Question(page: page, count: count, isLast: isLast && hasLast)
    if let latest, latest.question == question { return latest.answer }
    let answer = try made(question)
    latest = (question, answer)
    return answer
  }

  private struct Question: Equatable {
    var page: Int
    var count: Int
    var isLast: Bool
  }

  private func made(_ question: Question) throws -> Furnishing {
    let (page, count, isLast) = (question.page, question.count, question.isLast)
    var result = Furnishing()
    for (index, furniture) in document.furniture.enumerated() where furniture.stands(on: page, isLast: isLast) {
      let fragment = try fragment(index, page, count, &result.pageUse)
      switch furniture.position {
      case .header:
        result.header.append(fragment)
        result.headerGap = max(result.headerGap, furniture.gap)
      case .footer:
        result.footer.append(fragment)
        result.footerGap = max(result.footerGap, furniture.gap)
      case .background:
        let excess = fragment.height - document.setup.size.height
        if excess > .zero { throw Diagnostic.backgroundTooTall(furniture.origin ?? document.origin, by: excess) }
        result.background.add(fragment, y: .zero)
      }
    }
    return result
  }

  private func fragment(_ index: Int, _ page: Int, _ count: Int, _ use: inout PageUse) throws -> Fragment {
    if let known = unchanging[index] { return known }
    let furniture = document.furniture[index]
    var context = context
    context.page = page
    context.pageCount = count
    if furniture.position == .background {
      context.width = document.setup.size.width
      context.emptyHeight = document.setup.size.height
    }
    var queue = StripQueue(try StripSource.strips(of: furniture.content, context))
    let filling = try Filler.endless(context).fill(&queue)
    if filling.pageUse.isEmpty { unchanging[index] = filling.fragment }
    use.formUnion(filling.pageUse)
    return filling.fragment
  }
}

extension Furniture {
  fileprivate func stands(on page: Int, isLast: Bool) -> Bool {
    switch pages {
    case .all: true
    case .first: page == 1
    case .rest: page > 1
    case .last: isLast
    case .odd: page % 2 == 1
    case .even: page % 2 == 0
    }
  }

  /// Where it came from, as far as its blocks know.
  var origin: Origin? { content.lazy.compactMap(\.firstOrigin).first }
}

extension Fragment {
  /// Puts a fragment below what is there.
  fileprivate mutating func append(_ fragment: Fragment) {
    add(fragment, y: height)
    height = height + fragment.height
  }
}
