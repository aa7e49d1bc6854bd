import ArgumentParser
import Diagnostics
import Issuing

/// `talim pay PERIOD`.
struct PayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pay",
    abstract: "Pay the artisans: show the run, write the lists for the bank, record that it was done.",
    discussion: """
      Everybody is on the run whose statement of the period says that something is paid, with what is still to be paid of it: payouts \
      since the period's end are taken off. Showing the run and writing its lists changes nothing; --done records the payouts in the \
      ledger, as if they stood in payouts.csv. Saying --done twice records nothing twice.

      --lists writes pay-PERIOD-upi.csv, pay-PERIOD-bank.csv and pay-PERIOD-cash.csv; everybody is on exactly one of them. With \
      --by the lists that you use, the first that can pay an artisan takes them; who is on none is paid in cash.

      Examples: talim pay 2026-05
                talim pay 2026-05 --lists --by bank
                talim pay 2026-05 --done --date 2026-06-07
                talim pay 2026-05 --done --except A07,A12
                talim pay 2026-05 --undo A07
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(help: "The period, such as 2026-05, or 2026-W20 where artisans are paid by the week.")
  var period: String

  @Flag(help: "Write the lists.")
  var lists = false

  @Option(
    name: [.customLong("by"), .customLong("format")],
    help: "How they are paid, in this order: upi, bank, cash, with commas between; upi,bank unless given.")
  var ways: String?

  @Option(name: .customLong("out"), help: "The folder for the lists; `payouts` in the co-op's folder unless given.")
  var outFolder: String?

  @Flag(help: "Record that all of them were paid.")
  var done = false

  @Option(help: "With --done: the day on which they were paid; today unless given.")
  var date: String?

  @Option(
    name: .customLong("ref"),
    help: "With --done: the reference of the transfer; each statement's number, or else the period, unless given.")
  var reference: String?

  @Option(help: "With --done: the ids of those who were not paid, with commas between.")
  var except: String?

  @Option(help: "Take back what was recorded for these artisans, such as a transfer that came back.")
  var undo: String?

  @Flag(help: "Print it as JSON, for programs.")
  var json = false

  func validate() throws {
    if [done, lists || outFolder != nil, undo != nil].count(where: { $0 }) > 1 {
      throw ValidationError("--lists, --done and --undo are done one after the other")
    }
    if !done, date != nil || reference != nil || except != nil {
      throw ValidationError("--date, --ref and --except go with --done")
    }
    if let undo, Self.words(undo).isEmpty { throw ValidationError("name the artisans: --undo A07,A12") }
  }

  func run() throws {
    try Surroundings.run {
      var request = PayRequest(period: period, task: task)
      request.ways = ways.map(Self.words) ?? []
      request.date = date
      request.reference = reference
      request.except = except.map(Self.words) ?? []
      let report = try coop.office().pay(request)
      print(json ? try report.json() : report.text())
      if !json { for path in report.paths { print(path) } }
      Surroundings.show(report.notes)
    }
  }

  private var task: PayRequest.Task {
    if let undo { return .takeBack(Self.words(undo)) }
    if done { return .record }
    return lists || outFolder != nil || ways != nil ? .lists(folder: outFolder) : .show
  }

  private static func words(_ text: String) -> [String] {
    text.split { $0 == "," || $0 == ";" || $0 == " " }.map(String.init)
  }
}
