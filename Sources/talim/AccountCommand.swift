import ArgumentParser
import Diagnostics
import Issuing

/// `talim account BUYER [PERIOD]`.
struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "Print the statement of a buyer's account.",
    discussion: """
      All invoices, payments, credit notes, refunds and write-offs of the time with the balance after each, what is still open by how \
      late it is, deposits on orders not invoiced yet, and how to pay; a section for each currency. It has no number and nothing is kept: \
      print it as often as you like.

      A period is a month 2026-05, a year 2026, a financial year 2026-27, or from one to another: 2026-04..2026-06. Without one it is \
      everything up to today.

      Examples: talim account B05
                talim account B05 2026-05
                talim account B05 2026-27 --language hi
                talim account B05 --format csv > b05.csv
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(help: "The buyer's id.")
  var buyer: String

  @Argument(help: "The period; everything up to today unless given.")
  var period: String?

  @Option(help: "pdf, or csv or json for the standard output.")
  var format: String?

  @Flag(help: "Print it as JSON, for programs.")
  var json = false

  @Option(name: .customLong("out"), help: "The folder to print to; `documents` in the co-op's folder unless given.")
  var outFolder: String?

  @Option(help: "The language, such as hi; the buyer's own, or that of talim.toml, unless given.")
  var language: String?

  func validate() throws {
    if let format, AccountRequest.Form(rawValue: format) == nil {
      throw ValidationError("--format is pdf, csv or json")
    }
    if json, format != nil { throw ValidationError("say --json or --format, not both") }
    if json || ["csv", "json"].contains(format), outFolder != nil || language != nil {
      throw ValidationError("--out and --language are for printed pages")
    }
  }

  func run() throws {
    try Surroundings.run {
      var request = AccountRequest(buyer: buyer, period: period)
      request.form = json ? .json : format.flatMap(AccountRequest.Form.init) ?? .pdf
      request.outFolder = outFolder
      request.language = language
      switch try coop.office().account(request) {
      case .printed(let path, let warnings):
        print(path)
        Surroundings.show(warnings)
      case .text(let text): print(text, terminator: "")
      }
    }
  }
}
