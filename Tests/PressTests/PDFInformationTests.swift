import Foundation
import Press
import RandomTestSupport
import Testing

/// Reads back what PDFs say about themselves, also when other programs wrote them anew or broke them.
@Suite struct PDFInformationTests {
  private static let words = "Talim KC/26-27/0042 3f9a20bc71d4e65a"

  private static func pdf(keywords: String = words) throws -> [UInt8] {
    let shaper = try Workshop.shaper()
    let page = try Workshop.page([Workshop.paragraph("Invoice")], with: shaper)
    let properties = DocumentProperties(
      title: "Rechnung für ॐ", subject: "Buyer", keywords: keywords, created: "2026-04-01T12:00:00Z")
    return try PDFPress(shaper: shaper).bytes(of: [page], properties: properties)
  }

  /// What a tool makes of the file.
  private static func rewritten(_ bytes: [UInt8], _ command: String) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "press-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(bytes).write(to: folder.appending(path: "in.pdf"))
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    return Array(try Data(contentsOf: folder.appending(path: "out.pdf")))
  }

  @Test func ourOwnFileSaysWhatItIs() throws {
    let found = try #require(try PDFInformation(of: Self.pdf()))
    #expect(found.keywords == Self.words)
    #expect(found.title == "Rechnung für ॐ")
    #expect(found.subject == "Buyer")
    #expect(found.producer?.contains("cairo") == true)
    #expect(try PDFInformation(of: Self.pdf(keywords: ""))?.keywords == nil)
  }

  @Test(arguments: [
    "qpdf --object-streams=generate in.pdf out.pdf", "qpdf --linearize in.pdf out.pdf",
    "qpdf --encrypt '' secret 256 -- in.pdf out.pdf", "qpdf --qdf in.pdf out.pdf",
    "(printf 'junk\\n'; cat in.pdf) > out.pdf", "sed 's/startxref/startxxxx/' in.pdf > out.pdf",
    "(cat in.pdf; printf '%%%%changed\\n') > out.pdf",
  ])
  func otherProgramsKeepIt(command: String) throws {
    let bytes = try Self.rewritten(Self.pdf(), command)
    #expect(try PDFInformation(of: bytes)?.keywords == Self.words, "\(command)")
  }

  @Test func aPasswordKeepsItClosed() throws {
    let bytes = try Self.rewritten(Self.pdf(), "qpdf --encrypt secret secret 256 -- in.pdf out.pdf")
    #expect(try PDFInformation(of: bytes) == nil)
  }

  @Test func whatIsNoPDFIsNone() throws {
    #expect(try PDFInformation(of: []) == nil)
    #expect(try PDFInformation(of: Array("%PDF-1.5".utf8)) == nil)
    #expect(try PDFInformation(of: Array("hello, world".utf8)) == nil)
    #expect(try PDFInformation(of: [UInt8](repeating: 0, count: 4_096)) == nil)
  }

  @Test func brokenFilesNeverStopTheProgram() throws {
    var random = SeededGenerator(seed: 7)
    let original = try Self.rewritten(Self.pdf(), "qpdf --object-streams=generate in.pdf out.pdf")
    for _ in 0..<300 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 20))
        default: bytes.insert(contentsOf: Array("<<[(/Info 1 0 R".utf8), at: place)
        }
        if bytes.isEmpty { break }
      }
      _ = try PDFInformation(of: bytes)
      _ = try PDFInformation(of: Array(original.prefix(Int.random(in: 0...original.count, using: &random))))
    }
  }
}
