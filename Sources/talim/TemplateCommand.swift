import ArgumentParser
import Diagnostics
import Issuing

/// `talim template …`.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Check templates, and list what they can print.",
    subcommands: [Check.self, Fields.self])

  /// `talim template check [FILE…]`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check templates without any data.",
      discussion: """
        Without a file all templates in use are checked. Exit code 1 when something is wrong.

        Example: talim template check templates/invoice.xml
        """)

    @OptionGroup var coop: CoopOptions

    @Argument(help: "The template files.")
    var files: [String] = []

    func run() throws {
      try Surroundings.run {
        let folder = CoopFolder(path: coop.folder)
        let shelf = TemplateShelf(coop: folder, resources: try Surroundings.resources())
        let result = try shelf.check(files: files, in: folder)
        for file in result.checked { print("\(file): no mistakes") }
        Surroundings.show(result.diagnostics)
        if result.diagnostics.hasErrors { throw ExitCode(1) }
      }
    }
  }

  /// `talim template fields KIND`.
  struct Fields: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List every field of a kind of document: name, type, meaning, example.",
      discussion: "Example: talim template fields invoice")

    @Argument(help: "The kind of document, such as invoice.")
    var kind: String

    func run() throws {
      try Surroundings.run { print(try TemplateShelf.fieldReference(kind: kind)) }
    }
  }
}
