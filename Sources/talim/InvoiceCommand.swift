import ArgumentParser
import Diagnostics
import Issuing

/// `talim invoice ORDER… [--draft]`.
struct InvoiceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invoice",
    abstract: "Print invoices.",
    discussion: """
      Each invoice gets the next number of its series and financial year, and is frozen with it. With --draft nothing is \
      numbered or kept. With --ready all orders that were shipped and have no invoice yet are invoiced, each on its \
      shipping day, in the order of these days.

      Examples: talim invoice O-1042
                talim invoice O-1042 O-1043 --draft
                talim invoice --ready
                talim invoice O-1042 --draft --language ur
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(help: "The ids of the orders.")
  var orders: [String] = []

  @Flag(help: "Print a draft: no number, a DRAFT mark, nothing kept.")
  var draft = false

  @Flag(help: "All orders that were shipped and have no invoice yet.")
  var ready = false

  @Option(help: "The day of issue, such as 2026-05-16; today unless given.")
  var date: String?

  @Option(name: .customLong("out"), help: "The folder to print to; `documents` in the co-op's folder unless given.")
  var outFolder: String?

  @Option(help: "The language of all of them, such as hi; each buyer's own, or that of talim.toml, unless given.")
  var language: String?

  func validate() throws {
    if orders.isEmpty != ready { throw ValidationError("name the orders to invoice, or say --ready") }
    if ready, date != nil { throw ValidationError("--ready dates each invoice on its shipping day; leave out --date") }
  }

  func run() throws {
    try Surroundings.run {
      let office = try coop.office()
      var problems: [Diagnostic] = []
      let request = InvoiceRun(
        orders: orders, allReady: ready, isDraft: draft, date: date, outFolder: outFolder, language: language)
      try office.invoices(request) { result in
        switch result {
        case .printed(let path): print(path)
        case .warned(let list): Surroundings.show(list)
        case .failed(let list): problems += list.diagnostics
        }
      }
      if !problems.isEmpty { throw DiagnosticList(problems) }
    }
  }
}
