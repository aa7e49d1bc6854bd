import ArgumentParser
import Diagnostics
// `stdout` is a variable of C.
@preconcurrency import Glibc
import Issuing

/// `talim export hledger|beancount|csv`.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Hand the books to another program: hledger, Beancount or a spreadsheet.",
    discussion: """
      Every fact of the ledger stands there once. What could not be counted, such as an invoice without an exchange rate, \
      is named; the exit code is 1 when figures are wrong because of it.

      Examples: talim export hledger --out books.journal
                talim export beancount --from 2026-04-01 --to 2027-03-31
                talim export csv --out tables/
      """,
    subcommands: [HledgerExport.self, BeancountExport.self, TableExport.self])
}

/// Options that all exports have.
struct ExportOptions: ParsableArguments {
  @OptionGroup var coop: CoopOptions

  @Option(
    help: "The first day, such as 2026-04-01; what stood before it is brought forward. The first of all unless given.")
  var from: String?

  @Option(
    name: [.customLong("to"), .customLong("as-of")],
    help: "The last day; today, or `as_of` in the settings, unless given.")
  var to: String?

  @Flag(help: "Replace files that are there already.")
  var force = false

  func request(out: String?) -> ExportRequest {
    var request = ExportRequest()
    request.from = from
    request.to = to
    request.out = out
    request.isForced = force
    return request
  }

  /// Writes a journal and says what should be looked at.
  func write(_ journal: ExportRequest.Journal, out: String?) throws {
    try Surroundings.run {
      let problems = try coop.office().exportJournal(journal, request(out: out)) { print($0, terminator: "") }
      if let out { print(out) }
      try Self.report(problems)
    }
  }

  static func report(_ problems: DiagnosticList) throws {
    Surroundings.show(problems)
    if problems.hasErrors { throw ExitCode(problems.exitCode) }
  }
}

/// `talim export hledger`.
struct HledgerExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hledger",
    abstract: "Write the books as a journal for hledger.",
    discussion: """
      All accounts are declared, so that `hledger check --strict` passes too. Accounts and the figures they stand for are \
      explained in docs/ledger.md.

      Examples: talim export hledger --out books.journal
                talim export hledger | hledger -f - balancesheet
      """)

  @OptionGroup var options: ExportOptions

  @Option(help: "The file to write to; the standard output unless given.")
  var out: String?

  func run() throws { try options.write(.hledger, out: out) }
}

/// `talim export beancount`.
struct BeancountExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "beancount",
    abstract: "Write the books as a journal for Beancount.",
    discussion: "Example: talim export beancount --out books.beancount")

  @OptionGroup var options: ExportOptions

  @Option(help: "The file to write to; the standard output unless given.")
  var out: String?

  func run() throws { try options.write(.beancount, out: out) }
}

/// `talim export csv`.
struct TableExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csv",
    abstract: "Write all that is derived as tables for a spreadsheet.",
    discussion: """
      Orders and what is open on them, invoices and their lines in both currencies, payments with the part each order got, \
      credit notes, the makers' statements and postings, the journal, and what stood on each account and the main figures \
      at the end of every month. Text that a spreadsheet would take for a formula gets an apostrophe before it.

      Example: talim export csv --out tables/
      """)

  @OptionGroup var options: ExportOptions

  @Option(help: "The folder to write to.")
  var out: String

  func run() throws {
    try Surroundings.run {
      let problems = try options.coop.office().exportTables(options.request(out: out)) { print($0) }
      try ExportOptions.report(problems)
    }
  }
}
