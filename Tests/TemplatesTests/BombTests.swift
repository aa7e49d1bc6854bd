import Diagnostics
import Templates
import Testing
import Typesetting
import Values

/// Templates made to exhaust the program end in an error that says what is too much.
@Suite struct BombTests {
  private let english = ExpansionContext(locale: DocumentLocale(.english))

  private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

  private func names(_ files: [String: String]) -> Set<String> {
    do {
      _ = try SampleInvoice.checker(files).check("invoice.xml")
      return []
    } catch {
      for diagnostic in error.diagnostics {
        #expect(diagnostic.message.utf8.count < 1_200, "\(diagnostic.name)")
        #expect(diagnostic.hint?.utf8.count ?? 0 < 1_200, "\(diagnostic.name)")
      }
      #expect(error.diagnostics.count <= 100)
      return Set(error.diagnostics.map(\.name))
    }
  }

  private func names(_ text: String) -> Set<String> { names(["invoice.xml": text]) }

  private func names(body: String) -> Set<String> { names("<template for=\"invoice\">\(body)</template>") }

  // MARK: Markup

  @Test func nestedTags() { #expect(names(times(100_000, "<b>")) == ["too-deep"]) }

  @Test func siblings() {
    #expect(names(body: times(220_000, "<b/>")) == ["too-many-nodes"])
    #expect(names(body: times(1_000_000, "<rule/>")) == ["file-too-large"])
  }

  @Test func largeFiles() {
    #expect(names(times(50_000_000, "x")) == ["file-too-large"])
    #expect(names(times(50_000_000, "\n")) == ["file-too-large"])
    #expect(names(body: "<text style=\"" + times(50_000_000, "x") + "\">a</text>") == ["file-too-large"])
    let included = "<template for=\"invoice\"><include file=\"a.xml\"/></template>"
    #expect(names(["invoice.xml": included, "a.xml": times(50_000_000, " ")]) == ["file-too-large"])
  }

  @Test func longAttributes() {
    let long = times(200_000, "x")
    #expect(names(body: "<text style=\"\(long)\">a</text>") == ["unknown-style"])
    #expect(names(body: "<\(long)/>") == ["unknown-element"])
    #expect(names(body: "<text \(long)=\"1\">a</text>") == ["unknown-attribute"])
    #expect(names(body: "<text>{{ \(long) }}</text>") == ["unknown-field"])
    #expect(names(body: "<space height=\"\(times(100_000, "9"))mm\"/>") == ["bad-value"])
    let half = times(90_000, "y")
    #expect(names(body: "<define name=\"\(half)x\"><rule/></define><use name=\"\(half)z\"/>") == ["unknown-part"])
  }

  @Test func manyAttributes() {
    let attributes = (0..<20_000).map { " a\($0)=\"\"" }.joined()
    #expect(names(body: "<text\(attributes)>a</text>") == ["too-many-attributes"])
    #expect(names(body: "<text" + times(50_000, " a=\"\"") + ">a</text>") == ["duplicate-attribute"])
  }

  @Test func manyMistakesEndAtAHundred() {
    #expect(names(body: times(50_000, "<x/>")) == ["unknown-element"])
    #expect(names(times(100_000, "\u{1}")) == ["control-character"])
    #expect(names(body: "<text>" + times(100_000, "}}") + "</text>") == ["stray-braces"])
    #expect(names(body: "<text>" + times(100_000, "&") + "</text>") == ["stray-ampersand"])
    #expect(names(times(100_000, "<!--")) == ["unclosed-comment"])
  }

  // MARK: Numbers and letters

  @Test(arguments: [
    "width=\"99999999999mm\"", "width=\"5001mm\"", "height=\"1e400mm\"", "height=\"nanmm\"", "height=\"infmm\"",
    "height=\"-1mm\"", "width=\"100000000000000000000000000000mm\"", "height=\"0x1p3mm\"", "height=\"1.2.3mm\"",
  ])
  func lengthsThatAreNone(attribute: String) {
    #expect(names(body: "<image file=\"a.png\" alt=\"a\" \(attribute)/>") == ["bad-value"])
  }

  @Test(arguments: ["size=\"0\"", "size=\"0.5pt\"", "size=\"501pt\"", "size=\"99999999999mm\""])
  func lettersOfNoSize(attribute: String) {
    #expect(names(body: "<text \(attribute)>a</text>") == ["bad-value"])
  }

  @Test func numbersBeyondAllRanges() {
    let long = times(100_000, "9")
    #expect(names(body: "<heading level=\"\(long)\">a</heading>") == ["bad-value"])
    #expect(names(body: "<if test=\"total > \(long)\"><rule/></if>") == ["bad-expression"])
    #expect(names(body: "<text>{{ rate | number(\(long)) }}</text>") == ["bad-expression"])
    #expect(names(body: "<text>{{ rate | number(-9223372036854775808) }}</text>") == ["bad-argument"])
    #expect(names(body: "<if test=\"count == -9223372036854775808\"><rule/></if>").isEmpty)
    let gap = "<stack gap=\"5000mm\"><rule/></stack><text size=\"500pt\">a</text>"
    #expect(names(body: gap).isEmpty)
  }

  @Test func lettersThatAreNone() {
    #expect(names("\u{0}") == ["control-character", "text-outside"])
    #expect(names(body: "<text>a\u{0}b</text>") == ["control-character"])
    #expect(names(body: "<text>&#0;&#xD800;&#x110000;&#xFFFF;</text>") == ["bad-reference"])
    // UTF-16 read as if it were UTF-8.
    let utf16 = "<template for=\"invoice\"/>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(names(String(decoding: [0xFF, 0xFE] + utf16, as: UTF8.self)).contains("control-character"))
    #expect(names("\u{FEFF}<template for=\"invoice\">\r\n<rule/>\r\n</template>\r\n").isEmpty)
  }

  // MARK: Expressions

  @Test func longExpressions() {
    for expression in [
      times(100_000, "(") + "isDraft" + times(100_000, ")"), times(100_000, "not ") + "isDraft",
      "isDraft" + times(10_000, " or isDraft"), "isDraft" + times(10_000, " and isDraft"),
      "note" + times(10_000, " ?? note"), "note" + times(10_000, " | upper"), "coop" + times(100_000, ".coop"),
      times(100_000, "count(") + "lines", "number in [" + times(100_000, "\"a\", ") + "\"b\"]",
    ] {
      #expect(names(body: "<if test='\(expression)'><rule/></if>") == ["bad-expression"], "\(expression.prefix(40))")
    }
    #expect(names(body: "<text>" + times(100_000, "{{") + "</text>") == ["unclosed-braces"])
  }

  /// What comes after the longest expression is not silently left out.
  @Test func theEndOfALongExpressionCounts() {
    let hundred = "isDraft" + times(99, " or isDraft")
    #expect(names(body: "<if test=\"not \(hundred)\"><rule/></if>").isEmpty)
    #expect(names(body: "<if test=\"not \(hundred) or nonsense\"><rule/></if>") == ["bad-expression"])
  }

  // MARK: Files

  @Test(arguments: [
    "../a.xml", "/etc/passwd", "a/../../b.xml", "C:\\a.xml", "file:a.xml", "a//b.xml", "./a.xml", "", "\u{9}",
  ])
  func filesOutsideOfTheFolder(file: String) {
    #expect(names(body: "<include file=\"\(file)\"/>") == ["bad-file"])
  }

  @Test func includesThatNeverEnd() {
    var files = ["invoice.xml": "<template for=\"invoice\"><include file=\"a.xml\"/></template>"]
    files["a.xml"] = "<part><include file=\"b.xml\"/></part>"
    files["b.xml"] = "<part><include file=\"a.xml\"/></part>"
    #expect(names(files) == ["include-cycle"])
    for number in 0..<50 { files["a\(number).xml"] = "<part><include file=\"a\(number + 1).xml\"/></part>" }
    files["a.xml"] = "<part><include file=\"a0.xml\"/></part>"
    #expect(names(files) == ["too-deep"])
    for number in 0..<300 { files["f\(number).xml"] = "<part/>" }
    files["a.xml"] = "<part>" + (0..<300).map { "<include file=\"f\($0).xml\"/>" }.joined() + "</part>"
    #expect(names(files) == ["too-many-files"])
  }

  /// Thirty files, each of which includes the next one twice.
  @Test func includesThatDouble() {
    var files = ["invoice.xml": "<template for=\"invoice\"><include file=\"a0.xml\"/></template>"]
    for number in 0..<14 {
      files["a\(number).xml"] = "<part>" + times(20, "<include file=\"a\(number + 1).xml\"/>") + "</part>"
    }
    files["a14.xml"] = "<part><rule/></part>"
    #expect(names(files) == ["too-many-nodes"])
  }

  // MARK: Parts

  /// Each part is checked before the part that uses it, so that none is deep when it is checked.
  @Test func partsThatUseEachOtherInARow() {
    var text = "<define name=\"p0\"><rule/></define><use name=\"p0\"/>"
    for number in 1...900 {
      text += "<define name=\"p\(number)\"><use name=\"p\(number - 1)\"/></define><use name=\"p\(number)\"/>"
    }
    #expect(names(body: text) == ["too-deep"])
  }

  @Test func manyParts() {
    let parts = (0..<1_001).map { "<define name=\"p\($0)\"><rule/></define>" }.joined()
    #expect(names(body: parts) == ["too-many-parts"])
  }

  @Test func manyLargeFiles() {
    var files = [
      "invoice.xml": "<template for=\"invoice\">" + (0..<9).map { "<include file=\"a\($0).xml\"/>" }.joined()
        + "</template>"
    ]
    for number in 0..<9 { files["a\(number).xml"] = "<part><!--" + times(900_000, "x") + "--></part>" }
    #expect(names(files) == ["too-many-files"])
  }

  @Test func tallPartsWithinTallParts() {
    let part =
      "<define name=\"p0\"><rule/></define>"
      + (1...40).map { "<define name=\"p\($0)\"><stack><use name=\"p\($0 - 1)\"/></stack></define>" }.joined()
    let inOrder = (0...40).map { "<use name=\"p\($0)\"/>" }.joined()
    #expect(names(body: part + inOrder).isEmpty)
    #expect(
      names(body: part + inOrder + times(30, "<stack>") + "<use name=\"p40\"/>" + times(30, "</stack>")) == ["too-deep"]
    )
  }

