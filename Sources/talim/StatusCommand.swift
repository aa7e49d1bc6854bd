import ArgumentParser
import Diagnostics
import Issuing

/// `talim status`.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say what came in, what went out and what is still owed.",
    discussion: """
      All figures are in the currency the books are kept in, except for what was received and what is to come. The exit code is 1 when \
      something is missing from them.

      Examples:
        talim status
        talim status --as-of 2026-03-31
      """)

  @OptionGroup var coop: CoopOptions

  @Option(name: .customLong("as-of"), help: "The day whose end is shown, such as 2026-03-31; today when absent.")
  var asOf: String?

  @Flag(help: "Print it as JSON, for programs.")
  var json = false

  func run() throws {
    try Surroundings.run {
      let report = try coop.office().status(asOf: asOf)
      if json { print(try report.json()) } else { Terminal.show(try report.lines(width: Terminal.width)) }
      if !report.problems.isEmpty { throw DiagnosticList(report.problems) }
    }
  }
}
