import ArgumentParser
import Issuing

/// `talim import FILE…`.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read CSV files into the ledger.",
    discussion: """
      Files are known by their names: buyers, artisans, items, rules, terms, rates, orders, order_lines, payments, \
      returns, payouts, expenses, other_money, stock_moves and settings, each with .csv behind it. \
      Exports of others are known by their titles and read as they are: shopify-orders, shopify-payments, \
      woocommerce-orders, stripe-balance, stripe-payments, razorpay-settlements, razorpay-payments, razorpay-refunds \
      and bank-statement. --as names one of these or of the files above where names and titles do not tell. \
      A row that can not be read is kept in problems-FILE.csv with the reason; mend it there and import that file. \
      Importing the same file twice changes nothing. Rows that are gone from a file are named and kept, unless \
      --replace is given.

      Example: talim import *.csv
      """)

  @OptionGroup var coop: CoopOptions

  @Flag(help: "Remove from the ledger the rows that are gone from these files since their last import.")
  var replace = false

  @Option(name: .customLong("as"), help: "Read all these files as this, such as payments or bank-statement.")
  var form: String?

  @Argument(help: "The CSV files.")
  var files: [String]

  func run() throws {
    try Surroundings.run {
      let result = try summary(try coop.office())
      print(result.summary.joined(separator: "\n"))
      Surroundings.show(result.diagnostics)
      if result.hasRefusedRows { throw ExitCode(1) }
    }
  }

  /// Imports with a bar; Ctrl-C leaves the ledger as it was, until everything is imported and only summed up.
  private func summary(_ office: Office) throws -> ImportSummary {
    let bar = ProgressBar()
    defer { bar.clear() }
    Interruption.begin()
    return try office.importFiles(files, removesGoneRows: replace, as: form) { progress in
      guard !Interruption.wasAsked else {
        bar.clear()
        if !progress.isImported { Surroundings.tell("stopped; nothing was imported") }
        throw ExitCode(130)
      }
      bar.show(progress)
    }
  }
}
