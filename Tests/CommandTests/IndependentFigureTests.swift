import Foundation
import Testing

/// The weekly page and the reports, held against a program that knows only the written rules and reads nothing but the CSV files.
@Suite(.serialized) struct IndependentFigureTests {
  /// Every third week of the sample's year, weeks before the books, the first one, those beside the new year, and the one that goes on.
  static let weeks =
    ["2025-W40", "2025-W48", "2025-W49", "2025-W50", "2025-W52", "2026-W01"]
    + stride(from: 2, through: 29, by: 3).map { "2026-W\($0 < 10 ? "0" : "")\($0)" } + [
      "2026-W22", "2026-W30", "2026-W31",
    ]

  /// A co-op is at its fullest when all that was shipped is invoiced, and all that came back is credited.
  private static let issuing =
    "talim invoice --ready >/dev/null 2>&1; talim credit-note --ready --date \(creditDay) >/dev/null 2>&1;"
  private static let creditDay = "2026-06-15"

  @Test(arguments: [false, true]) func weeklyPagesOfTheSample(issues: Bool) throws {
    let coop = try SampleCoopTests.sample()
    defer { try? FileManager.default.removeItem(at: coop.deletingLastPathComponent()) }
    let judged = try Program.shell(
      "\(issues ? Self.issuing : "") \(Self.judge("recompute-weekly.py")) . "
        + "\(issues ? "--issued --credited=\(Self.creditDay)" : "") \(Self.weeks.joined(separator: " "))", in: coop)
    try Self.expectNoDifference(judged, atLeast: 2_800)
  }

  /// Small co-ops made at random, in which all happens that the rules have a word for; every second one issues its papers.
  @Test(arguments: 1...6) func weeklyPagesOfMadeUpCoops(seed: Int) throws {
    let weeks = ["02", "06", "11", "15", "18", "21", "22"].map { "2026-W\($0)" }.joined(
      separator: " ")
    let judged = try Self.madeUp(seed) { "\(Self.judge("recompute-weekly.py")) . \($0) \(weeks)" }
    try Self.expectNoDifference(judged, atLeast: 1_000)
  }

  /// Days with much and with little on them, one before the books, and times within and beyond a month and a financial year.
  static let times = [
    "2025-10-05", "2026-05-20", "2026-07-31", "2026-01-10..2026-03-31", "2025-12-01..2026-07-31",
  ]

  @Test(arguments: [false, true]) func reportsOfTheSample(issues: Bool) throws {
    let coop = try SampleCoopTests.sample()
    defer { try? FileManager.default.removeItem(at: coop.deletingLastPathComponent()) }
    let judged = try Program.shell(
      "\(issues ? Self.issuing : "") \(Self.judge("recompute-reports.py")) . "
        + "\(issues ? "--issued --credited=\(Self.creditDay)" : "") \(Self.times.suffix(issues ? 6 : 1).joined(separator: " "))",
      in: coop)
    try Self.expectNoDifference(judged, atLeast: issues ? 8_000 : 1_500)
  }

  @Test(arguments: 11...12) func reportsOfMadeUpCoops(seed: Int) throws {
    let judged = try Self.madeUp(seed) {
      "\(Self.judge("recompute-reports.py")) . \($0) 2026-05-31 2026-02-10..2026-05-10"
    }
    try Self.expectNoDifference(judged, atLeast: 2_000)
  }

  /// What a judge says of a made-up co-op; its command is given how the co-op issued its papers.
  private static func madeUp(_ seed: Int, _ command: (String) -> String) throws -> Program.Outcome {
    let folder = FileManager.default.temporaryDirectory.appending(path: "talim-judged-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let issues = seed.isMultiple(of: 2)
    return try Program.shell(
      """
      \(judge("make-coop.py")) \(seed) . && talim import *.csv >/dev/null 2>import.log; ls problems-* 2>/dev/null && exit 1
      \(issues ? "talim invoice --ready >/dev/null 2>&1; talim credit-note --ready --date 2026-05-31 >/dev/null 2>&1" : "")
      \(command(issues ? "--issued --credited=2026-05-31" : ""))
      """, in: folder)
  }

  private static func judge(_ name: String) -> String {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Judges/\(name)")
    return "python3 -B '\(script.path)'"
  }

  /// The judge's last line says how many figures it compared.
  private static func expectNoDifference(_ judged: Program.Outcome, atLeast count: Int) throws {
    #expect(judged.exitCode == 0, "\(judged.output)\(judged.errors)")
    let last = try #require(judged.output.split(separator: "\n").last)
    #expect(last.hasSuffix(" 0 different"), "\(last)")
    let compared = last.split(separator: " ").compactMap { Int($0) }.dropLast().max() ?? 0
    #expect(compared >= count, "\(last)")
  }
}
