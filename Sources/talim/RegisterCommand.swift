import ArgumentParser
import Diagnostics
import Issuing

/// `talim register [SERIES or NUMBER]`.
struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract: "List the documents that were issued, with every gap explained.",
    discussion: """
      Each series with all its numbers in order: day, whom it is for, total, and when and why it was cancelled. Numbers \
      that are not there are named with the reason. With a number it shows one document and what it was printed with: \
      templates, theme, labels, pictures and fonts, as they were on that day; --extract writes them out.

      With --verify it looks whether every stored document is as it was issued, and exits with 1 if not.

      Examples: talim register
                talim register CC/26-27
                talim register --kind credit-note
                talim register CC/26-27/0042
                talim register CC/26-27/0042 --extract proof
                talim register --verify
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(help: "The beginning of the numbers wanted, or one number.")
  var what: String?

  @Option(help: "The kind of documents wanted, such as invoice, receipt, credit-note or statement.")
  var kind: String?

  @Flag(help: "Look whether all stored documents are as they were issued.")
  var verify = false

  @Option(help: "A new folder for the document, its data and the files it was printed with.")
  var extract: String?

  @Flag(help: "Print everything as JSON, for other programs.")
  var json = false

  func validate() throws {
    if extract != nil, what == nil { throw ValidationError("Name the document that --extract is to write out.") }
    if verify, what != nil || kind != nil || extract != nil || json { throw ValidationError("--verify stands alone.") }
    if kind != nil, extract != nil { throw ValidationError("--extract takes one number and no --kind.") }
  }

  func run() throws {
    try Surroundings.run {
      let office = try coop.office()
      if verify { return try verifyStored(office) }
      if let what, let extract {
        for path in try office.extract(what, to: extract) { print(path) }
      } else if let what, kind == nil, let document = try office.document(what) {
        print(json ? try document.json() : document.text())
      } else {
        let report = try office.register(series: what, kind: kind)
        print(json ? try report.json() : report.text())
      }
    }
  }

  private func verifyStored(_ office: Office) throws {
    let report = try office.verifyStored()
    print(report.text)
    Surroundings.show(report.problems)
    if report.problems.hasErrors { throw ExitCode(1) }
  }
}
