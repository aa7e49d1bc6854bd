/// A whole document before layout: what templates make of a template and a record.
public struct PageDocument: Sendable {
  /// The pages' size, margins, direction and language.
  public var setup: PageSetup
  /// Headers, footers and backgrounds.
  public var furniture: [Furniture]
  /// What flows over the pages.
  public var body: [Block]
  /// The title for the file's properties.
  public var title: String
  /// Whether it must fit on one page; if it does not, that is an error.
  public var isOnePage: Bool
  /// In which sizes everything may be set so that one page holds it, in per cent; the largest that fits is taken.
  public var fit: ClosedRange<Int>?
  /// Where it came from.
  public var origin: Origin?

  /// A document.
  public init(
    setup: PageSetup, furniture: [Furniture], body: [Block], title: String, isOnePage: Bool = false,
    origin: Origin? = nil
  ) {
    self.setup = setup
    self.furniture = furniture
    self.body = body
    self.title = title
    self.isOnePage = isOnePage
    self.origin = origin
  }
}

/// The size of pages and what holds for all of them.
public struct PageSetup: Sendable, Hashable {
  /// The size of the paper.
  public var size: Size
  /// Whether a page ends where its content does, so that `size` only says how tall it may become.
  public var isAsTallAsContent = false
  /// The empty edge; headers and footers stand inside of it.
  public var margins: Insets
  /// The direction in which the pages are read.
  public var direction: ReadingDirection
  /// The BCP 47 code of the document's language.
  public var language: String

  /// Pages of this size.
  public init(size: Size, margins: Insets, direction: ReadingDirection = .leftToRight, language: String = "en") {
    self.size = size
    self.margins = margins
    self.direction = direction
    self.language = language
  }
}

/// What stands on pages besides the flowing body.
public struct Furniture: Sendable {
  /// Where it stands.
  public enum Position: Sendable, Hashable {
    /// At the top, above the body.
    case header
    /// At the foot, below the body.
    case footer
    /// Behind all else.
    case background
  }

  /// On which pages it stands.
  public enum Pages: String, Sendable, Hashable, CaseIterable {
    /// On every page.
    case all
    /// On the first page.
    case first
    /// On every page but the first.
    case rest
    /// On the last page.
    case last
    /// On pages 1, 3, 5 …
    case odd
    /// On pages 2, 4, 6 …
    case even
  }

  /// Where it stands.
  public var position: Position
  /// On which pages.
  public var pages: Pages
  /// What it is, from top to bottom.
  public var content: [Block]
  /// The room between it and the body.
  public var gap: Length

  /// A header, footer or background.
  public init(_ position: Position, pages: Pages = .all, content: [Block], gap: Length = .zero) {
    self.position = position
    self.pages = pages
    self.content = content
    self.gap = gap
  }
}
