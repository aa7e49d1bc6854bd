import Diagnostics
import Layout
import Testing
import Typesetting
import TypesettingTestSupport

/// What holds for all documents, tried with many random ones.
@Suite struct PropertyTests {
  private let roomy = setup(width: 420, height: 320)

  private func letters(_ pages: [Page]) -> String {
    pages.flatMap(\.texts).joined().filter { $0 != " " }
  }

  @Test func everyWordAppearsOnceAndInOrder() throws {
    for seed in 0..<150 {
      var maker = BlockMaker(seed: seed)
      let body = maker.blocks(14, depth: 2)
      let result = try pages(document(body, setup: roomy))
      let found = letters(result)
      // Rows put words beside each other that read one below the other, so only their letters can be compared there.
      if found != maker.words.joined() {
        #expect(found.utf8.sorted() == maker.words.joined().utf8.sorted(), "seed \(seed)")
        #expect(containsRow(body), "seed \(seed)")
      }
    }
  }

  private func containsRow(_ blocks: [Block]) -> Bool {
    blocks.contains { block in
      switch block {
      case .row, .pairs: true
      case .stack(let stack): containsRow(stack.children)
      case .keep(let keep): containsRow(keep.content)
      case .box(let box): containsRow(box.content)
      default: false
      }
    }
  }

  @Test func tallRowsAndBoxesLoseNothing() throws {
    for seed in 0..<50 {
      var maker = BlockMaker(seed: 1_000 + seed)
      maker.isTall = true
      let body = maker.blocks(10, depth: 4)
      for direction in [ReadingDirection.leftToRight, .rightToLeft] {
        let result = try pages(document(body, setup: setup(width: 720, height: 220, direction)))
        #expect(letters(result).utf8.sorted() == maker.words.joined().utf8.sorted(), "seed \(seed)")
      }
    }
  }

  @Test func nothingLeavesTheMargins() throws {
    for seed in 0..<150 {
      var maker = BlockMaker(seed: 2_000 + seed)
      maker.isTall = seed % 2 == 0
      let body = maker.blocks(12, depth: 3)
      for page in try pages(document(body, setup: setup(width: 820, height: 320))) {
        for item in page.items {
          guard let rect = extent(item) else { continue }
          let isInside =
            rect.left >= 9.9 && rect.right <= 810.1 && rect.top >= 9.9 && rect.bottom <= 310.1
          #expect(isInside, "seed \(seed): \(item)")
        }
      }
    }
  }

  private func extent(_ item: PlacedItem) -> (left: Double, right: Double, top: Double, bottom: Double)? {
    switch item {
    case .glyphs(let run, let point):
      let (x, y) = (point.x.points, point.y.points)
      return (x, x + run.width.points, y - 10, y + 4)
    case .fill(let rect, _, _), .image(_, let rect), .modules(_, let rect), .link(let rect, _), .stroke(let rect, _, _):
      let (x, y) = (rect.origin.x.points, rect.origin.y.points)
      return (x, x + rect.size.width.points, y, y + rect.size.height.points)
    case .line(let from, let to, _): return (from.x.points, to.x.points, from.y.points, to.y.points)
    case .polyline(let points, _, _):
      let (xs, ys) = (points.map(\.x.points), points.map(\.y.points))
      return (xs.min() ?? 10, xs.max() ?? 10, ys.min() ?? 10, ys.max() ?? 10)
    case .begin, .end: return nil
    }
  }

  @Test func equalDocumentsGiveEqualPages() throws {
    for seed in 0..<20 {
      var maker = BlockMaker(seed: 3_000 + seed)
      let body = document(maker.blocks(12, depth: 3), setup: roomy)
      #expect(try pages(body).map(\.words) == pages(body).map(\.words))
    }
  }

  @Test func marksAreBalancedOnEveryPage() throws {
    for seed in 0..<50 {
      var maker = BlockMaker(seed: 4_000 + seed)
      for page in try pages(document(maker.blocks(12, depth: 3), setup: roomy)) {
        var depth = 0
        for item in page.items {
          switch item {
          case .begin: depth += 1
          case .end: depth -= 1
          default: break
          }
          #expect(depth >= 0)
        }
        #expect(depth == 0)
      }
    }
  }

  @Test func noHeadingIsLastOnAPage() throws {
    for seed in 0..<100 {
      var maker = BlockMaker(seed: 5_000 + seed)
      var body: [Block] = []
      for _ in 0..<20 {
        if maker.dice.roll(3) == 0 { body.append(.paragraph(maker.paragraph(words: 2, role: .heading(1)))) }
        body.append(.paragraph(maker.paragraph(words: 60)))
      }
      for page in try pages(document(body)).dropLast() {
        let last = page.items.last { if case .begin = $0 { true } else { false } }
        guard case .begin(.heading) = last else { continue }
        Issue.record("seed \(seed)")
      }
    }
  }

  @Test func foolishDocumentsEnd() {
    for seed in 0..<300 {
      var fool = Fool(dice: Dice(seed: seed))
      let foolish = fool.document()
      do {
        _ = try PageLayout(shaper: BoxFont(), images: BoxImages(), codes: BoxCodes()).pages(of: foolish)
      } catch {
        #expect(error is Diagnostic)
      }
    }
  }

