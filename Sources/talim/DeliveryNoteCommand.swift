import ArgumentParser
import Diagnostics
import Issuing

/// `talim delivery-note ORDER…`.
struct DeliveryNoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delivery-note",
    abstract: "Print what goes with the goods: delivery challans and delivery notes.",
    discussion: """
      Goods that leave before their tax invoice go with a delivery challan, which says their value and tax (CGST Rules, \
      rule 55); those that leave with their invoice, and those of a co-op without GST, go with a delivery note without \
      prices. What is not known of the transport has a line to be written on. Each gets the next number of its own series \
      and is frozen with it; an order has one that stands. With --draft nothing is numbered or kept.

      Examples: talim delivery-note O-1054
                talim delivery-note O-1054 O-1060 --draft
                talim delivery-note O-1054 --date 2026-07-01
      """)

  @OptionGroup var coop: CoopOptions

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

  func run() throws {
    try coop.print(
      OrderPaperRun(
        .deliveryNote, orders: orders, isDraft: draft, date: date, outFolder: outFolder, language: language))
  }
}
