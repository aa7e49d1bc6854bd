import Foundation
import Testing

/// What commands show on a terminal: colour only there, and nothing wider than the window.
@Suite(.serialized) struct TerminalTests {
  private static let commands = [
    "status", "stock", "stock --expiring", "weekly 2026-W12 --format text",
    "report unpaid --as-of 2026-03-22 --format text", "report deposits --as-of 2026-03-22 --format text",
  ]

  private func onTerminal(_ command: String, columns: Int, _ settings: String = "") -> String {
    let judge = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Judges/terminal.py")
    return "python3 '\(judge.path)' \(columns) \(settings) -- talim \(command)"
  }

  private static let coop = Result { try SampleFolder() }

  @Test(arguments: commands) func linesFitTheWindow(_ command: String) throws {
    let coop = try Self.coop.get()
    for columns in [40, 57, 80, 200] {
      let shown = try coop.run(onTerminal(command, columns: columns))
      #expect(shown.exitCode == 0, "\(command) in \(columns) columns: \(shown.output)\(shown.errors)")
      #expect(shown.output.hasPrefix("colour\n"), "\(command)")
    }
  }

  @Test func textFromRightToLeftFitsTheWindow() throws {
    let coop = try Self.coop.get()
    for language in ["ur", "ks", "hi", "de"] {
      let shown = try coop.run(onTerminal("weekly 2026-W12 --format text --language \(language)", columns: 44))
      #expect(shown.exitCode == 0, "\(language): \(shown.output)\(shown.errors)")
    }
  }

  @Test(arguments: ["NO_COLOR=1", "TERM=dumb"]) func colourIsLeftOutWhereItIsNotWanted(_ setting: String) throws {
    let coop = try Self.coop.get()
    let shown = try coop.run(onTerminal("status", columns: 80, setting))
    #expect(shown.output.hasPrefix("plain\n"))
  }

  @Test func columnsOfTheEnvironmentComeFirst() throws {
    let coop = try Self.coop.get()
    let narrow = try coop.run(onTerminal("status", columns: 80, "COLUMNS=40"))
    #expect(narrow.output.split(separator: "\n").allSatisfy { $0.count <= 40 })
  }

  @Test func whatCanNotBeWrittenIsNoAnswer() throws {
    let coop = try Self.coop.get()
    for command in ["alerts", "report unpaid --format text", "report unpaid --format csv", "weekly --format text"] {
      let shown = try coop.run("talim \(command) > /dev/full")
      #expect(shown.exitCode == 2, "\(command)")
      #expect(shown.errors.contains("can not be written"), "\(command): \(shown.errors)")
    }
  }

  /// Pages of a longer report of the same days, and what somebody else put there.
  @Test func picturesOfAnEarlierLongerReportGo() throws {
    let coop = try Self.coop.get()
    let name = "report-stock-2026-03-22"
    let script = """
      set -e; rm -rf out; talim report stock --as-of 2026-03-22 --format png --out out > list
      count=$(wc -l < list); cp out/\(name)-2.png kept.png
      talim report cash --as-of 2026-03-22 --from 2026-03-22 --format png --out out > list2
      mv "$(cat list2)" out/\(name).png
      sed "s/page 2 of $count/page $((count + 1)) of $((count + 1))/" kept.png > out/\(name)-$((count + 1)).png
      echo mine > out/\(name)-$((count + 2)).png
      talim report stock --as-of 2026-03-22 --format png --out out > list
      ls out | wc -l; echo $((count + 1)); ls out
      """
    let shown = try coop.run(script)
    let lines = shown.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(shown.exitCode == 0 && lines.count > 2 && lines[0] == lines[1], "\(shown)")
  }

  @Test func aPipeGetsPlainLinesOf80Columns() throws {
    let coop = try Self.coop.get()
    for command in Self.commands {
      let shown = try coop.run("talim \(command)")
      #expect(!shown.output.contains("\u{1B}"))
      #expect(shown.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(command)")
    }
  }
}

/// A copy of the sample co-op with all of its files imported; gone with the last who uses it.
private final class SampleFolder: Sendable {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "talim-terminal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let made = try Program.shell("talim new coop --sample && cd coop && talim import *.csv", in: folder)
    try #require(made.exitCode == 0, "\(made.errors)")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func run(_ script: String) throws -> Program.Outcome {
    try Program.shell(script, in: folder.appending(path: "coop"), environment: ["TALIM_NOW": "2026-05-18T10:00:00"])
  }
}
