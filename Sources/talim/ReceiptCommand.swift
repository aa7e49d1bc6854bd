import ArgumentParser
import Diagnostics
import Issuing

/// `talim receipt PAYMENT… [--draft]`.
struct ReceiptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt",
    abstract: "Print receipts for deposits and payments.",
    discussion: """
      A payment is named by its transaction id, or by the name that `talim match` shows for it, such as P-3f9a20. Its receipt says what came \
      in, for which orders, what came before and what is still due. A receipt for money from before the invoice is a receipt voucher. It gets \
      the next number of its series, and a payment gets one receipt only. With --draft nothing is numbered or kept. With --ready all \
      deposits without a receipt get one, each dated on the day the money came, in the order of these days.

      Examples: talim receipt NEFT26042404259
                talim receipt NEFT26042404259 --draft --language de
                talim receipt --ready
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(help: "The payments, by transaction id or name.")
  var payments: [String] = []

  @Flag(help: "All deposits that have no receipt yet.")
  var ready = false

  @OptionGroup var paper: PaperOptions

  func validate() throws {
    if payments.isEmpty != ready { throw ValidationError("name the payments, or say --ready") }
    if ready, paper.date != nil {
      throw ValidationError("--ready dates each receipt on the day the money came; leave out --date")
    }
  }

  func run() throws {
    try Surroundings.run {
      let office = try coop.office()
      try paper.print { try office.receipts(paper.run(payments, allReady: ready), report: $0) }
    }
  }
}
