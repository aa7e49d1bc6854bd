import Foundation
import Press
import Testing
import Typesetting

@Suite struct PDFPressTests {
  static let paragraphs = [
    Workshop.paragraph("Kashmir Loom Co-operative · Invoice KC/26-27/0042", size: 18, bold: true),
    Workshop.paragraph("Balance due ₹1,23,456.00 — office, fjord, AVATAR, Müller & Söhne"),
    Workshop.paragraph("कश्मीरी शॉल का मूल्य क्षत्रिय श्री ज्ञान", language: "hi"),
    Workshop.paragraph("آرڈر KC/26-27/0042 مبلغ ₹1,234.00", direction: .rightToLeft, language: "ur"),
    Workshop.paragraph("کشمیری شال اور قالین", size: 16, role: .display, direction: .rightToLeft, language: "ur"),
    Workshop.paragraph(
      "Shawl शॉल شال together in one paragraph that is long enough to be broken into several lines, so that we see it."),
  ]

  @Test func textIsFoundAgain() throws {
    let text = try Workshop.run("pdftotext", ["-layout"], on: Workshop.pdf(Self.paragraphs), suffix: ["-"])
    #expect(text.contains("₹1,23,456.00"))
    #expect(text.contains("कश्मीरी शॉल का मूल्य"))
    #expect(text.contains("KC/26-27/0042"))
    #expect(text.contains("مبلغ"))
  }

  @Test func equalPagesMakeEqualBytes() throws {
    #expect(try Workshop.pdf(Self.paragraphs) == Workshop.pdf(Self.paragraphs))
  }

  @Test func theFileIsSound() throws {
    let output = try Workshop.run("qpdf", ["--check"], on: Workshop.pdf(Self.paragraphs))
    #expect(output.contains("No syntax or stream encoding errors"))
  }

  @Test func onlyBundledFontsAndAllEmbedded() throws {
    let output = try Workshop.run("pdffonts", [], on: Workshop.pdf(Self.paragraphs))
    let lines = output.split(separator: "\n").dropFirst(2)
    #expect(lines.count >= 5)
    for line in lines {
      #expect(line.contains("+Noto"))
      #expect(line.contains(" yes yes yes "))
    }
  }
}
