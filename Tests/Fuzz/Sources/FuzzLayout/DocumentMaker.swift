import Fuzzing
import Typesetting

/// Makes documents from bytes. Words of the body consist of small letters, what repeats on pages of capitals.
struct DocumentMaker {
  var choices: Choices
  /// Whether lengths and spans may be senseless; then only the end is promised.
  let isFoolish: Bool
  /// All letters of the body.
  private(set) var letters: [UInt8] = []
  private var blockCount = 0

  static let alphabet = UInt8(ascii: "a")...UInt8(ascii: "z")
  /// What stands behind pages, outside of the margins too.
  static let background = "BACK"
  /// What may be said even of a sensible document.
  static let tolerated = ["nested-too-deeply"]
  private static let mostBlocks = 400

  init(_ choices: Choices) {
    self.choices = choices
    isFoolish = self.choices.pick(4) == 3
  }

  mutating func document() -> PageDocument {
    let size =
      isFoolish && choices.pick(4) == 0
      ? Size(width: length(), height: length()) : Size(width: .points(900), height: .points(320))
    let margins = isFoolish && choices.pick(2) == 0 ? insets() : Insets(all: .points(20))
    let direction = choices.pick(2) == 0 ? ReadingDirection.leftToRight : .rightToLeft
    let isOnePage = isFoolish && choices.pick(3) == 0
    let furniture = (0..<choices.pick(4)).map { _ in self.furniture() }
    var body: [Block] = []
    while !choices.isEmpty, blockCount < Self.mostBlocks { body.append(block(depth: 4)) }
    return PageDocument(
      setup: PageSetup(size: size, margins: margins, direction: direction), furniture: furniture, body: body,
      title: "f", isOnePage: isOnePage)
  }

  private mutating func furniture() -> Furniture {
    let style = TextStyle(size: .points(10))
    let position = choices.pick(among: [Furniture.Position.header, .footer, .background])
    let background = Paragraph([.text(TextRun(Self.background, style: style))], style: style)
    let words = Paragraph([.text(TextRun("PAGE ", style: style)), .pageNumber(style), .pageCount(style)], style: style)
    var content: [Block] = position == .background ? [.paragraph(background)] : [.paragraph(words), .rule(rule())]
    if isFoolish { content = blocks(2, depth: 1) }
    return Furniture(position, pages: choices.pick(among: Furniture.Pages.allCases), content: content, gap: length())
  }

  // MARK: Lengths

  private mutating func length() -> Length {
    let sensible: [Length] = [.zero, .points(1), .points(3.5), .points(12)]
    let foolish: [Length] = [.unlimited, -.unlimited, .points(-5), Length(units: 1), .points(400)]
    return choices.pick(among: isFoolish ? sensible + foolish : sensible)
  }

  mutating func insets() -> Insets { Insets(top: length(), end: length(), bottom: length(), start: length()) }

  mutating func track() -> TrackWidth {
    if isFoolish {
      switch choices.pick(4) {
      case 0: return .fixed(length())
      case 1: return .share(choices.pick(among: [.max, .min, 0, 500]))
      case 2: return .fraction(choices.pick(among: [.max, .min, 0, 500]))
      default: return .auto
      }
    }
    return choices.pick(among: [.auto, .fraction(1_000), .fraction(2_500), .share(250), .fixed(.points(60))])
  }

  private mutating func rule() -> Rule {
    Rule(Stroke(width: length(), color: .black), above: length(), below: length())
  }

  // MARK: Blocks

  mutating func blocks(_ most: Int, depth: Int) -> [Block] {
    (0..<choices.pick(most + 1)).map { _ in block(depth: depth) }
  }

  private mutating func block(depth: Int) -> Block {
    blockCount += 1
    guard blockCount < Self.mostBlocks else { return .pageBreak }
    switch choices.pick(depth > 0 ? 16 : 6) {
    case 0, 1: return .paragraph(paragraph(most: 24))
    case 2: return .space(length())
    case 3: return .rule(rule())
    case 4: return .image(picture())
    case 5: return .paragraph(paragraph(most: 3, role: .heading(1)))
    case 6: return .stack(Stack(blocks(6, depth: depth - 1), gap: length()))
    case 7: return .keep(Keep(blocks(6, depth: depth - 1), withNext: choices.pick(3) == 0))
    case 8: return .pageBreak
    case 9, 10: return .pairs(pairs())
    case 11: return .box(box(depth: depth))
    case 12, 13: return .row(row(depth: depth))
    default: return .table(table(depth: depth))
    }
  }

  mutating func paragraph(most: Int, role: ParagraphRole = .body) -> Paragraph {
    let style = TextStyle(size: isFoolish && choices.pick(8) == 0 ? length() : .points(10))
    let words = (0...choices.pick(most)).map { _ in String("abcdefghijklmnop".prefix(1 + choices.pick(9))) }
    let text = words.joined(separator: choices.pick(8) == 0 ? "\u{2028}" : " ")
    letters += text.utf8.filter { Self.alphabet.contains($0) }
    var inlines: [Inline] = [
      .text(TextRun(text, style: style, link: choices.pick(9) == 1 ? "https://example.org" : nil))
    ]
    if choices.pick(6) == 1 { inlines.append(.pageCount(style)) }
    if choices.pick(6) == 1 { inlines.insert(.lineBreak, at: 0) }
    return Paragraph(
      inlines, style: style, alignment: choices.pick(among: [.start, .center, .end, .justify]), role: role)
  }

  private mutating func picture() -> Picture {
    let image = ImageReference(path: "p.png", alternative: "A picture")
    guard isFoolish else { return Picture(image, alignment: choices.pick(among: [.start, .center, .end])) }
    return Picture(image, width: length(), height: length())
  }

  private mutating func pairs() -> Pairs {
    Pairs(
      (0...choices.pick(4)).map { _ in .init(label: paragraph(most: 2), value: paragraph(most: 4)) }, gap: length(),
      rowGap: length())
  }

  private mutating func box(depth: Int) -> Box {
    var box = Box(
      blocks(4, depth: depth - 1), padding: insets(), fill: choices.pick(2) == 0 ? nil : .white,
      border: choices.pick(2) == 0 ? nil : Stroke(width: .points(1), color: .black), radius: length(),
      width: choices.pick(2) == 0 ? nil : track(), alignment: choices.pick(among: [.start, .center, .end]))
    if choices.pick(4) == 0 { box.minimumHeight = length() }
    return box
  }

  private mutating func row(depth: Int) -> Row {
    let parts = (0...choices.pick(3)).map { _ in Row.Part(width: track(), content: blocks(3, depth: depth - 1)) }
    return Row(parts, gap: length(), alignment: choices.pick(among: [.top, .middle, .bottom, .baseline]))
  }
}
