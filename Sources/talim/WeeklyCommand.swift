import ArgumentParser
import Diagnostics
import Issuing

/// `talim weekly [WEEK]`.
struct WeeklyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weekly",
    abstract: "Print the page of a week that every member can read.",
    discussion: """
      One page, always: how much money there is and how much of it is free, what changed since the week before, who owes whom, what \
      sold best, what cash will look like, and what needs doing. A week ends on its Sunday. Without one it is the last that has come to \
      its Sunday.

      Examples: talim weekly
                talim weekly 2026-W20 --language ur
                talim weekly 2026-W20 --format png
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(help: "The week, such as 2026-W20.")
  var week: String?

  @Option(help: "pdf or png for a file, text or json for the standard output.")
  var format: String?

  @Flag(help: "Print it as JSON, for programs.")
  var json = false

  @Option(name: .customLong("out"), help: "The folder to print to; `documents` in the co-op's folder unless given.")
  var outFolder: String?

  @Option(help: "The language, such as hi; that of talim.toml unless given.")
  var language: String?

  func validate() throws {
    if let format, WeeklyRequest.Form(rawValue: format) == nil {
      throw ValidationError("--format is pdf, png, text or json")
    }
    if json, format != nil { throw ValidationError("say --json or --format, not both") }
    if outFolder != nil, ![.pdf, .png].contains(form) { throw ValidationError("--out is for the printed page") }
    if language != nil, form == .json { throw ValidationError("--language is for pages and text") }
  }

  private var form: WeeklyRequest.Form { json ? .json : format.flatMap(WeeklyRequest.Form.init) ?? .pdf }

  func run() throws {
    try Surroundings.run {
      var request = WeeklyRequest(week: week)
      request.form = form
      request.outFolder = outFolder
      request.language = language
      request.textWidth = Terminal.width
      let result = try coop.office().weekly(request)
      if request.form == .text {
        Terminal.show(result.lines)
      } else {
        print(result.text, terminator: result.text.hasSuffix("\n") ? "" : "\n")
      }
      Surroundings.show(result.warnings)
    }
  }
}
