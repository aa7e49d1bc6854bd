import ArgumentParser
import Diagnostics
import Issuing

/// Options that every command has that prints papers one by one.
struct PaperOptions: ParsableArguments {
  @Flag(help: "Print a draft: no number, a DRAFT mark, nothing kept.")
  var draft = false

  @Option(help: "The day of issue, such as 2026-05-16; today unless given.")
  var date: String?

  @Option(name: .customLong("out"), help: "The folder to print to; `documents` in the co-op's folder unless given.")
  var outFolder: String?

  @Option(help: "The language of all of them, such as hi; each buyer's own, or that of talim.toml, unless given.")
  var language: String?

  @Flag(help: "Say what was printed as JSON, for other programs.")
  var json = false

  /// What is asked for.
  func run(_ names: [String], order: String? = nil, allReady: Bool) -> PaperRun {
    PaperRun(
      names: names, order: order, allReady: allReady, isDraft: draft, date: date, outFolder: outFolder,
      language: language)
  }

  /// Does the work and shows what comes of it: a path for each paper, or all of them as JSON.
  func print(_ work: ((PaperResult) -> Void) throws -> Void) throws {
    var printed: [PrintedPaper] = []
    var problems: [Diagnostic] = []
    try work { result in
      switch result {
      case .printed(let paper):
        printed.append(paper)
        if !json { Swift.print(paper.path) }
      case .warned(let list): Surroundings.show(list)
      case .failed(let list): problems += list.diagnostics
      }
    }
    if json { Swift.print(try PrintedPaper.json(printed)) }
    if !problems.isEmpty { throw DiagnosticList(problems) }
  }
}
