import Testing
import Typesetting
import TypesettingTestSupport

/// Whole pages, compared with golden files.
@Suite struct SnapshotTests {
  private let small = TextStyle(size: .points(8), color: Color(red: 90, green: 90, blue: 90))
  private let strong = TextStyle(size: .points(10), isBold: true)
  private let title = TextStyle(role: .display, size: .points(18))
  private let accent = Color(red: 122, green: 31, blue: 61)

  private func paragraph(
    _ text: String, _ style: TextStyle, _ alignment: TextAlignment = .start, role: ParagraphRole = .body
  ) -> Paragraph {
    Paragraph([run(text, style)], style: style, alignment: alignment, role: role)
  }

  private func row(_ number: Int, _ words: [String]) -> TableRow {
    let paise = Int64(number) * 123_450 + 50
    let amount = "₹\(paise / 100).\(paise % 100 < 10 ? "0" : "")\(paise % 100)"
    let cells = [
      TableCell([.paragraph(para("\(words[number % words.count]) \(number)"))]), cell("\(number % 7).5 m"),
      cell(amount),
    ]
    return TableRow(cells, carries: [paise], isStriped: number % 2 == 1)
  }

  private func head(_ titles: [String]) -> TableRow {
    TableRow(titles.map { TableCell([.paragraph(paragraph($0, strong))]) }, kind: .head)
  }

  private func invoice(_ words: Words, rows: Int, _ direction: ReadingDirection) -> PageDocument {
    let hair = Stroke(width: pt(0.5), color: accent)
    let sum = TableCarry.Sum(column: 2, style: plain) { "₹\($0 / 100).\($0 % 100 < 10 ? "0" : "")\($0 % 100)" }
    let table = Table(
      columns: [
        TableColumn(width: .fraction(1000)), TableColumn(width: .auto, alignment: .decimal),
        TableColumn(width: .auto, alignment: .decimal),
      ],
      head: [head(words.titles)], rows: TableRows(count: rows) { [self] in row($0, words.items) },
      totals: [
        TableRow(
          [
            TableCell([.paragraph(paragraph(words.total, strong))], span: 2),
            TableCell([.paragraph(paragraph("₹9,99,999.00", strong))]),
          ], kind: .total)
      ],
      carry: TableCarry(
        sums: [sum], carriedLabel: paragraph(words.carried, small), broughtLabel: paragraph(words.brought, small)),
      style: TableStyle(
        padding: Insets(top: pt(2), end: pt(4), bottom: pt(2), start: pt(4)), headFill: .white,
        stripeFill: Color(red: 245, green: 240, blue: 235), headRule: hair, rowRule: hair,
        totalRule: Stroke(width: pt(1), color: accent)))
    let billing = Row(
      [
        Row.Part(width: .fraction(1000), content: [.paragraph(paragraph(words.billed, small)), text(words.name)]),
        Row.Part(
          width: .fixed(pt(120)),
          content: [
            .pairs(Pairs(words.pairs.map { .init(label: para($0.0), value: para($0.1)) }, gap: pt(8)))
          ]),
      ], gap: pt(12))
    let number = Paragraph(
      [run(words.page + " ", small), .pageNumber(small), run(" / ", small), .pageCount(small)], style: small,
      alignment: .end)
    return PageDocument(
      setup: setup(width: 320, height: 300, margin: 20, direction),
      furniture: [
        Furniture(.header, pages: .first, content: [.paragraph(paragraph(words.coop, strong))], gap: pt(10)),
        Furniture(.footer, content: [.rule(Rule(hair, below: pt(2))), .paragraph(number)], gap: pt(6)),
      ],
      body: [
        .paragraph(paragraph(words.heading, title, role: .heading(1))), .space(pt(6)), .row(billing), .space(pt(8)),
        .table(table), .space(pt(6)),
        .keep(
          Keep([
            .box(
              Box(
                [text(words.thanks)], padding: Insets(all: pt(4)), border: hair, radius: pt(3), width: .auto,
                alignment: .end))
          ])),
      ], title: words.heading)
  }

  private struct Words {
    var coop: String, heading: String, billed: String, name: String, total: String, carried: String, brought: String
    var page: String, thanks: String
    var titles: [String], items: [String]
    var pairs: [(String, String)]
  }

  private let english = Words(
    coop: "Talim", heading: "Invoice 12", billed: "Billed to", name: "Shaw & Sons", total: "Total",
    carried: "Carried forward", brought: "Brought forward", page: "Page", thanks: "Thank you",
    titles: ["Item", "Qty", "Amount"], items: ["Shawl", "Papier-mâché box", "Saffron from Pampore"],
    pairs: [("Date", "1 May 2026"), ("Pay by", "31 May 2026")])

  private let urdu = Words(
    coop: "تعلیم", heading: "بل 12", billed: "بنام", name: "شا اینڈ سنز", total: "کل", carried: "آگے", brought: "پچھلا",
    page: "صفحہ", thanks: "شکریہ", titles: ["چیز", "تعداد", "رقم"], items: ["شال", "زعفران پامپور"],
    pairs: [("تاریخ", "1 مئی 2026")])

  private func check(_ document: PageDocument, _ name: String, file: String = #filePath) throws {
    let font = BoxFont()
    let found = PageSnapshot(fontName: font.styleName).text(try pages(document, font: font))
    let difference = SnapshotFile(name, besides: file).difference(from: found)
    #expect(difference == nil, "\(name) differs:\n\(difference ?? "")")
  }

  @Test func shortInvoice() throws { try check(invoice(english, rows: 3, .leftToRight), "invoice-short.txt") }
  @Test func longInvoice() throws { try check(invoice(english, rows: 22, .leftToRight), "invoice-long.txt") }
  @Test func mirroredInvoice() throws { try check(invoice(urdu, rows: 12, .rightToLeft), "invoice-mirrored.txt") }

  @Test(arguments: Chart.Kind.allCases) func charts(kind: Chart.Kind) throws {
    let numbers: [[Int?]] =
      switch kind {
      case .bar: [[6_200, 1_200], [4_100, nil], [2_500, -900]]
      case .column, .spark: [[1_200], [nil], [1_900], [-400], [2_300]]
      case .line: [[12, 30], [18, 26], [nil, 27], [24, 20], [31, 15]]
      case .stacked: [[30, 50, 12], [20, 10, 40]]
      case .share: [[620], [250], [90], [40]]
      }
    for direction in [ReadingDirection.leftToRight, .rightToLeft] {
      let page = setup(width: 320, height: 200, margin: 20, direction)
      let name = "chart-\(kind)\(direction == .rightToLeft ? "-mirrored" : "").txt"
      try check(document([.chart(ChartMaker.chart(kind, numbers))], setup: page), name)
    }
  }

  @Test func snapshotsAreNotRewrittenWhereCIIsSet() {
    let file = SnapshotFile("nowhere.txt", besides: #filePath)
    let found = file.difference(from: "", environment: ["CI": "true", "TALIM_UPDATE_SNAPSHOTS": "1"])
    #expect(found == "snapshots are never rewritten where CI is set")
    #expect(file.difference(from: "", environment: [:])?.contains("is missing") == true)
  }
}
