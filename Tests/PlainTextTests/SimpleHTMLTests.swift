import Foundation
import PlainText
import Testing
import Typesetting

/// The HTML form of a message: well formed, harmless, and in the right direction.
@Suite struct SimpleHTMLTests {
  private static func text(_ body: [Block], _ direction: ReadingDirection = .leftToRight) throws -> String {
    let setup = PageSetup(
      size: Size(width: .points(500), height: .points(700)), margins: Insets(), direction: direction,
      language: direction == .leftToRight ? "en" : "ur")
    return try SimpleHTML().text(of: PageDocument(setup: setup, furniture: [], body: body, title: "A & B"))
  }

  private static let goods: [Block] = [
    Sample.heading("Sold", level: 3), Sample.text("Two pieces"),
    .table(
      Sample.table([
        Sample.tableRow(["Shawl", "2", "₹999.00"]), Sample.tableRow(["all", "₹999.00"], kind: .total, spans: [2, 1]),
      ])),
    .pairs(Pairs([Sample.pair("To pay", "₹999.00")], gap: .zero)),
  ]

  @Test(arguments: [ReadingDirection.leftToRight, .rightToLeft])
  func isWellFormed(_ direction: ReadingDirection) throws {
    let html = try Self.text(Self.goods, direction)
    // All but the first line and the head's elements without an end is XML, too.
    let xml = html.replacingOccurrences(of: "<!DOCTYPE html>\n", with: "")
      .replacingOccurrences(of: "(<meta[^>]*)>", with: "$1/>", options: .regularExpression)
      .replacingOccurrences(of: "<hr>", with: "<hr/>").replacingOccurrences(of: "<br>", with: "<br/>")
    #expect(try PythonParser.reads(xml), "\(xml)")
    #expect(html.contains(direction == .leftToRight ? "dir=\"ltr\"" : "dir=\"rtl\""))
    // Amounts stand at the end of the line, which is left on a page that runs from right to left.
    #expect(html.contains("text-align: \(direction == .leftToRight ? "right" : "left")"))
    #expect(html.contains("colspan=\"2\""))
  }

  @Test func dataNeverBecomesMarkup() throws {
    let nasty = "<script>alert('1')</script> & \"x\" \u{0} \u{8}"
    let html = try Self.text([Sample.text(nasty), .pairs(Pairs([Sample.pair(nasty, nasty)], gap: .zero))])
    #expect(!html.contains("<script"))
    #expect(html.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;"))
    #expect(!html.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(html.contains("<title>A &amp; B</title>"))
  }

  @Test func linksLeadOnlyToWhereMessagesMay() throws {
    let style = TextStyle(size: .points(10))
    for (link, isShown) in [("https://a.example/?x=\"1\"", true), ("javascript:alert(1)", false), ("upi://pay", false)]
    {
      let block = Block.paragraph(Paragraph([.text(TextRun("here", style: style, link: link))], style: style))
      #expect(try Self.text([block]).contains("<a ") == isShown)
    }
  }
}

/// Python's parser, a judge of its own.
private enum PythonParser {
  static func reads(_ text: String) throws -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import sys, xml.dom.minidom as m; m.parseString(sys.stdin.buffer.read())"]
    let input = Pipe()
    process.standardInput = input
    process.standardError = FileHandle.nullDevice
    try process.run()
    input.fileHandleForWriting.write(Data(text.utf8))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
