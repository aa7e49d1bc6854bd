import Foundation
import Testing

/// The sample templates, filled with their data by the real program and read back by Poppler.
@Suite(.serialized) struct SampleTemplateTests {
  struct Sample: Sendable, CustomStringConvertible {
    var name: String
    var data: String
    /// The pages of each document.
    var pages: [Int]
    /// What stands on the pages of the first document.
    var texts: [String]
    var description: String { name }
  }

  static let samples = [
    Sample(
      name: "certificate", data: "certificate.json", pages: [1],
      texts: ["Certificate of Origin", "Kani shawl, gul-i-wilayat, deep red", "14 March 2026", "CO-2026-031"]),
    Sample(
      name: "delivery-note", data: "delivery-notes.jsonl", pages: [1, 1],
      texts: ["DN-0117", "Parcel B", "Lids are wrapped one by one", "Pieces in all", "68", "Received in good order"]),
    Sample(
      name: "notice", data: "notice.jsonl", pages: [1, 1],
      texts: [
        "Dear Zoon Begum,", "4 October 2026", "3 matters", "Rupees Eighteen Thousand Four Hundred", "2. A second",
      ]),
    Sample(name: "notice-ur", data: "notice-ur.json", pages: [1], texts: ["₹18,450.00", "+91 194 000 0000", "कशीदा"]),
    Sample(
      name: "price-list", data: "price-list.json", pages: [2],
      texts: ["Price list Winter 2026", "12.5% off", "€790.00", "₹1,28,000.00", "Page 2 of 2", "to order"]),
    Sample(
      name: "report", data: "report.json", pages: [1],
      texts: ["The winter season", "67%", "21%", "₹71,925.89", "Paid out", "Six months"]),
    Sample(
      name: "short-invoice", data: "../../templates/samples/invoice.short.json", pages: [1],
      texts: ["Tax Invoice", "₹1,13,188.00", "IGST 5% on 1,13,668.00", "₹1,19,351.00", "कुल राशि", "Page 1 of 1"]),
    Sample(
      name: "statement", data: "statement.json", pages: [3],
      texts: ["75 payments", "Carried forward", "continued on page 2 of 3", "Rainawari, together", "₹3,25,306.25"]),
    Sample(
      name: "tag", data: "tags.jsonl", pages: [1, 1, 1],
      texts: ["PASHMINA", "Plain shawl, undyed", "62 hours of work", "₹19,800.00", "901230"]),
  ]

  @Test func everySampleIsTried() throws {
    let folder = Program.root.appending(path: "examples/templates")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".xml") }
    #expect(files.sorted() == Self.samples.map { "\($0.name).xml" }.sorted())
  }

  @Test(arguments: samples)
  func sample(_ sample: Sample) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "talim-samples-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let templates = "\"$TALIM_HOME/examples/templates\""
    let printed = try Program.shell(
      "talim render \(templates)/\(sample.name).xml --data \(templates)/\(sample.data) --out .", in: folder)
    #expect(printed.exitCode == 0, "\(printed.errors)")
    // Of many documents only their number is told.
    #expect(sample.pages.count > 1 || printed.errors.isEmpty, "\(printed.errors)")
    #expect(!printed.errors.contains("warning"), "\(printed.errors)")
    let files = printed.output.split(separator: "\n").sorted()
    let counts = try files.map { file in
      try Program.shell("pdfinfo '\(file)' | sed -n 's/^Pages: *//p'", in: folder).output.split(separator: "\n")
    }
    #expect(counts.flatMap { $0.compactMap { Int($0) } } == sample.pages)
    let first = try #require(files.first)
    let text = try Program.shell("pdftotext -layout '\(first)' -", in: folder).output
    for expected in sample.texts { #expect(text.contains(expected), "`\(expected)` is not in\n\(text)") }
  }
}
