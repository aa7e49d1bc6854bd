import ArgumentParser
import Diagnostics
import Issuing

/// `talim proforma ORDER…`.
struct ProformaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proforma",
    abstract: "Print proforma invoices.",
    discussion: """
      What an order will come to, with the deposit and the instalments that its terms ask for, and a code to pay what is \
      due next. It says that it is not a tax invoice, and enters no book. Each gets the next number of its own series and \
      is frozen with it; an order has one proforma invoice that stands. The order itself may still change: cancel the \
      proforma invoice then, and print another. With --draft nothing is numbered or kept.

      Examples: talim proforma O-1059
                talim proforma O-1059 O-1062 --draft
                talim proforma O-1059 --language de
      """)

  @OptionGroup var coop: CoopOptions

  @OptionGroup var options: OrderPaperOptions

  func run() throws { try coop.print(options.run(.proforma)) }
}
