public import ArgumentParser
import Diagnostics
import Glibc
public import Issuing

/// `talim render FILE --data FILE`.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Print any template with any JSON.",
    discussion: """
      The data is a JSON file with one object for one document, or with a list of objects, or a JSON Lines file (.jsonl) \
      with one object on each line, or - for the standard input. A template for="data" reads whatever fields the data has; \
      a schema file says more strictly what they are. A template for="invoice" reads the fields of invoices.

      Many documents go to a folder, on all processors. A run that was stopped goes on where it was when it is started \
      again; what has not changed is not printed again. Rows that can not be printed are listed at the end.

      Examples: talim render price-list.xml --data prices.json
                talim render letter.xml --data rows.jsonl --out letters/ --name '{{ buyer.name }}-{{ number }}'
                talim render label.xml --data label.json --out label.png --dpi 300
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(help: "The template: a file, or a name such as invoice.")
  var file: String

  @Option(help: "The data: a JSON file, a JSON Lines file, or - for the standard input.")
  var data: String

  @Option(
    help: "A JSON Schema file that says what the data looks like; NAME.schema.json beside the template unless given.")
  var schema: String?

  @Option(help: "The file, or for many documents the folder, to write to.")
  var out: String?

  @Option(help: "pdf, or png or svg for a picture of each page.")
  var format: RenderRequest.Format?

  @Option(help: "Dots to the inch of PNG pictures.")
  var dpi: Int = 144

  @Option(help: "The names of the files, made of fields, such as '{{ buyer.name }}-{{ number }}'.")
  var name: String?

  @Option(help: "The language to print in, such as ur.")
  var language: String?

  @Option(help: "The theme to print with.")
  var theme: String?

  @Option(help: "How many documents to work on at once; as many as there are processors unless given.")
  var jobs: Int?

  @Flag(help: "Print again what is finished already.")
  var force = false

  func validate() throws {
    if !(10...1_200).contains(dpi) { throw ValidationError("--dpi takes a number from 10 to 1200") }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 256") }
  }

  func run() throws {
    try Surroundings.run {
      let run = RenderRun(
        request, coop: CoopFolder(path: coop.folder), resources: try Surroundings.resources(), now: Surroundings.now())
      let bar = ProgressBar()
      Interruption.begin()
      let summary = try run.run { event in
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

  private var request: RenderRequest {
    var request = RenderRequest(template: file, data: data)
    request.schema = schema
    request.out = out
    request.format = format
    request.dotsPerInch = dpi
    request.namePattern = name
    request.language = language
    request.theme = theme
    request.jobs = jobs ?? Surroundings.processorCount
    request.isForced = force
    return request
  }

  private func finish(_ summary: RenderSummary) throws {
    Surroundings.show(summary.problems)
    guard !summary.isSingle else { return }
    var parts = ["\(summary.printed) \(summary.printed == 1 ? "document" : "documents") printed"]
    if summary.skipped > 0 { parts.append("\(summary.skipped) finished before") }
    if summary.failed > 0 { parts.append("\(summary.failed) failed") }
    if summary.wasStopped { parts.append("stopped; start it again to go on") }
    Surroundings.tell(parts.joined(separator: ", "))
    if summary.wasStopped { throw ExitCode(130) }
    if summary.problems.hasErrors || summary.failed > 0 { throw ExitCode(max(1, summary.problems.exitCode)) }
  }
}

extension RenderRequest.Format: ExpressibleByArgument {}
