import ArgumentParser
import Issuing

/// `talim import FILE…`.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read CSV files into the ledger.",
    discussion: """
      Files are known by their names: buyers.csv, artisans.csv, items.csv, orders.csv, order_lines.csv, payments.csv.
      A row that can not be read is kept in problems-FILE.csv with the reason; mend it there and import that file.
      Importing the same file twice changes nothing.

      Example: talim import *.csv
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(help: "The CSV files.")
  var files: [String]

  func run() throws {
    try Surroundings.run {
      let result = try coop.office().importFiles(files)
      print(result.summary.joined(separator: "\n"))
      Surroundings.show(result.diagnostics)
      if result.hasRefusedRows { throw ExitCode(1) }
    }
  }
}
