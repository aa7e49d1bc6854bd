import ArgumentParser
import Diagnostics
import Issuing

/// `talim reprint NUMBER…`.
struct ReprintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reprint",
    abstract: "Print issued documents again, byte for byte.",
    discussion: """
      The file is what was issued, whatever became of templates, settings and the ledger's rows since. Documents that were \
      cancelled are printed, too; a warning says so.

      Examples: talim reprint CC/26-27/0042
                talim reprint CC/26-27/0042 RV/26-27/0003 --out copies
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(help: "The numbers of the documents.")
  var numbers: [String]

  @Option(name: .customLong("out"), help: "The folder to print to; `documents` in the co-op's folder unless given.")
  var outFolder: String?

  func run() throws {
    try Surroundings.run {
      let office = try coop.office()
      var problems: [Diagnostic] = []
      for number in numbers {
        do {
          let reprinted = try office.reprint(number, outFolder: outFolder)
          print(reprinted.path)
          Surroundings.show(reprinted.notes)
        } catch {
          problems += Surroundings.diagnostics(of: error).diagnostics
        }
      }
      if !problems.isEmpty { throw DiagnosticList(problems) }
    }
  }
}
