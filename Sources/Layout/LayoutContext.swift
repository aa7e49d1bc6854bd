import Diagnostics
import Typesetting

/// What is the same for all blocks of a document; apart from `LayoutContext`, which is copied for every block.
final class LayoutSetting {
  let shaper: any TextShaper
  let images: any ImageSource
  let codes: any CodeSource
  let direction: ReadingDirection
  let language: String
  /// Whether pages say what their parts are.
  let marksStructure: Bool

  init(
    shaper: any TextShaper, images: any ImageSource, codes: any CodeSource, _ setup: PageSetup, marksStructure: Bool
  ) {
    self.shaper = shaper
    self.images = images
    self.codes = codes
    self.marksStructure = marksStructure
    direction = setup.direction
    language = setup.language
  }
}

/// All that a block needs to know to be laid out, apart from itself.
struct LayoutContext {
  /// Deeper nesting is refused, so that no template can exhaust the call stack.
  static let deepestNesting = 200

  let setting: LayoutSetting
  /// The number of the page being filled, from 1.
  var page: Int
  /// How many pages there are, as far as is known.
  var pageCount: Int
  /// The width of the region.
  var width: Length
  /// The height that an empty page offers.
  var emptyHeight: Length
  /// How many blocks lie around this one.
  var depth = 0
  /// The structure element around this one.
  var mark: Mark?

  var shaper: any TextShaper { setting.shaper }
  var images: any ImageSource { setting.images }
  var codes: any CodeSource { setting.codes }
  var direction: ReadingDirection { setting.direction }
  var language: String { setting.language }

  /// The same with a narrower region, with `height` less to offer on each page, one level deeper.
  func inside(
    width: Length, reserving height: Length = .zero, origin: @autoclosure () -> Origin? = nil
  ) throws -> LayoutContext {
    var copy = self
    copy.width = max(width, .zero)
    copy.emptyHeight = max(emptyHeight - height, .zero)
    copy.depth += 1
    if copy.depth > Self.deepestNesting { throw Diagnostic.nestedTooDeeply(origin()) }
    return copy
  }

  /// A mark for an element inside the one around.
  func mark(_ element: StructureElement) -> Mark { mark(element, in: mark) }

  /// A mark for an element inside another.
  func mark(_ element: StructureElement, in parent: Mark?) -> Mark {
    setting.marksStructure ? Mark(element, in: parent) : .unnamed
  }

  /// The left edge of something `width` wide that stands `start` from the start of the region.
  func left(start: Length, width: Length) -> Length {
    direction == .leftToRight ? start : self.width - start - width
  }

  /// The left edge of something `width` wide within the region.
  func left(_ alignment: HorizontalAlignment, width: Length) -> Length {
    switch alignment {
    case .start: left(start: .zero, width: width)
    case .center: (self.width - width).scaled(1, over: 2)
    case .end: left(start: self.width - width, width: width)
    }
  }
}

/// Which page numbers a piece of layout shows, and so depends on.
struct PageUse: OptionSet {
  let rawValue: Int
  static let number = PageUse(rawValue: 1)
  static let count = PageUse(rawValue: 2)
}
