/// A piece of a document before anyone knows where it will stand: what templates make and the layout places.
public indirect enum Block: Sendable {
  /// Text.
  case paragraph(Paragraph)
  /// Blocks below each other.
  case stack(Stack)
  /// Blocks beside each other.
  case row(Row)
  /// Blocks with padding, a border and a fill around them.
  case box(Box)
  /// Labels with values, lined up.
  case pairs(Pairs)
  /// A table.
  case table(Table)
  /// A picture.
  case image(Picture)
  /// A code that machines read.
  case code(Code)
  /// A chart.
  case chart(Chart)
  /// A line across the width.
  case rule(Rule)
  /// Empty room; vanishes at the top of a page.
  case space(Length)
  /// Blocks that stay on one page, if one page can hold them.
  case keep(Keep)
  /// The rest stands on the next page; does nothing at the top of a page.
  case pageBreak
}

/// A piece of a paragraph.
public enum Inline: Sendable {
  /// Text in a style.
  case text(TextRun)
  /// A new line.
  case lineBreak
  /// The number of the page it stands on.
  case pageNumber(TextStyle)
  /// How many pages there are.
  case pageCount(TextStyle)
}

/// What a paragraph is, for readers that can not see it.
public enum ParagraphRole: Sendable, Hashable {
  /// Running text.
  case body
  /// A heading of this level, 1 to 6. A heading is never the last thing on a page.
  case heading(Int)
}

/// Text that is broken into lines.
public struct Paragraph: Sendable {
  /// What it says.
  public var inlines: [Inline]
  /// The style that gives an empty paragraph its height.
  public var style: TextStyle
  /// Where lines stand.
  public var alignment: TextAlignment
  /// What it is.
  public var role: ParagraphRole
  /// Its language, if it is not the document's.
  public var language: String?
  /// Where it came from.
  public var origin: Origin?

  /// A paragraph.
  public init(
    _ inlines: [Inline], style: TextStyle, alignment: TextAlignment = .start, role: ParagraphRole = .body,
    language: String? = nil, origin: Origin? = nil
  ) {
    self.inlines = inlines
    self.style = style
    self.alignment = alignment
    self.role = role
    self.language = language
    self.origin = origin
  }
}

/// Blocks below each other.
public struct Stack: Sendable {
  /// The blocks, from top to bottom.
  public var children: [Block]
  /// The room between two of them.
  public var gap: Length

  /// A stack.
  public init(_ children: [Block], gap: Length = .zero) {
    self.children = children
    self.gap = gap
  }
}

/// How wide a part of a row or a column of a table is.
public enum TrackWidth: Sendable, Hashable {
  /// Just so wide.
  case fixed(Length)
  /// So many thousandths of the whole width.
  case share(Int)
  /// As wide as its content wants to be, narrower if need be.
  case auto
  /// So many thousandths of a part of what is left.
  case fraction(Int)
}

/// Where something stands within a height.
public enum VerticalAlignment: Sendable, Hashable {
  /// At the top.
  case top
  /// In the middle.
  case middle
  /// At the bottom.
  case bottom
  /// First baselines on one line.
  case baseline
}

/// Where a block stands within a width, in logical directions.
public enum HorizontalAlignment: Sendable, Hashable {
  /// Left on a left-to-right page.
  case start
  /// In the middle.
  case center
  /// Right on a left-to-right page.
  case end
}

/// Blocks beside each other, in reading direction.
public struct Row: Sendable {
  /// One part of a row.
  public struct Part: Sendable {
    /// How wide.
    public var width: TrackWidth
    /// What stands in it, from top to bottom.
    public var content: [Block]

    /// A part of this width.
    public init(width: TrackWidth, content: [Block]) {
      self.width = width
      self.content = content
    }
  }

  /// The parts, in reading direction.
  public var parts: [Part]
  /// The room between two of them.
  public var gap: Length
  /// How parts of different heights stand beside each other.
  public var alignment: VerticalAlignment
  /// Where it came from.
  public var origin: Origin?

  /// A row.
  public init(
    _ parts: [Part], gap: Length = .zero, alignment: VerticalAlignment = .top, origin: Origin? = nil
  ) {
    self.parts = parts
    self.gap = gap
    self.alignment = alignment
    self.origin = origin
  }
}

/// A line's thickness and colour.
public struct Stroke: Sendable, Hashable {
  /// How thick.
  public var width: Length
  /// Its colour.
  public var color: Color

  /// A line.
  public init(width: Length, color: Color) {
    self.width = width
    self.color = color
  }
}

/// Blocks with room, a border and a fill around them.
public struct Box: Sendable {
  /// What is inside, from top to bottom.
  public var content: [Block]
  /// The room between border and content.
  public var padding: Insets
  /// The colour behind the content, if any.
  public var fill: Color?
  /// The line around it, if any.
  public var border: Stroke?
  /// How round its corners are.
  public var radius: Length
  /// Its width, if not the whole width.
  public var width: TrackWidth?
  /// Where it stands if it is narrower than the whole width.
  public var alignment: HorizontalAlignment
  /// How high it is at least, border to border; a box that goes on over pages is as high as its content.
  public var minimumHeight = Length.zero
  /// Where its content stands if it is higher than the content.
  public var contentAlignment = VerticalAlignment.top
  /// Where it came from.
  public var origin: Origin?

  /// A box as high as its content.
  public init(
    _ content: [Block], padding: Insets = Insets(), fill: Color? = nil, border: Stroke? = nil, radius: Length = .zero,
    width: TrackWidth? = nil, alignment: HorizontalAlignment = .start, origin: Origin? = nil
  ) {
    self.content = content
    self.padding = padding
    self.fill = fill
    self.border = border
    self.radius = radius
    self.width = width
    self.alignment = alignment
    self.origin = origin
  }
}

/// A line across the width.
public struct Rule: Sendable {
  /// Its thickness and colour.
  public var stroke: Stroke
  /// The room above.
  public var above: Length
  /// The room below.
  public var below: Length

  /// A rule.
  public init(_ stroke: Stroke, above: Length = .zero, below: Length = .zero) {
    self.stroke = stroke
    self.above = above
    self.below = below
  }
}

/// Blocks that stay together.
public struct Keep: Sendable {
  /// What stays on one page.
  public var content: [Block]
  /// Whether it also stays with the block that follows.
  public var withNext: Bool
  /// Where it came from.
  public var origin: Origin?

  /// Blocks that stay together.
  public init(_ content: [Block], withNext: Bool = false, origin: Origin? = nil) {
    self.content = content
    self.withNext = withNext
    self.origin = origin
  }
}
