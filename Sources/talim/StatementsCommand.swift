import ArgumentParser
import Diagnostics
import Issuing

/// `talim statements PERIOD [--artisan ID…] [--draft]`.
struct StatementsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statements",
    abstract: "Print payout statements for artisans.",
    discussion: """
      Each artisan gets one statement for the period: what was sold, at what share and why, what is paid and when. Each gets \
      the next number of its series and is frozen with it; a second run issues only what is missing. Artisans for whom \
      nothing happened, and who are owed nothing, get none. A sheet that sums all of them up is printed beside them, as PDF \
      and CSV. A period that has not ended is printed as drafts only.

      Each statement is in the artisan's language, as artisans.csv has it, or else in that of talim.toml.

      Examples: talim statements 2026-05
                talim statements 2026-05 --artisan A07 --draft
                talim statements 2026-W20 --draft --language ur --also en
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(
    help: "The period: a month such as 2026-05, or a week such as 2026-W20 where payouts are weekly or fortnightly.")
  var period: String

  @Option(name: .customLong("artisan"), parsing: .upToNextOption, help: "Only these artisans.")
  var artisans: [String] = []

  @Flag(help: "Print drafts: no number, a DRAFT mark, nothing kept.")
  var draft = false

  @Option(name: .customLong("out"), help: "The folder to print to; `documents` in the co-op's folder unless given.")
  var outFolder: String?

  @Option(help: "The language of all of them, such as hi; each artisan's own, or that of talim.toml, unless given.")
  var language: String?

  @Option(help: "A language in which every label stands a second time, such as en.")
  var also: String?

  @Option(help: "How many to print at once; as many as there are processors unless given.")
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 256") }
  }

  func run() throws {
    try Surroundings.run {
      let office = try coop.office()
      var request = StatementsRun(
        period: period, artisans: artisans, isDraft: draft, jobs: jobs ?? Surroundings.processorCount)
      (request.outFolder, request.language, request.also) = (outFolder, language, also)
      let bar = ProgressBar()
      Interruption.begin()
      let summary = try office.statements(request) { event in
        switch event {
        case .printed(let path): bar.say(path)
        case .warned(let list): Surroundings.show(list)
        }
      } isStopped: {
        Interruption.wasAsked
      } tick: {
        bar.show($0)
      }
      bar.clear()
      try finish(summary)
    }
  }

  private func finish(_ summary: StatementsSummary) throws {
    Surroundings.show(summary.problems)
    var parts = ["\(Self.count(summary.printed, "statement")) \(draft ? "printed as drafts" : "issued")"]
    if summary.issuedBefore > 0 { parts.append("\(summary.issuedBefore) issued before") }
    if summary.quiet > 0 { parts.append("\(Self.count(summary.quiet, "artisan")) without anything to say") }
    if summary.failed > 0 { parts.append("\(summary.failed) failed") }
    if summary.wasStopped { parts.append("stopped; start it again to go on") }
    Surroundings.tell(parts.joined(separator: ", "))
    if summary.wasStopped { throw ExitCode(130) }
    if summary.failed > 0 { throw ExitCode(max(1, summary.problems.exitCode)) }
  }

  private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
