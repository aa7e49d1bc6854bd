import Foundation
import Testing

/// `talim template preview` at work: the real program watches while files change.
@Suite(.serialized) struct PreviewWatchTests {
  /// The running program in a folder of its own.
  private final class Watching {
    let folder: URL
    private let process = Process()
    private let output: URL

    init(arguments: [String]) throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "talim-watch-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      output = folder.appending(path: "output.log")
      try save("<template for=\"invoice\">\n  <include file=\"top.xml\"/>\n</template>", "mine.xml")
      try save("<part><text>{{ orderID }}</text></part>", "top.xml")
      _ = FileManager.default.createFile(atPath: output.path, contents: nil)
      process.executableURL = Program.buildFolder.appending(path: "talim")
      process.arguments = ["template", "preview", "mine.xml"] + arguments
      process.currentDirectoryURL = folder
      process.environment = ProcessInfo.processInfo.environment.merging(
        ["TALIM_HOME": Program.root.path, "TALIM_NOW": "2026-07-31T10:00:00"]) { $1 }
      let handle = try FileHandle(forWritingTo: output)
      process.standardOutput = handle
      process.standardError = handle
      process.standardInput = FileHandle.nullDevice
      try process.run()
    }

    /// Saves a file as many editors do: another file is written and gets the name.
    func save(_ text: String, _ name: String) throws {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }

    /// Saves a file as the others do: in place.
    func saveInPlace(_ text: String, _ name: String) throws {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }

    var lines: [String] {
      let text = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
      return text.split(separator: "\n").map(String.init)
    }

    /// Waits until so many lines hold a text; the machine may be busy with other things.
    func wait(for count: Int, of text: String) -> Bool {
      for _ in 0..<600 {
        if lines.count(where: { $0.contains(text) }) >= count { return true }
        Thread.sleep(forTimeInterval: 0.1)
      }
      Issue.record("waited in vain for `\(text)`:\n\(lines.joined(separator: "\n"))")
      return false
    }

    /// The exit code after Ctrl-C.
    func interrupt() -> Int32 {
      process.interrupt()
      for _ in 0..<300 where process.isRunning { Thread.sleep(forTimeInterval: 0.1) }
      guard !process.isRunning else {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        Issue.record("Ctrl-C did not end the program")
        return -1
      }
      process.waitUntilExit()
      return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }

    func end() {
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
      try? FileManager.default.removeItem(at: folder)
    }
  }

  @Test func aSavedFileIsRenderedAgainAndAMistakeIsNoEnd() throws {
    let watching = try Watching(arguments: [])
    defer { watching.end() }
    let page = watching.folder.appending(path: "preview-mine.pdf")
    try #require(watching.wait(for: 1, of: "preview-mine.pdf: 1 page in"))
    let first = try Data(contentsOf: page)
    try watching.save("<part><text>{{ orderID }}</text><page-break/><text>more</text></part>", "top.xml")
    try #require(watching.wait(for: 1, of: "preview-mine.pdf: 2 pages in"))
    let second = try Data(contentsOf: page)
    #expect(second != first)
    try watching.saveInPlace("<part><text>{{ orderIDD }}</text></part>", "top.xml")
    try #require(watching.wait(for: 1, of: "1 mistake; preview-mine.pdf is as it was"))
    try #require(watching.wait(for: 1, of: "unknown field `orderIDD`"))
    #expect(watching.lines.contains { $0.contains("top.xml:1:16") })
    #expect(try Data(contentsOf: page) == second)
    try watching.save("<part><text>{{ orderID }}</text></part>", "top.xml")
    try #require(watching.wait(for: 2, of: "preview-mine.pdf: 1 page in"))
    #expect(try Data(contentsOf: page) == first)
    #expect(watching.interrupt() == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: watching.folder.path).sorted()
    #expect(left == ["mine.xml", "output.log", "preview-mine.pdf", "top.xml"])
  }

  @Test func aFileThatAppearsLaterCounts() throws {
    let watching = try Watching(arguments: ["--language", "de", "--out", "page.png"])
    defer { watching.end() }
    try #require(watching.wait(for: 1, of: "page.png: 1 page in"))
    let labels = watching.folder.appending(path: "templates/labels")
    try FileManager.default.createDirectory(at: labels, withIntermediateDirectories: true)
    try watching.save("\"Anything\" = \"Etwas\"\n", "templates/labels/de.toml")
    try #require(watching.wait(for: 2, of: "page.png: 1 page in"))
    #expect(watching.interrupt() == 0)
  }
}
