import ArgumentParser
import Glibc
import Issuing

/// `talim alerts`.
struct AlertsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alerts",
    abstract: "Say what needs doing today, the most urgent first.",
    discussion: """
      Late invoices, artisans to be paid, orders past their promise, money that matches nothing, what is low or too old, and cash \
      that will not do: all that the weekly page would say, in the same sentences. From when on, and who does it, you say in talim.toml \
      under [alerts].

      Exits with 1 if something needs doing. If nothing does, it prints nothing and exits with 0, so that cron sends a mail only \
      when there is something to read.

      Examples: talim alerts
                talim alerts --as-of 2026-05-17 --language ur
      """)

  @OptionGroup var coop: CoopOptions

  @Option(
    name: .customLong("as-of"), help: "The day at whose end all of it stands, such as 2026-03-31; today when absent.")
  var asOf: String?

  @Option(help: "The language, such as hi; that of talim.toml unless given.")
  var language: String?

  @Flag(help: "Print them as JSON, for programs; an empty list when there is nothing.")
  var json = false

  func run() throws {
    try Surroundings.run {
      let report = try coop.office().alerts(asOf: asOf, language: language)
      if json { print(report.json) }
      if !json, !report.isEmpty { print(report.text) }
      // At a terminal somebody waits for an answer.
      if !json, report.isEmpty, isatty(STDOUT_FILENO) == 1 { print("nothing needs doing") }
      Surroundings.show(report.warnings)
      if !report.isEmpty { throw ExitCode(1) }
    }
  }
}
