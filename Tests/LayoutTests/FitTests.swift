import Diagnostics
import Testing
import Typesetting

@testable import Layout

/// Pages that are set as large as one page holds, and pages that end where their content does.
@Suite struct FitTests {
  private func fitted(_ count: Int, _ sizes: ClosedRange<Int>) throws -> [Page] {
    var document = document(lines(count), isOnePage: true)
    document.fit = sizes
    return try pages(document)
  }

  @Test(arguments: [1, 5, 10, 12, 19]) func onePageHoldsEverything(_ count: Int) throws {
    let pages = try fitted(count, 40...150)
    #expect(pages.count == 1)
    #expect(pages.first.map { $0.words.count } == count)
  }

  @Test func theLargestSizeThatFitsIsTaken() throws {
    // Ten lines of 14 pt are as high as the page.
    #expect(Scaling(percent: 50).scaled(document([.space(pt(28))])).body.height == pt(14))
    for (count, percent) in [(10, 100), (5, 150), (20, 50)] {
      let baseline = try fitted(count, 40...150).first.flatMap { $0.words.first?.y }
      let expected = try pages(Scaling(percent: percent).scaled(document(lines(count)))).first.flatMap {
        $0.words.first?.y
      }
      #expect(baseline == expected, "\(count) lines")
    }
  }

  @Test func whatTheSmallestSizeDoesNotHoldIsAnError() {
    #expect(diagnostic { _ = try fitted(30, 60...150) }?.name == "more-than-one-page")
  }

  @Test func aPageMayEndWithItsContent() throws {
    var setup = setup()
    setup.isAsTallAsContent = true
    let page = try #require(try pages(document(lines(3), setup: setup)).first)
    #expect(page.size.height == setup.margins.top + pt(14) * 3 + setup.margins.bottom)
  }
}

extension [Block] {
  fileprivate var height: Length? { if case .space(let height) = first { height } else { nil } }
}
