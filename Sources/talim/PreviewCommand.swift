public import ArgumentParser
import Diagnostics
import Glibc
public import Issuing

/// `talim template preview FILE`.
struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show a template as a page, and again whenever you save it.",
    discussion: """
      Prints the template with made-up data, then watches it, everything it includes, the theme, the labels, the data and \
      the pictures, and prints it again after each save. Open the PDF once; most viewers show the new one by themselves. \
      Mistakes are shown with their place, and the last good page stays. Ctrl-C ends it. No co-op's folder is needed.

      Samples: short (a small bill), long (120 lines, many pages), rtl (Urdu, right to left). Without --sample, --order \
      and --data a file beside the template, such as templates/mine.json, fills it; if there is none, the short sample.

      Examples: talim template preview templates/invoice.xml
                talim template preview invoice --sample long
                talim template preview invoice --order O-1042 --language ur --once
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(help: "The template: a file, or a name such as invoice.")
  var file: String

  @Option(help: "Made-up data: short, long or rtl.")
  var sample: String?

  @Option(help: "An order of the co-op, as a draft; nothing is numbered or kept.")
  var order: String?

  @Option(help: "A JSON file to fill the template with.")
  var data: String?

  @Option(help: "pdf, or png for a picture of each page.")
  var format: PreviewRequest.Format?

  @Option(help: "The file to write; preview-TEMPLATE.pdf unless given.")
  var out: String?

  @Option(help: "The language to print in, such as ur.")
  var language: String?

  @Option(help: "The theme to print with.")
  var theme: String?

  @Flag(help: "Print once and end, without watching.")
  var once = false

  func validate() throws {
    if [sample, order, data].compactMap({ $0 }).count > 1 {
      throw ValidationError("give only one of --sample, --order and --data")
    }
  }

  func run() throws {
    try Surroundings.run {
      let session = try PreviewSession(
        request, coop: CoopFolder(path: coop.folder), resources: Surroundings.resources(), now: Surroundings.now())
      once ? try renderOnce(session) : watch(session)
    }
  }

  private var request: PreviewRequest {
    let filling: PreviewRequest.Data? =
      if let order { .order(order) } else if let data { .file(data) } else { sample.map { .sample($0) } }
    return PreviewRequest(
      template: file, data: filling, format: format, out: out, language: language, theme: theme)
  }

  private func renderOnce(_ session: PreviewSession) throws {
    let result = try session.render()
    print("\(session.outputPath): \(Self.pages(result.pageCount))")
    Surroundings.show(result.warnings)
  }

  /// Renders at once and after every change, until Ctrl-C.
  private func watch(_ session: PreviewSession) {
    Interruption.begin()
    let watch = FileWatch()
    var shown = DiagnosticList([])
    repeat {
      render(session, shown: &shown)
      watch.watch(session.watchedFolders)
      // What changed while the page was made is seen here, what changes later wakes the watch.
      while !session.isOutdated, !Interruption.wasAsked { watch.wait() }
    } while !Interruption.wasAsked
  }

  /// One rendering, told in one line; warnings that stay the same are shown once.
  private func render(_ session: PreviewSession, shown: inout DiagnosticList) {
    let start = Surroundings.milliseconds()
    do {
      let result = try session.render()
      let time = Surroundings.milliseconds() - start
      tell("\(session.outputPath): \(Self.pages(result.pageCount)) in \(time) ms")
      if result.warnings != shown { Surroundings.show(result.warnings) }
      shown = result.warnings
    } catch {
      let list = Surroundings.diagnostics(of: error)
      let count = list.diagnostics.count { $0.severity == .error }
      tell("\(count) \(count == 1 ? "mistake" : "mistakes"); \(session.outputPath) is as it was")
      Surroundings.show(list)
      shown = DiagnosticList([])
    }
  }

  private func tell(_ text: String) {
    print("\(Surroundings.now().suffix(8))  \(text)")
    fflush(nil)
  }

  private static func pages(_ count: Int) -> String { "\(count) \(count == 1 ? "page" : "pages")" }
}

extension PreviewRequest.Format: ExpressibleByArgument {}
