import ArgumentParser
import Issuing

/// `talim verify FILE…`.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Say whether PDF files are what was issued.",
    discussion: """
      A file is genuine if it is to the byte what was issued. Of any other it says what it claims to be, and what is known \
      of the original; that works also for files that another program has changed or saved anew.

      Exits with 0 if all files are genuine, else with 1.

      Examples: talim verify invoice-from-mail.pdf
                talim verify documents/*.pdf --json
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(help: "The files.")
  var files: [String]

  @Flag(help: "Print everything as JSON, for other programs.")
  var json = false

  func run() throws {
    try Surroundings.run {
      let report = try coop.office().verify(files)
      print(json ? try report.json() : report.text())
      if !report.isGenuine { throw ExitCode(1) }
    }
  }
}
