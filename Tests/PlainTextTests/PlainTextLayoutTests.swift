import PlainText
import Testing
import Typesetting

@Suite struct PlainTextLayoutTests {
  private let outlook: [Block] = [
    Sample.row(["Week to", "Comes in", "Goes out", "We will have"]),
    Sample.row(["24 May 2026", "₹1,23,456.00", "₹12,000.00", "₹12,34,567.00"]),
    Sample.row(["31 May 2026", "₹0.00", "₹1,500.00", "-₹34,567.00"]),
  ]
  private let goods = Sample.table([
    Sample.tableRow(["Shawls"], kind: .groupHeading, spans: [3]),
    Sample.tableRow(["Pashmina shawl with a border of chinar leaves, hand woven in Kanihama", "12", "₹1,00,000.00"]),
    Sample.tableRow(["Stole", "2.5 m", "₹999.00"]),
    Sample.tableRow(["of shawls", "", "₹1,00,999.00"], kind: .subtotal),
  ])

  @Test func headingsParagraphsAndRules() throws {
    let sentence =
      "Buyers owe us ₹\u{A0}1,23,456.00, and nobody is late; of this we expect all by the end of the month."
    let blocks: [Block] = [
      Sample.heading("Our week", level: 1), Sample.text(sentence),
      .rule(Rule(Stroke(width: .points(1), color: .black))),
      Sample.heading("What we have", level: 2), .space(.points(3)), Sample.text("first"), .space(.points(8)),
      Sample.text("second"), Sample.heading("A small one", level: 3), Sample.text("third"), .space(.points(20)),
    ]
    try expectSnapshot(blocks, "headings")
    try expectSnapshot(blocks, "headings-40", width: 40)
  }

  @Test func pairsLineUpAcrossRules() throws {
    let pairs: [Block] = [
      .pairs(
        Pairs([Sample.pair("We have", "₹1,20,000.00"), Sample.pair("Paid ahead by buyers", "₹500.00")], gap: .zero)),
      .rule(Rule(Stroke(width: .points(1), color: .black))),
      .pairs(Pairs([Sample.pair("Free to spend", "₹1,19,500.00")], gap: .zero)),
    ]
    try expectSnapshot(pairs + [Sample.text("after")], "pairs")
    try expectSnapshot(pairs, "pairs-20", width: 20)
  }

  @Test func rowsThatFollowEachOtherShareTheirColumns() throws {
    try expectSnapshot(outlook, "rows")
    try expectSnapshot(outlook, "rows-40", width: 40)
  }

  @Test func tablesHaveTitlesGroupsAndTotals() throws {
    try expectSnapshot([.table(goods)], "table")
    try expectSnapshot([.table(goods)], "table-50", width: 50)
    try expectSnapshot([.table(goods)], "table-30", width: 30)
    try expectSnapshot([.table(Sample.table([], empty: [Sample.text("Nothing was sold.")]))], "table-empty")
  }

  @Test func chartsOfOneSeriesAreBars() throws {
    let months: [(String, [Int?])] = [
      ("January", [100]), ("February", [250]), ("March", [nil]), ("April", [-40]), ("May", [3]),
    ]
    try expectSnapshot(
      [
        Sample.text("before"), .chart(Sample.chart(.column, months)),
        .chart(Sample.chart(.column, [("2025", [1, 20]), ("2026", [3, nil])], series: 2)),
        .chart(Sample.chart(.spark, [("", [1]), ("", [5]), ("", [8])])),
        .chart(Sample.chart(.line, (0..<60).map { (String($0), [Optional($0)]) })),
      ], "charts")
    try expectSnapshot([.chart(Sample.chart(.bar, months))], "charts-30", width: 30)
  }

  @Test func entriesOfListsHangBehindTheirMarkers() throws {
    func entry(_ content: [Block]) -> Block {
      .row(
        Row([
          Row.Part(width: .fixed(.millimetres(4)), content: [Sample.text("•")]),
          Row.Part(width: .fraction(1_000), content: content),
        ]))
    }
    try expectSnapshot(
      [
        entry([Sample.text("one line")]),
        entry([Sample.text("a longer entry that needs more than a single line here"), Sample.text("and a second text")]
        ),
      ], "list", width: 30)
  }

