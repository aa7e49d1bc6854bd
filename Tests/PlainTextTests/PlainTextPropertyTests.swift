import PlainText
import RandomTestSupport
import Testing
import Typesetting

/// Blocks at random, of which only what must hold for all is asked.
@Suite struct PlainTextPropertyTests {
  private static let words = [
    "a", "shawl", "₹1,23,45,678.00", "12.5 m", "日本語", "کاریگروں", "कारीगरों", "Donaudampfschifffahrtsgesellschaft", "", " ",
    "\n",
    "\u{2028}", "O-1001", "👩‍🌾", "\u{2068}500\u{2069}", "\u{7}", "e\u{301}", "-", "−₹3.00", "\u{A0}",
    String(repeating: "x", count: 200),
  ]

  private static func paragraph(_ random: inout SeededGenerator) -> Paragraph {
    let count = Int.random(in: 0...6, using: &random)
    let text = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
    let role: ParagraphRole =
      Int.random(in: 0..<8, using: &random) == 0 ? .heading(Int.random(in: 1...6, using: &random)) : .body
    let alignment: [TextAlignment] = [.start, .center, .end, .justify]
    return Sample.paragraph(text, alignment: alignment.randomElement(using: &random) ?? .start, role: role)
  }

  private static func blocks(_ depth: Int, _ random: inout SeededGenerator) -> [Block] {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in block(depth, &random) }
  }

  private static func block(_ depth: Int, _ random: inout SeededGenerator) -> Block {
    let inner = depth < 3 ? blocks(depth + 1, &random) : [.paragraph(paragraph(&random))]
    switch Int.random(in: 0..<11, using: &random) {
    case 0: return .stack(Stack(inner, gap: .points(Double(Int.random(in: 0...9, using: &random)))))
    case 1:
      return .row(
        Row(inner.map { Row.Part(width: Bool.random(using: &random) ? .auto : .fixed(.points(9)), content: [$0]) }))
    case 2: return .box(Box(inner))
    case 3: return .pairs(Pairs([Pairs.Pair(label: paragraph(&random), value: paragraph(&random))], gap: .zero))
    case 4: return .table(table(&random))
    case 5:
      let rows = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        (words.randomElement(using: &random) ?? "", [Int?.some(Int.random(in: -9...9, using: &random))])
      }
      return .chart(Sample.chart(Chart.Kind.allCases.randomElement(using: &random) ?? .bar, rows))
    case 6: return .rule(Rule(Stroke(width: .points(1), color: .black)))
    case 7: return .space(.points(Double(Int.random(in: 0...9, using: &random))))
    case 8: return .keep(Keep(inner))
    default: return .paragraph(paragraph(&random))
    }
  }

  private static func table(_ random: inout SeededGenerator) -> Table {
    let kinds: [TableRow.Kind] = [.body, .body, .groupHeading, .subtotal]
    let rows = (0..<Int.random(in: 0...5, using: &random)).map { _ in
      TableRow(
        (0..<Int.random(in: 0...5, using: &random)).map { _ in
          TableCell([.paragraph(paragraph(&random))], span: Int.random(in: 1...3, using: &random))
        }, kind: kinds.randomElement(using: &random) ?? .body)
    }
    return Sample.table(rows)
  }

  @Test(arguments: 0..<300) func linesKeepTheirWidthAndEndWithoutBlanks(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let blocks = Self.blocks(0, &random)
    for width in [20, 21, 40, 63, 80, 200] {
      for direction in [ReadingDirection.leftToRight, .rightToLeft] {
        let lines = try PlainTextLayout(width: width, direction: direction).lines(of: blocks)
        for line in lines {
          #expect(line.columns <= width, "`\(line.text)`")
          #expect(line.text.last != " " && !line.text.contains("\n"), "`\(line.text)`")
        }
        #expect(lines.first?.text != "" && lines.last?.text != "")
        #expect(zip(lines, lines.dropFirst()).allSatisfy { !($0.text.isEmpty && $1.text.isEmpty) })
      }
    }
  }
}
