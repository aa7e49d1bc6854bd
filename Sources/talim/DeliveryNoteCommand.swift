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

  @OptionGroup var options: OrderPaperOptions

  func run() throws { try coop.print(options.run(.deliveryNote)) }
}
