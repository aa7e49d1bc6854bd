import RandomTestSupport
import Typesetting

/// Random numbers that are the same in each run.
struct Dice: RandomNumberGenerator {
  private var generator: SeededGenerator
  init(seed: Int) {
    generator = SeededGenerator(
      seed: UInt64(truncatingIfNeeded: seed) &* 0xD134_2543_DE82_EF95 &+ 0x2545_F491_4F6C_DD1D)
  }

  mutating func next() -> UInt64 { generator.next() }

  mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &self) }
}

/// Makes random blocks; every word in them is there only once.
struct BlockMaker {
  var dice: Dice
  /// All words in reading order.
  private(set) var words: [String] = []
  /// Whether parts of rows and boxes may be taller than a page.
  var isTall = false

  init(seed: Int) { dice = Dice(seed: seed) }

  mutating func blocks(_ most: Int, depth: Int) -> [Block] {
    (0..<dice.roll(most + 1)).map { _ in block(depth: depth) }
  }

  mutating func block(depth: Int) -> Block {
    let few = isTall ? 9 : 2
    switch dice.roll(depth > 0 ? 16 : 7) {
    case 0: return .space(pt(Double(dice.roll(30))))
    case 1: return .rule(Rule(Stroke(width: pt(1), color: .black), above: pt(2), below: pt(3)))
    case 2: return .image(Picture(ImageReference(path: "p.png", alternative: "")))
    case 3: return .paragraph(paragraph(words: 2, role: .heading(1)))
    case 4, 5, 6: return .paragraph(paragraph(words: 30))
    case 7, 8: return .stack(Stack(blocks(6, depth: depth - 1), gap: pt(Double(dice.roll(4)))))
    case 9: return .keep(Keep(blocks(isTall ? 12 : 4, depth: depth - 1), withNext: dice.roll(3) == 0))
    case 10: return .pageBreak
    case 11: return .pairs(pairs())
    case 12, 13: return .box(box(few, depth: depth))
    default: return .row(row(few, depth: depth))
    }
  }

  mutating func paragraph(words most: Int, role: ParagraphRole = .body) -> Paragraph {
    let new = (0...dice.roll(most)).map { "w\(words.count + $0)" }
    words += new
    var paragraph = para(new.joined(separator: " "), [.start, .center, .end, .justify][dice.roll(4)])
    paragraph.role = role
    return paragraph
  }

  private mutating func pairs() -> Pairs {
    Pairs(
      (0...dice.roll(4)).map { _ in
        let label = paragraph(words: 2)
        return Pairs.Pair(label: label, value: paragraph(words: 3))
      }, gap: pt(5), rowGap: pt(2))
  }

  private mutating func box(_ few: Int, depth: Int) -> Box {
    var box = Box(
      blocks(few, depth: depth - 1), padding: Insets(all: pt(3)), fill: .white,
      width: [nil, .auto, .share(900)][dice.roll(3)], alignment: [.start, .center, .end][dice.roll(3)])
    box.minimumHeight = [.zero, pt(15), pt(40)][words.count % 3]
    box.contentAlignment = [.top, .middle, .bottom][words.count % 3]
    return box
  }

  private mutating func row(_ few: Int, depth: Int) -> Row {
    let parts = (0...dice.roll(3)).map { _ in
      Row.Part(width: [.auto, .fraction(1000), .share(200)][dice.roll(3)], content: blocks(few, depth: depth - 1))
    }
    return Row(parts, gap: pt(4), alignment: [.top, .middle, .bottom, .baseline][dice.roll(4)])
  }
}
