import ArgumentParser
import Glibc
import Issuing

/// `talim check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look through the ledger for what is wrong or should be looked at.",
    discussion: """
      Says what there is to do: what to mend before the next paper is printed, what to mend in the files, money whose \
      purpose is not known, stock to count, corrections that wait. Exits with 1 if something is serious: papers or figures \
      are wrong until it is mended.

      Example: talim check
      """)

  @OptionGroup var coop: CoopOptions

  @Flag(help: "Print everything as JSON, for other programs.")
  var json = false

  func run() throws {
    try Surroundings.run {
      let report = try coop.office().check()
      let usesColor = isatty(STDOUT_FILENO) == 1 && Surroundings.variable("NO_COLOR") == nil
      print(json ? try report.json() : report.text(usesColor: usesColor))
      if report.isSerious { throw ExitCode(1) }
    }
  }
}
