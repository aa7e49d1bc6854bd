import Diagnostics
import Templates
import Testing
import Typesetting
import Values

@Suite struct ChartExpansionTests {
  private let part = Schema(
    name: "Part",
    fields: [
      SampleInvoice.field("name", .text), SampleInvoice.field("amount", .optional(.money)),
      SampleInvoice.field("weight", .quantity), SampleInvoice.field("rate", .decimal),
      SampleInvoice.field("points", .integer),
    ])

  private func record(_ amounts: [Value], units: [String] = [], rates: [String] = []) -> Record {
    let top = Schema(name: "Report", fields: [SampleInvoice.field("parts", .list(.record(part)))])
    let rows = amounts.enumerated().map { index, amount in
      Value.record(
        Record(
          schema: part,
          values: [
            .text("p\(index)"), amount,
            .quantity(Quantity(ExactDecimal(index + 1), unit: units.isEmpty ? "m" : units[index])),
            .decimal(rates.isEmpty ? .one : ExactDecimal(rates[index]) ?? .zero), .integer(Int.max),
          ]))
    }
    return Record(schema: top, values: [.list(rows)])
  }

  private func lines(_ chart: String, _ record: Record, _ language: Language = .english) throws -> [String] {
    let checker = TemplateChecker(
      source: TemplateTexts(["c.xml": "<template for=\"report\">\(chart)</template>"]),
      kinds: ["report": record.schema], themes: ["plain": .standard])
    let context = ExpansionContext(locale: DocumentLocale(language))
    return try BlockText.lines(try checker.check("c.xml").expand(record, in: context).body)
  }

  private func money(_ amounts: [Int64?]) -> [Value] {
    amounts.map { $0.map { SampleInvoice.money($0) } ?? .none }
  }

  private func chart(_ kind: String, _ value: String, _ more: String = "") -> String {
    "<chart kind=\"\(kind)\" rows=\"p in parts\" \(kind == "spark" ? "" : "label=\"{{ p.name }}\"") \(more) alt=\"a\">"
      + "<series value=\"\(value)\" \(kind == "share" ? "missing=\"zero\"" : "")/></chart>"
  }

  @Test func lettersAreAsLargeAsTheChartSays() throws {
    let text = chart("bar", "p.amount", "size=\"17pt\"")
    let record = record(money([1]))
    let checker = TemplateChecker(
      source: TemplateTexts(["c.xml": "<template for=\"report\">\(text)</template>"]),
      kinds: ["report": record.schema], themes: ["plain": .standard])
    let document = try checker.check("c.xml").expand(record, in: ExpansionContext(locale: DocumentLocale(.english)))
    guard case .chart(let found)? = document.body.first else { return #expect(Bool(false)) }
    #expect(found.style.label.size == .points(17) && found.style.value.size == .points(17))
    #expect(found.style.axis.size == .points(15))
  }

  @Test func valuesHaveTheDecimalsTheyNeed() throws {
    #expect(
      try lines(chart("bar", "p.amount"), record(money([12_345_600, 50_000]))) == [
        "chart bar (a)", "  p0: 123456 ₹1,23,456", "  p1: 500 ₹500",
      ])
    #expect(
      try lines(chart("bar", "p.amount"), record(money([12_345_650, nil, -50_000]))) == [
        "chart bar (a)", "  p0: 1234565 ₹1,23,456.50", "  p1: –", "  p2: -5000 -₹500.00",
      ])
    #expect(
      try lines(chart("bar", "p.rate"), record(money([1, 1]), rates: ["1.25", "3"])) == [
        "chart bar (a)", "  p0: 125 1.25", "  p1: 300 3.00",
      ])
    #expect(
      try lines(chart("bar", "p.amount", "digits=\"0\""), record(money([150, 249]))) == [
        "chart bar (a)", "  p0: 150 ₹2", "  p1: 249 ₹2",
      ])
  }

  @Test func sharesComeToAHundred() throws {
    #expect(
      try lines(chart("share", "p.amount"), record(money([100, 100, 100]))) == [
        "chart share (a)", "  p0: 1 ₹1 = 34%", "  p1: 1 ₹1 = 33%", "  p2: 1 ₹1 = 33%",
      ])
    let grouped = chart("share", "p.amount", "group-below=\"3%\" group-label=\"Others\" digits=\"1\"")
    #expect(
      try lines(grouped, record(money([20_000, 300, 70_000, 200, nil]))) == [
        "chart share (a)", "  p0: 200 ₹200 = 22.1%", "  p2: 700 ₹700 = 77.3%", "  Others: 5 ₹5 = 0.6%",
      ])
  }

  @Test func stackedSumsAreExact() throws {
    let chart =
      "<chart kind=\"stacked\" rows=\"p in parts\" label=\"{{ p.name }}\" alt=\"a\"><series title=\"A\" value=\"p.points\"/><series title=\"B\" value=\"p.points\"/></chart>"
    #expect(
      try lines(chart, record(money([1]))) == [
        "chart stacked of A, B (a)",
        "  p0: 9223372036854775807 9,223,372,036,854,775,807 | 9223372036854775807 9,223,372,036,854,775,807"
          + " = 18,446,744,073,709,551,614",
      ])
  }

  @Test func figuresAreIsolatedInRightToLeftDocuments() throws {
    #expect(
      try lines(chart("bar", "p.amount"), record(money([100_000])), .urdu)[1]
        == "  \u{2066}p0\u{2069}: 1000 \u{2066}\u{200E}₹1,000\u{2069}")
  }

  @Test func anEmptyChartSaysSo() throws {
    let empty = "<empty><text>nothing</text></empty>"
    for kind in ["bar", "column", "line", "spark", "share"] {
      let text = chart(kind, "p.amount").replacing("</chart>", with: "\(empty)</chart>")
      #expect(try lines(text, record([])) == ["p nothing"], "\(kind)")
    }
    let share = chart("share", "p.amount").replacing("</chart>", with: "\(empty)</chart>")
    #expect(try lines(share, record(money([0, nil]))) == ["p nothing"])
    let line = chart("line", "p.amount").replacing("</chart>", with: "\(empty)</chart>")
    #expect(try lines(line, record(money([nil]))) == ["p nothing"])
  }

  @Test func whatHasNoCommonScaleIsRefused() throws {
    let mixed = record([SampleInvoice.money(1), SampleInvoice.money(1, .eur)])
    #expect(try error(chart("line", "p.amount"), mixed) == "mixed-currencies at p.amount")
    let units = record(money([1, 1]), units: ["m", "kg"])
    #expect(try error(chart("bar", "p.weight"), units) == "mixed-units at p.weight")
    #expect(try error(chart("share", "p.amount"), record(money([1, -1]))) == "negative-part at p.amount")
  }

  private func error(_ chart: String, _ record: Record) throws -> String {
    do {
      _ = try lines(chart, record)
      return ""
    } catch let error as Diagnostic {
      guard case .text(let place) = error.place else { return error.name }
      return "\(error.name) at \(place.lineText.dropFirst(place.column - 1).prefix(place.length))"
    }
  }
}
