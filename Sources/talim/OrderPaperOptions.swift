import ArgumentParser
import Issuing

/// Options of the commands that print numbered papers of orders.
struct OrderPaperOptions: ParsableArguments {
  @Argument(help: "The ids of the orders.")
  var orders: [String]

  @Flag(help: "Print a draft: no number, a DRAFT mark, nothing kept.")
  var draft = false

  @Option(help: "The day of issue, such as 2026-05-16; today unless given.")
  var date: String?

  @Option(name: .customLong("out"), help: "The folder to print to; `documents` in the co-op's folder unless given.")
  var outFolder: String?

  @Option(help: "The language of all of them, such as hi; each buyer's own, or that of talim.toml, unless given.")
  var language: String?

  /// What is asked for.
  func run(_ paper: OrderPaper) -> OrderPaperRun {
    OrderPaperRun(paper, orders: orders, isDraft: draft, date: date, outFolder: outFolder, language: language)
  }
}
