import ArgumentParser
import Issuing

/// `talim import FILE…`.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read CSV files into the ledger.",
    discussion: """
      Files are known by their names: buyers, artisans, items, rules, terms, rates, orders, order_lines, payments,
      returns, payouts, expenses, other_money, stock_moves and settings, each with .csv behind it.
      A row that can not be read is kept in problems-FILE.csv with the reason; mend it there and import that file.
      Importing the same file twice changes nothing. Rows that are gone from a file are named and kept, unless
      --replace is given.

      Example: talim import *.csv
      """)

  @OptionGroup var coop: CoopOptions

  @Flag(help: "Remove from the ledger the rows that are gone from these files since their last import.")
  var replace = false

  @Argument(help: "The CSV files.")
  var files: [String]

  func run() throws {
    try Surroundings.run {
      let result = try coop.office().importFiles(files, removesGoneRows: replace)
      print(result.summary.joined(separator: "\n"))
      Surroundings.show(result.diagnostics)
      if result.hasRefusedRows { throw ExitCode(1) }
    }
  }
}
