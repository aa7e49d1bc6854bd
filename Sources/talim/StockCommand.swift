import ArgumentParser
import Issuing

/// `talim stock`.
struct StockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stock",
    abstract: "Say what is on hand, whose it is, what is reserved, low or too old.",
    discussion: """
      On hand is what came in, less what was shipped or invoiced, plus what came back and what was counted. Reserved pieces \
      are ordered by somebody who paid something; available is what can still be sold. The value is at unit cost; a piece \
      that left without an invoice stays in it until it is invoiced.

      Examples: talim stock
                talim stock --as-of 2026-03-31
                talim stock --expiring
      """)

  @OptionGroup var coop: CoopOptions

  @Option(name: .customLong("as-of"), help: "The day at whose end to count, such as 2026-03-31; today unless given.")
  var asOf: String?

  @Flag(help: "Only batches whose best-before day is past or near, the oldest first.")
  var expiring = false

  @Flag(help: "Print everything as JSON, for other programs.")
  var json = false

  func run() throws {
    try Surroundings.run {
      let stock = try coop.office().stock(asOf: asOf)
      if json {
        print(stock.json(onlyExpiring: expiring))
      } else {
        Terminal.show(try stock.lines(onlyExpiring: expiring, width: Terminal.width))
      }
    }
  }
}
