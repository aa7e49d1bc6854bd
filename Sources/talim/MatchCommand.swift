import ArgumentParser
import Issuing

/// `talim match [PAYMENT] [ORDER…]`.
struct MatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Say which orders payments are for.",
    discussion: """
      Payments find their orders by `Payment Txn IDs` in orders.csv, or by an order or invoice number in their reference. \
      Without arguments this lists the payments that found none, each with the orders it is likely for, and why, and \
      with what to type. What you say counts before everything else and lasts until you take it back.

      A payment is named by its transaction id; one without an id by the short name that the list shows, such as \
      P-3f0a2c. A payment for several orders pays the oldest first, none more than is due, and the rest goes to the last.

      Examples: talim match
                talim match UTR6120044871 O-1042
                talim match UTR6120044871 O-1042 O-1043
                talim match P-3f0a2c --none
                talim match UTR6120044871 --undo
                talim match --accept
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(help: "The payment: its transaction id, or the short name that the list shows.")
  var payment: String?

  @Argument(help: "The orders it is for.")
  var orders: [String] = []

  @Flag(help: "It is for no order, such as a private transfer; it is not asked about again.")
  var none = false

  @Flag(help: "Take back what was said about the payment.")
  var undo = false

  @Flag(help: "Let what you say count in place of what the payment is for now.")
  var instead = false

  @Flag(help: "Take over all suggestions that leave nothing open: one order, the same payer, the exact amount.")
  var accept = false

  @Flag(help: "List what was said about payments so far.")
  var decided = false

  @Flag(help: "Print everything as JSON, for other programs.")
  var json = false

  func validate() throws {
    if accept || decided {
      guard payment == nil, !none, !undo, !instead, accept != decided else {
        throw ValidationError("--accept and --decided stand alone.")
      }
      return
    }
    if none || undo || instead, payment == nil { throw ValidationError("Name the payment first.") }
    if none && undo || (none || undo) && !orders.isEmpty {
      throw ValidationError("Give orders, or --none, or --undo.")
    }
    if instead, undo || orders.isEmpty && !none { throw ValidationError("--instead needs orders or --none.") }
  }

  func run() throws {
    try Surroundings.run {
      let office = try coop.office()
      if let result = try result(office) {
        print(json ? try result.json() : result.text())
        Surroundings.show(result.notes)
      } else {
        let list = try office.matchList(only: payment)
        print(json ? try list.json() : list.text())
      }
    }
  }

  /// What was done; `nil` when only the list is asked for.
  private func result(_ office: Office) throws -> MatchResult? {
    if accept { return try office.acceptCertainMatches() }
    if decided { return try office.decidedMatches() }
    guard let payment else { return nil }
    if undo { return try office.undoMatch(payment) }
    return orders.isEmpty && !none ? nil : try office.match(payment, to: orders, isInstead: instead)
  }
}
