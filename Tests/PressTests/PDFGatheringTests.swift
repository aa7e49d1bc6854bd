import Press
import Testing

/// Several PDFs become one for the printer.
@Suite struct PDFGatheringTests {
  @Test func allPagesStandInTheOrderGiven() throws {
    let files = try ["Amina", "Zübeyde", "Bashir"].map { try Workshop.pdf([Workshop.paragraph($0)]) }
    let one = try PDFGathering.bytes(of: files)
    let text = try Workshop.run("pdftotext", ["-layout"], on: one, suffix: ["-"])
    let names = text.split(separator: "\u{c}").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    #expect(names == ["Amina", "Zübeyde", "Bashir"])
    #expect(try Workshop.run("qpdf", ["--check"], on: one).contains("No syntax or stream encoding errors"))
    #expect(try PDFGathering.bytes(of: files) == one)
  }

  @Test func aBrokenFileIsAnErrorAndNotAGap() throws {
    let whole = try Workshop.pdf([Workshop.paragraph("Amina")])
    #expect(throws: (any Error).self) { try PDFGathering.bytes(of: [whole, Array("%PDF-nothing".utf8)]) }
  }
}