  @Test func picturesAndCodesAreTheirWords() throws {
    var sign = Picture(ImageReference(path: "up.svg", alternative: "sign"))
    sign.words = TextRun("▲", style: Sample.style)
    let code = Code(
      CodeContent(.qr(.medium), text: "upi://pay?pa=coop@bank"), style: Sample.style, alternative: "Pay with UPI")
    let bars = Code(CodeContent(.code128, text: "INV-1"), style: Sample.style, alternative: "Number")
    let change = Block.row(
      Row([
        Row.Part(width: .fixed(.millimetres(3)), content: [.image(sign)]),
        Row.Part(width: .fraction(1_000), content: [Sample.text("up 5 %")]),
      ]))
    try expectSnapshot(
      [.image(Picture(ImageReference(path: "logo.svg", alternative: "Our logo"))), change, .code(code), .code(bars)],
      "pictures")
  }

  @Test func textFromRightToLeftIsMarkedAndIsolated() throws {
    let rows: [Block] = [
      Sample.text("ہمارا ہفتہ"), Sample.text("GSTIN 01AAAAC0000C1ZA"), Sample.text("\u{2068}₹1,200.00\u{2069} ملے"),
      .pairs(Pairs([Sample.pair("ہمارے پاس ہے", "₹1,20,000.00"), Sample.pair("INV-1", "₹500.00")], gap: .zero)),
    ]
    try expectSnapshot(rows, "right-to-left", .rightToLeft)
  }

  @Test func looksAreData() throws {
    let line = try #require(
      try PlainTextLayout().lines(of: [.pairs(Pairs([Sample.pair("We have", "₹5.00")], gap: .zero))]).first)
    #expect(line.spans.first?.isMuted == true)
    #expect(line.spans.last == PlainSpan("  ₹5.00"))
    #expect(
      try PlainTextLayout().lines(of: [Sample.heading("Big", level: 3)]) == [
        PlainLine([PlainSpan("Big", isBold: true)])
      ])
  }

  @Test func linksAreFollowedByTheirAddresses() throws {
    let style = Sample.style
    let inlines: [Inline] = [
      .text(TextRun("see ", style: style)), .text(TextRun("our page", style: style, link: "https://example.org/a")),
      .text(TextRun(" or ", style: style)), .text(TextRun("a@b.in", style: style, link: "mailto:a@b.in")),
    ]
    let lines = try PlainTextLayout().lines(of: [.paragraph(Paragraph(inlines, style: style))])
    #expect(lines.text == "see our page <https://example.org/a> or a@b.in\n")
  }

  @Test func whatCountsPagesIsLeftOut() throws {
    let style = Sample.style
    let inlines: [Inline] = [
      .text(TextRun("Page ", style: style)), .pageNumber(style), .text(TextRun(" of ", style: style)),
      .pageCount(style),
    ]
    let lines = try PlainTextLayout().lines(of: [Sample.text("first"), .paragraph(Paragraph(inlines, style: style))])
    #expect(lines.text == "first\n")
  }

  @Test func documentsHaveTheirFurnitureOnce() throws {
    let setup = PageSetup(size: Size(width: .points(500), height: .points(700)), margins: Insets())
    let number = Paragraph([.pageNumber(Sample.style)], style: Sample.style)
    let document = PageDocument(
      setup: setup,
      furniture: [
        Furniture(.footer, content: [Sample.text("Chinar Collective"), .paragraph(number)]),
        Furniture(.header, pages: .rest, content: [Sample.text("continued")]),
        Furniture(.background, content: [Sample.text("DRAFT")]),
        Furniture(.header, pages: .first, content: [Sample.text("Letterhead")]),
      ], body: [Sample.text("Body"), .pageBreak, Sample.text("More")], title: "")
    let lines = try PlainTextLayout(width: 40).lines(of: document)
    #expect(lines.map(\.text) == ["Letterhead", "", "Body", "", "More", "", "Chinar Collective"])
  }
}
