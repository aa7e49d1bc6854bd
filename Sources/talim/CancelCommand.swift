import ArgumentParser
import Issuing

/// `talim cancel NUMBER --reason "…"`.
struct CancelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "Cancel an issued document; its number stays.",
    discussion: """
      The document stays in the register, marked with day and reason, and its file is kept. For the books it was never \
      issued: a cancelled invoice is no sale, and its order may be invoiced again under a new number. Once goods are \
      delivered or its tax is declared, a credit note is what the law wants instead.

      An invoice that is credited can not be cancelled before its credit note is.

      With --missing it says of a number that the register lacks why: after an older copy of the ledger was restored, \
      numbers given out since are not known to it. Such a number is never given out again.

      Examples: talim cancel CC/26-27/0042 --reason "wrong buyer"
                talim cancel RV/26-27/0003 --reason "entered twice" --date 2026-05-16
                talim cancel CC/26-27/0043 --missing --reason "on paper, lost with the old computer"
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(help: "The number of the document.")
  var number: String

  @Option(help: "Why, in a few words; the register shows it.")
  var reason: String

  @Option(help: "The day of it, such as 2026-05-16; today unless given.")
  var date: String?

  @Flag(help: "The register lacks this number: note why, so that it is never given out.")
  var missing = false

  func run() throws {
    try Surroundings.run {
      let office = try coop.office()
      let result =
        missing
        ? try office.noteMissing(number, reason: reason, date: date)
        : try office.cancel(number, reason: reason, date: date)
      print(result.text)
      Surroundings.show(result.warnings)
    }
  }
}