  @Test func deepNestingIsRefused() {
    func nested(_ depth: Int, _ wrap: (Block) -> Block) -> Block {
      (0..<depth).reduce(text("core")) { block, _ in wrap(block) }
    }
    let wraps: [(Block) -> Block] = [
      { .stack(Stack([$0])) }, { .keep(Keep([$0])) }, { .box(Box([$0])) }, { .box(Box([$0], width: .auto)) },
      { .row(Row([Row.Part(width: .auto, content: [$0])])) },
      { .table(table([TableRow([TableCell([$0])])], columns: [TableColumn(width: .fraction(1))])) },
    ]
    for wrap in wraps {
      #expect(diagnostic { _ = try pages([nested(1_000, wrap)]) }?.name == "nested-too-deeply")
      #expect(diagnostic { _ = try pages([nested(40, wrap)]) } == nil)
    }
  }
}

/// Makes documents that nobody should write.
struct Fool {
  var dice: Dice

  mutating func length() -> Length {
    switch dice.roll(7) {
    case 0: .zero
    case 1: .unlimited
    case 2: -.unlimited
    case 3: pt(-5)
    case 4: Length(units: 1)
    default: pt(Double(dice.roll(60)))
    }
  }

  mutating func insets() -> Insets {
    dice.roll(2) == 0 ? Insets() : Insets(top: length(), end: length(), bottom: length(), start: length())
  }

  mutating func track() -> TrackWidth {
    switch dice.roll(5) {
    case 0: .fixed(length())
    case 1: .share([Int.max, .min, 0, 500][dice.roll(4)])
    case 2: .fraction([Int.max, .min, 0, 500][dice.roll(4)])
    default: .auto
    }
  }

  mutating func blocks(_ depth: Int) -> [Block] { (0..<dice.roll(4)).map { _ in block(depth) } }

  mutating func block(_ depth: Int) -> Block {
    let stroke = Stroke(width: length(), color: .black)
    switch dice.roll(depth > 0 ? 11 : 4) {
    case 0: return .space(length())
    case 1: return .rule(Rule(stroke, above: length(), below: length()))
    case 2:
      let style = TextStyle(size: dice.roll(4) == 0 ? length() : pt(8))
      return .paragraph(Paragraph([run("some words", style), .pageCount(style), .lineBreak], style: style))
    case 3:
      return .image(Picture(ImageReference(path: "p", alternative: ""), width: length(), height: length()))
    case 4: return .stack(Stack(blocks(depth - 1), gap: length()))
    case 5: return .keep(Keep(blocks(depth - 1), withNext: true))
    case 6: return .pairs(Pairs([.init(label: para("a b"), value: para("1"))], gap: length(), rowGap: length()))
    case 7:
      var box = Box(blocks(depth - 1), padding: insets(), border: stroke, radius: length(), width: track())
      box.minimumHeight = length()
      return .box(box)
    case 8: return .row(Row([Row.Part(width: track(), content: blocks(depth - 1))], gap: length()))
    default: return .table(foolishTable(depth))
    }
  }

  mutating func foolishTable(_ depth: Int) -> Table {
    let alignments: [TableColumn.Alignment] = [.decimal, .text(.justify)]
    let columns = (0..<dice.roll(4)).map { _ in TableColumn(width: track(), alignment: alignments[dice.roll(2)]) }
    let kinds: [TableRow.Kind] = [.head, .body, .groupHeading, .subtotal, .total]
    func row(_ fool: inout Fool) -> TableRow {
      let cells = (0..<fool.dice.roll(4)).map { _ in TableCell(fool.blocks(depth - 1), span: fool.dice.roll(3) - 1) }
      return TableRow(
        cells, kind: kinds[fool.dice.roll(5)], maySplit: fool.dice.roll(2) == 0, carries: [1, .max, 3])
    }
    let sums = [-1, 0, 7].map { TableCarry.Sum(column: $0, style: plain) { "\($0)" } }
    let rows = (0..<dice.roll(6)).map { _ in row(&self) }
    let carry = TableCarry(sums: sums, carriedLabel: para("c"), broughtLabel: para("b"))
    return Table(
      columns: columns, head: [row(&self)], rows: TableRows(rows), totals: [row(&self)], empty: blocks(depth - 1),
      carry: dice.roll(2) == 0 ? carry : nil,
      style: TableStyle(padding: insets(), rowRule: Stroke(width: length(), color: .black)))
  }

  mutating func document() -> PageDocument {
    let size = dice.roll(8) == 0 ? Size(width: length(), height: length()) : Size(width: pt(200), height: pt(150))
    let margins = dice.roll(3) == 0 ? insets() : Insets(all: pt(10))
    let furniture = Furniture.Pages.allCases.filter { _ in dice.roll(5) == 0 }.map { pages in
      Furniture([.header, .footer, .background][dice.roll(3)], pages: pages, content: blocks(1), gap: length())
    }
    return PageDocument(
      setup: PageSetup(size: size, margins: margins), furniture: furniture, body: blocks(4), title: "f",
      isOnePage: dice.roll(5) == 0)
  }
}
