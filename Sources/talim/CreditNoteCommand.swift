import ArgumentParser
import Diagnostics
import Issuing

/// `talim credit-note RETURN… [--draft]`.
struct CreditNoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "credit-note",
    abstract: "Print credit notes for what came back.",
    discussion: """
      Returns are named as in returns.csv; those of one order go on one note. It gives back what the invoice charged, at its prices, taxes \
      and rate of exchange, and says what happens with the money. From its day on the buyer owes so much less. With --draft nothing is \
      numbered or kept. With --ready every order gets a note for all its returns that have none.

      Examples: talim credit-note RT-007
                talim credit-note RT-005 RT-006 --draft
                talim credit-note --order O-1021 --date 2026-06-10
                talim credit-note --ready
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(help: "The ids of the returns.")
  var returns: [String] = []

  @Option(help: "The order whose open returns are all credited.")
  var order: String?

  @Flag(help: "All returns of invoiced orders that have no credit note yet.")
  var ready = false

  @OptionGroup var paper: PaperOptions

  func validate() throws {
    if [!returns.isEmpty, order != nil, ready].count(where: { $0 }) != 1 {
      throw ValidationError("name the returns, or say --order or --ready")
    }
  }

  func run() throws {
    try Surroundings.run {
      let office = try coop.office()
      try paper.print { try office.creditNotes(paper.run(returns, order: order, allReady: ready), report: $0) }
    }
  }
}
