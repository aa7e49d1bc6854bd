import ArgumentParser
import Diagnostics
import Issuing

/// `talim packing-list ORDER…`.
struct PackingListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "packing-list",
    abstract: "Print packing lists.",
    discussion: """
      What lies in the boxes of an order: each item with its quantity, without prices, with room to write the box beside \
      it. A packing list has no number of its own and is not kept: it names the order and its invoice, and printing it \
      again makes it anew.

      Examples: talim packing-list O-1049
                talim packing-list O-1049 O-1054 --out boxes
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(help: "The ids of the orders.")
  var orders: [String]

  @Option(help: "The day of the list, such as 2026-05-16; today unless given.")
  var date: String?

  @Option(name: .customLong("out"), help: "The folder to print to; `documents` in the co-op's folder unless given.")
  var outFolder: String?

  @Option(help: "The language of all of them, such as hi; each buyer's own, or that of talim.toml, unless given.")
  var language: String?

  func run() throws {
    try coop.print(
      OrderPaperRun(
        .packingList, orders: orders, date: date, outFolder: outFolder, language: language))
  }
}
