import Diagnostics
import Foundation
import Press
import Typesetting

/// What the tests of the press share: fonts, a few styles, a naive page and the tools that look at PDFs.
enum Workshop {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func shaper() throws -> PangoShaper {
    try PangoShaper(fonts: FontLibrary(folder: root.appendingPathComponent("fonts").path))
  }

  static func paragraph(
    _ text: String, size: Double = 10, role: FontRole = .text, bold: Bool = false,
    direction: ReadingDirection = .leftToRight, language: String = "en"
  ) -> ParagraphText {
    let style = TextStyle(role: role, size: .points(size), isBold: bold)
    return ParagraphText(
      runs: [TextRun(text, style: style)], direction: direction, language: language)
  }

  /// Paragraphs below each other on a page of A5.
  static func page(_ paragraphs: [ParagraphText], with shaper: PangoShaper) throws -> Page {
    let width = Length.points(360)
    var y = Length.points(30)
    var items: [PlacedItem] = []
    for paragraph in paragraphs {
      items.append(.begin(.paragraph))
      for line in try shaper.lines(of: paragraph, width: width) {
        let left = Length.points(30) + (paragraph.direction == .rightToLeft ? width - line.width : .zero)
        for run in line.runs {
          items.append(.glyphs(run, at: Point(x: left + run.x, y: y + line.ascent)))
        }
        y = y + line.height
      }
      items.append(.end)
      y = y + .points(4)
    }
    return Page(size: Size(width: .points(420), height: .points(595)), items: items)
  }

  static let properties = DocumentProperties(
    title: "Test", author: "Co-op", subject: "Paper", created: "2026-04-01T12:00:00Z")

  static func pdf(_ paragraphs: [ParagraphText]) throws -> [UInt8] {
    let shaper = try shaper()
    return try PDFPress(shaper: shaper).bytes(
      of: [page(paragraphs, with: shaper)], properties: properties)
  }

  struct ToolFailure: Error, CustomStringConvertible {
    var description: String
  }

  /// Runs a tool of the system on a file with these bytes and gives its output; a missing tool is an error.
  static func run(_ tool: String, _ arguments: [String], on bytes: [UInt8], suffix: [String] = []) throws -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("press-\(UUID().uuidString).pdf")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try run(tool, arguments + [file.path] + suffix)
  }

  /// Runs a tool of the system and gives its output.
  static func run(_ tool: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: output, as: UTF8.self)
    guard process.terminationStatus == 0 else { throw ToolFailure(description: "\(tool): \(text)") }
    return text
  }
}
