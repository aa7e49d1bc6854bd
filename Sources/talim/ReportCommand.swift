import ArgumentParser
import Diagnostics
import Issuing

/// `talim report [NAME]`.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Answer one question about the co-op.",
    discussion: """
      Each report is a question, its answer in one sentence, a table and its total. Without a name the reports are listed. A report \
      is about a day or about a time; a time ends today, and begins with its month, its financial year or the books, unless you say so.

      Examples: talim report
                talim report cash
                talim report cash --from 2026-04-01 --to 2026-04-30
                talim report cash --as-of 2026-04-30 --format csv > april.csv
                talim report cash --format png --language ur
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(help: "Which report, such as cash.")
  var name: String?

  @Option(help: "The first day, such as 2026-04-01.")
  var from: String?

  @Option(help: "The last day; today unless given.")
  var to: String?

  @Option(name: .customLong("as-of"), help: "The day at whose end things stand; today unless given.")
  var asOf: String?

  @Option(help: "pdf or png for files, csv, json or text for the standard output.")
  var format: String?

  @Flag(help: "Print it as JSON, for programs.")
  var json = false

  @Option(name: .customLong("out"), help: "The folder to print to; `documents` in the co-op's folder unless given.")
  var outFolder: String?

  @Option(help: "The language, such as hi; that of talim.toml unless given.")
  var language: String?

  private var form: ReportRequest.Form { json ? .json : format.flatMap(ReportRequest.Form.init) ?? .pdf }

  func validate() throws {
    if let format, ReportRequest.Form(rawValue: format) == nil {
      throw ValidationError("--format is pdf, png, csv, json or text")
    }
    if json, format != nil { throw ValidationError("say --json or --format, not both") }
    let options = [from, to, asOf, format, outFolder, language]
    if name == nil, json || options.contains(where: { $0 != nil }) {
      throw ValidationError("name the report; `talim report` lists them")
    }
    if outFolder != nil, ![.pdf, .png].contains(form) { throw ValidationError("--out is for printed pages") }
    if language != nil, [.csv, .json].contains(form) {
      throw ValidationError("--language is for pages and text")
    }
  }

  func run() throws {
    try Surroundings.run {
      guard let name else {
        print(ReportRequest.listing)
        return
      }
      var request = ReportRequest(name: name)
      (request.from, request.to, request.asOf) = (from, to, asOf)
      (request.form, request.outFolder, request.language) = (form, outFolder, language)
      request.textWidth = Terminal.width
      let result = try coop.office().report(request)
      if form == .text {
        Terminal.show(result.lines)
      } else {
        print(result.text, terminator: result.text.hasSuffix("\n") ? "" : "\n")
      }
      Surroundings.show(result.warnings)
    }
  }
}
