import Typesetting
import Values

/// Content with its control elements: `for` and `if` work the same around blocks, words, totals and parts of a row.
indirect enum Flow<Leaf: Sendable>: Sendable {
  case leaf(Leaf)
  /// Once for each value of the list, which stands in the next free slot.
  case each(Expression, [Flow])
  /// The first branch whose test holds.
  case choose([Branch<Leaf>])
}

/// A branch of `if`; the last one may have no test.
struct Branch<Leaf: Sendable>: Sendable {
  let test: Expression?
  let content: [Flow<Leaf>]
}

typealias BlockFlow = Flow<BlockNode>
typealias InlineFlow = Flow<InlineNode>

/// A stretch of text between two tags: the unit in which texts are translated.
struct TextUnit: Sendable {
  enum Piece: Sendable {
    case literal(String)
    case value(Expression, Origin)
    case pageNumber
    case pageCount
  }

  /// The text as it stands in label files.
  let key: String
  /// Whether it has words of its own, which another language would say otherwise.
  let hasWords: Bool
  /// Words and values in order.
  var pieces: [Piece]
  /// How each value is written, to find it again in a translation.
  let written: [String]
  /// Where it stands.
  let origin: Origin
}

/// A piece of a paragraph.
enum InlineNode: Sendable {
  /// A text unit in a style, perhaps leading to the address that another unit gives.
  case unit(Int, TextStyle, link: Int?)
  case lineBreak
}

/// Text that becomes one paragraph.
struct ParagraphNode: Sendable {
  var inlines: [InlineFlow]
  var style: TextStyle
  var alignment: TextAlignment
  var role: ParagraphRole
  var origin: Origin
  /// How a second language joins it, where the template asks for one; `nil` for text that is no label.
  var secondLanguage: SecondLanguageForm?
}

/// Something that stands in the body, in furniture, in a cell or in a part of a row.
indirect enum BlockNode: Sendable {
  case paragraph(ParagraphNode)
  case stack([BlockFlow], gap: Length)
  case row(RowNode)
  case box(BoxNode)
  case pair(label: ParagraphNode, value: ParagraphNode, rule: Rule?)
  case table(TableNode)
  case image(ImageNode)
  case code(CodeNode)
  case chart(ChartNode)
  case rule(Rule)
  case space(Length)
  case keep([BlockFlow], withNext: Bool, origin: Origin)
  case pageBreak
  case list(ListNode)
  /// A part of the template with a record of its own.
  case use(part: Int, with: Expression)
}

struct RowNode: Sendable {
  struct Part: Sendable {
    let width: TrackWidth
    let block: BlockNode
  }

  var parts: [Flow<Part>]
  var gap: Length
  var alignment: VerticalAlignment
  var origin: Origin
}

struct BoxNode: Sendable {
  var content: [BlockFlow]
  /// The box with everything but its content.
  var frame: Box
}

struct ImageNode: Sendable {
  /// The unit that gives the file.
  var file: Int
  /// The unit that says what is shown.
  var alternative: Int
  /// The unit that stands in its place where there are only words, and how it looks.
  var words: (unit: Int, style: TextStyle)?
  var width: Length?
  var height: Length?
  var alignment: HorizontalAlignment
  var origin: Origin
}

struct ListNode: Sendable {
  struct Item: Sendable {
    let content: [Flow<CellNode>]
    let paragraph: ParagraphNode
  }

  var items: [Flow<Item>]
  var isNumbered: Bool
  var gap: Length
  var indent: Length
  var origin: Origin
}

/// What may stand in a cell: words that join into paragraphs, and blocks.
enum CellNode: Sendable {
  case inline(InlineNode)
  case block(BlockNode)
}

struct TableNode: Sendable {
  /// Anything that stands in `table`.
  enum Item: Sendable {
    case column(Column)
    /// The value stands in so many columns at the end, the label in all before.
    case total(label: ParagraphNode, value: ParagraphNode, span: Int)
    case continued(ParagraphNode)
    case group(Group)
    case carried(ParagraphNode)
    case brought(ParagraphNode)
    case empty([BlockFlow])
  }

  struct Column: Sendable {
    let title: ParagraphNode?
    let titleSpan: Int
    let width: TrackWidth
    let alignment: TableColumn.Alignment
    let content: [Flow<CellNode>]
    /// The paragraph that words in the cell join into, without its words.
    let paragraph: ParagraphNode
    let carry: Expression?
    let carryPlace: Origin?
  }

  struct Group: Sendable {
    let by: Expression
    let heading: ParagraphNode?
    let subtotal: ParagraphNode?
  }

  var rows: Expression
  var items: [Flow<Item>]
  var hasStripes: Bool
  var maySplit: Bool
  var style: TableStyle
  var carryStyle: TextStyle
  var subtotalStyle: TextStyle
  var origin: Origin
}

/// A header, footer or background.
struct FurnitureNode: Sendable {
  let position: Furniture.Position
  let pages: Furniture.Pages
  let gap: Length
  let content: [BlockFlow]
}
