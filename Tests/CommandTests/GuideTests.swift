import Foundation
import GuideTestSupport
import Testing

/// What the documentation says must be so: its samples are parts of real templates, its commands run, its links lead somewhere.
@Suite(.serialized) struct GuideTests {
  private static let docs = ["README.md"] + names(in: "docs", ending: ".md").map { "docs/\($0)" }

  private static func names(in folder: String, ending: String) -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: Program.root.appending(path: folder).path)) ?? []
    return all.filter { $0.hasSuffix(ending) }.sorted()
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: Program.root.appending(path: path), encoding: .utf8)
  }

  /// The fenced blocks of a kind, each with the line above its fence.
  private static func blocks(_ kind: String, in path: String) throws -> [(above: String, text: String)] {
    var blocks: [(above: String, text: String)] = []
    var open: [String]?
    var above = ""
    for line in try text(path).components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        if let lines = open { blocks.append((above, lines.joined(separator: "\n"))) }
        open = open == nil && line == "```" + kind ? [] : nil
      } else if open != nil {
        open?.append(line)
      } else {
        above = line
      }
    }
    return blocks
  }

  private static func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func everySampleIsPartOfATemplate() throws {
    let blocks = try Self.blocks("xml", in: "docs/templates.md")
    #expect(blocks.count >= 20)
    for block in blocks {
      let mark = block.above.wholeMatch(of: /<!-- sample: (\S+) -->/)
      let name = try #require(mark.map { String($0.1) }, "no file is named above\n\(block.text)")
      let file = try Self.text("examples/templates/\(name)")
      #expect(Self.words(file).contains(Self.words(block.text)), "\(name) does not hold\n\(block.text)")
    }
  }

  @Test(arguments: [
    "docs/templates.md", "docs/ledger.md", "docs/papers.md", "docs/weekly.md", "docs/mail.md", "README.md",
  ])
  func everyCommandRuns(in path: String) throws {
    let coop = try SampleCoopTests.sample()
    defer { try? FileManager.default.removeItem(at: coop.deletingLastPathComponent()) }
    try FileManager.default.copyItem(
      at: Program.root.appending(path: "examples"), to: coop.appending(path: "examples"))
    let blocks = try Self.blocks("sh", in: path).filter { $0.text.contains("talim ") }
    #expect(!blocks.isEmpty)
    for block in blocks {
      // A preview watches until somebody ends it.
      let script = block.text.replacing("talim template preview", with: "talim template preview --once")
      let begins = script.contains("talim new")
      let outcome = try Program.shell("set -e\n\(script)", in: begins ? coop.deletingLastPathComponent() : coop)
      #expect(outcome.exitCode == 0, "\(script)\n\(outcome.errors)")
    }
  }

  /// The files and the terminal sessions of a guide: a block marked `file: NAME` is written to the co-op's folder, and each
  /// `console` block is played there, from top to bottom; `…` stands for lines left out. One marked `run: COMMAND` begins in an empty
  /// folder, in which that command was run; `run: all` or `all` behind a file begins with the files marked `all:`, imported.
  @Test(arguments: [
    "docs/ledger.md", "docs/papers.md", "docs/templates-reference.md", "docs/weekly.md", "docs/mail.md",
  ])
  func everySessionPrintsWhatItSays(in path: String) throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "talim-guide-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    var folder = root.appending(path: "0")
    func begin(_ number: Int, _ command: String) throws {
      folder = root.appending(path: "\(number)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let outcome = try Program.shell(command, in: folder)
      #expect(outcome.exitCode == 0, "\(command)\n\(outcome.errors)")
    }
    try begin(0, "talim new .")
    var guide = try Guide(path)
    var count = 0
    func write(_ file: Guide.Piece) throws {
      try (file.text + "\n").write(to: folder.appending(path: file.words[1]), atomically: true, encoding: .utf8)
    }
    func beginWithAllFiles(_ number: Int) throws {
      try begin(number, "talim new .")
      for file in guide.pieces where file.words.first == "all:" { try write(file) }
      try begin(number, "talim import *.csv")
    }
    while let piece = guide.pieces.filter({ $0.kind == "console" || $0.words.first == "file:" }).dropFirst(count).first
    {
      count += 1
      if piece.words.last == "all" { try beginWithAllFiles(count) }
      if let mark = piece.mark, mark.hasPrefix("run: "), piece.words.last != "all" {
        try begin(count, String(mark.dropFirst(5)))
      }
      guard piece.kind == "console" else {
        try write(piece)
        continue
      }
      let played = try Session(piece.lines).play(in: folder)
      if Guide.isUpdating { try guide.replace(piece, with: played) }
      #expect(piece.lines == played || Guide.isUpdating, "\(path) prints\n\(played.joined(separator: "\n"))")
    }
    #expect(count > 5)
  }

  /// The keys of `[alerts]`, and the words for what needs doing, are those of the file that `talim new` makes.
  @Test func everyAlertSettingIsInTheGuide() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "talim-guide-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let text = try Program.shell("talim new . >/dev/null; cat talim.toml", in: folder).output
    func keys(_ section: String) -> [String] {
      let lines = text.components(separatedBy: "\n").drop { $0 != "[\(section)]" }.dropFirst().prefix {
        !$0.hasPrefix("[")
      }
      return lines.compactMap { $0.firstMatch(of: #/^\#([a-z_]+) = /#).map { String($0.1) } }
    }
    let tables = try Guide("docs/weekly.md").pieces.filter { $0.kind == nil }
    let settings = try #require(tables.first { $0.mark == "alert settings" })
    #expect(settings.rows.map { $0[0] } == keys("alerts").map { "`\($0)`" })
    let words = try #require(tables.first { $0.head.last == "Word in `talim.toml`" })
    #expect(words.rows.map { $0[2] } == keys("alerts.by").map { "`\($0)`" })
  }

  @Test func everyKindOfDocumentIsInTheReference() throws {
    let printed = try Program.shell("talim template fields", in: FileManager.default.temporaryDirectory).output
    let kinds = printed.matches(of: /(?m)^([a-z-]+): \d+ fields/).map { String($0.1) }
    #expect(kinds.count >= 9)
    let sessions = try Guide("docs/templates-reference.md").pieces.filter { $0.kind == "console" }
    for kind in kinds {
      #expect(sessions.contains { $0.lines.first == "$ talim template fields \(kind)" }, "no fields of \(kind)")
    }
  }

  @Test func everySamplePageIsNamed() throws {
    let text = try Self.text("examples/pages/README.md")
    let named = Set(text.matches(of: /\(([a-z0-9-]+\.pdf)\)/).map { String($0.1) })
    let pages = Set(Self.names(in: "examples/pages", ending: ".pdf"))
    #expect(named == pages, "\(named.symmetricDifference(pages).sorted())")
  }

  /// Commands with what they print on either stream, as a guide shows them.
  private struct Session {
    private var steps: [(command: String, shown: [String])] = []

    init(_ lines: [String]) {
      for line in lines {
        if line.hasPrefix("$ ") {
          steps.append((String(line.dropFirst(2)), []))
        } else if !steps.isEmpty {
          steps[steps.count - 1].shown.append(line)
        }
      }
    }

    /// The lines as they should be; what was left out stays so.
    func play(in folder: URL) throws -> [String] {
      var result: [String] = []
      for step in steps {
        result.append("$ " + step.command)
        let outcome = try Program.shell(step.command, in: folder)
        let text = (outcome.output + outcome.errors).trimmingCharacters(in: .newlines)
        let printed = text.isEmpty ? [] : text.components(separatedBy: "\n")
        result += Self.matches(printed[...], step.shown[...]) ? step.shown : printed
      }
      return result
    }

    private static func matches(_ printed: ArraySlice<String>, _ shown: ArraySlice<String>) -> Bool {
      guard let first = shown.first else { return printed.isEmpty }
      if first == "…" {
        let rest = shown.dropFirst()
        return (printed.startIndex...printed.endIndex).contains { matches(printed[$0...], rest) }
      }
      return printed.first == first && matches(printed.dropFirst(), shown.dropFirst())
    }
  }

  @Test(arguments: docs)
  func everyLinkLeadsSomewhere(in path: String) throws {
    let text = try Self.text(path)
    let folder = Program.root.appending(path: path).deletingLastPathComponent()
    for match in text.matches(of: /\]\(([^)\s]+)\)/) where !match.1.contains("://") {
      let parts = match.1.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let target = parts[0].isEmpty ? Program.root.appending(path: path) : folder.appending(path: String(parts[0]))
      #expect(FileManager.default.fileExists(atPath: target.path), "\(path) links to \(match.1)")
      guard parts.count == 2, let other = try? String(contentsOf: target, encoding: .utf8) else { continue }
      #expect(Self.anchors(other).contains(String(parts[1])), "\(path) links to \(match.1)")
    }
  }

  /// The names of headings in links, as GitHub makes them.
  private static func anchors(_ text: String) -> Set<String> {
    Set(
      text.components(separatedBy: "\n").filter { $0.hasPrefix("#") }.map { line in
        let title = line.drop { $0 == "#" || $0 == " " }.lowercased()
        return String(
          title.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }.map { $0 == " " ? "-" : $0 })
      })
  }
}