  // MARK: Documents

  private func failure(_ body: String, _ record: Record) throws -> String? {
    let template = try SampleInvoice.check(body: body)
    do {
      for block in try template.expand(record, in: english).body {
        guard case .table(let table) = block else { continue }
        for number in 0..<table.rows.count { _ = try table.rows.row(number) }
      }
      return nil
    } catch { return (error as? Diagnostic)?.name }
  }

  @Test func loopsWithinLoops() throws {
    let record = SampleInvoice.record(lines: 2_000)
    let loops = "<for each='a in lines'><for each='b in lines'><for each='c in lines'>"
    #expect(try failure("\(loops)<rule/></for></for></for>", record) == "too-large")
    #expect(try failure("<text>\(loops)x</for></for></for></text>", record) == "too-large")
    let table = "<table rows='t in lines'><column>\(loops)x</for></for></for></column></table>"
    #expect(try failure(table, record) == "too-large")
    let titles =
      "<table rows='t in lines'><column>a</column>"
      + "<for each='a in lines'><for each='b in lines'><total label='a' value='total'/></for></for></table>"
    #expect(try failure(titles, record) == "too-large")
  }

  @Test func tablesWithinTables() throws {
    let record = SampleInvoice.record(lines: 2_000)
    func nested(_ depth: Int) -> String {
      depth == 0 ? "x" : "<table rows='t\(depth) in lines'><column>\(nested(depth - 1))</column></table>"
    }
    #expect(try failure(nested(1), record) == nil)
    #expect(try failure(nested(3), record) == "too-large")
    let part = "<define name='p'><table rows='b in lines'><column>x</column></table></define>"
    #expect(
      try failure(part + "<table rows='a in lines'><column><use name='p'/></column></table>", record) == "too-large")
    // Small tables in many rows are what nested tables are for.
    let tags =
      "<table rows='a in lines'><column><table rows='b in a.tags'><column>{{ b }}</column></table></column></table>"
    #expect(try failure(tags, SampleInvoice.record(lines: 5_000)) == nil)
  }

  @Test func textWithoutMeasure() throws {
    let record = SampleInvoice.record(lines: 1_000)
    let loops = "<for each='a in lines'><for each='b in lines'>"
    let long = times(100_000, "x")
    #expect(try failure("\(loops)<text>\(long)</text></for></for>", record) == "too-large")
    #expect(try failure("<text>\(loops)\(long)</for></for></text>", record) == "too-large")
  }

  @Test func partsThatDouble() throws {
    var text = "<define name=\"p0\"><rule/></define>"
    for number in 1...30 {
      text += "<define name=\"p\(number)\"><use name=\"p\(number - 1)\"/><use name=\"p\(number - 1)\"/></define>"
    }
    #expect(try failure(text + "<use name=\"p30\"/>", SampleInvoice.record()) == "too-large")
  }

  @Test func tablesOfManyColumns() {
    let columns = times(10_000, "<column>a</column>")
    #expect(names(body: "<table rows=\"line in lines\">\(columns)</table>") == ["too-many-columns"])
  }
}
