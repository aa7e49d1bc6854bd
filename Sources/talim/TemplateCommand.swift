import ArgumentParser
import Diagnostics
import Issuing

/// `talim template …`.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Make templates your own: copy, look at them, check them.",
    discussion: """
      A co-op's own file in templates/ counts instead of the built-in one of the same name.

      A first tour:
        talim template copy invoice
        talim template preview templates/invoice.xml
        talim template check
      """,
    subcommands: [
      List.self, Copy.self, Diff.self, Check.self, PreviewCommand.self, Fields.self, Sheet.self,
    ])

  /// The templates as a co-op sees them.
  private static func shelf(_ coop: CoopOptions) throws -> (shelf: TemplateShelf, folder: CoopFolder) {
    let folder = CoopFolder(path: coop.folder)
    return (TemplateShelf(coop: folder, resources: try Surroundings.resources()), folder)
  }

  private static func own(_ coop: CoopOptions) throws -> OwnTemplates {
    let (shelf, folder) = try shelf(coop)
    return OwnTemplates(shelf: shelf, coop: folder)
  }

  /// `talim template list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List templates, parts, themes and labels, and which are your own.",
      discussion: "Example: talim template list")

    @OptionGroup var coop: CoopOptions

    func run() throws {
      try Surroundings.run { print(try own(coop).inventory().joined(separator: "\n")) }
    }
  }

  /// `talim template copy NAME…`.
  struct Copy: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Copy built-in files into your own templates, to change them there.",
      discussion: """
        Never writes over a file. The built-in text it began as is kept in templates/.base, for talim template diff.

        Examples: talim template copy invoice
                  talim template copy parts/letterhead labels/ur
        """)

    @OptionGroup var coop: CoopOptions

    @Argument(help: "What to copy, such as invoice, parts/letterhead, themes/plain or labels/ur.")
    var names: [String]

    func run() throws {
      try Surroundings.run {
        let own = try own(coop)
        for name in names { print(try own.copy(name).joined(separator: "\n")) }
      }
    }
  }

  /// `talim template diff [NAME]`.
  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show what the built-in files changed since you copied them, and what you changed.",
      discussion: """
        Without a name all your own files are compared. With --seen Talim's changes count as looked at: from then on the \
        file is compared with today's built-in one.

        Examples: talim template diff invoice
                  talim template diff invoice --seen
        """)

    @OptionGroup var coop: CoopOptions

    @Argument(help: "The file, such as invoice or parts/letterhead.")
    var name: String?

    @Flag(help: "Note that you have looked at what Talim changed.")
    var seen = false

    func validate() throws {
      if seen, name == nil { throw ValidationError("name the file that you have looked at") }
    }

    func run() throws {
      try Surroundings.run {
        let own = try own(coop)
        if seen, let name {
          print(try own.markSeen(name))
        } else {
          print(try own.differences(name).joined(separator: "\n"))
        }
      }
    }
  }

  /// `talim template check [FILE…]`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check templates without any data.",
      discussion: """
        Without a file all templates in use are checked. With --language the labels of that language are checked as well: \
        what is missing, what no template uses, and values that do not fit. Exit code 1 when something is wrong.

        Examples: talim template check templates/invoice.xml
                  talim template check --language ur
        """)

    @OptionGroup var coop: CoopOptions

    @Argument(help: "The template files, or their names.")
    var files: [String] = []

    @Option(help: "The language whose labels are checked, such as ur; the co-op's own unless given.")
    var language: String?

    @Option(help: "The theme they are checked with.")
    var theme: String?

    @Option(help: "A JSON Schema file with the fields of a template for=\"data\".")
    var schema: String?

    @Option(help: "A JSON file whose fields a template for=\"data\" may read, where no schema says them.")
    var data: String?

    func run() throws {
      try Surroundings.run {
        let (shelf, folder) = try shelf(coop)
        var check = TemplateCheck(shelf: shelf, coop: folder, language: language, theme: theme)
        check.schema = schema
        check.data = data
        let result = try check.check(files: files)
        for file in result.checked { print("\(file): no mistakes") }
        Surroundings.show(result.diagnostics)
        if result.diagnostics.hasErrors { throw ExitCode(result.diagnostics.exitCode) }
      }
    }
  }

  /// `talim template fields [KIND]`.
  struct Fields: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List every field of a kind of document: name, type, meaning, example.",
      discussion: """
        Without a kind the kinds are listed. The name of a JSON Schema file (NAME.schema.json), or of a JSON file, lists \
        the fields of such data.

        Examples: talim template fields invoice
                  talim template fields price-list.schema.json
        """)

    @Argument(help: "The kind of document, such as invoice, or a file with a schema or with data.")
    var kind: String?

    func run() throws {
      try Surroundings.run {
        print(try kind.map(TemplateShelf.fieldReference) ?? TemplateShelf.kindReference)
      }
    }
  }

  /// `talim template help`.
  struct Sheet: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "help",
      abstract: "The template language on one page: elements, values, filters, styles.",
      discussion: "Example: talim template help")

    @OptionGroup var coop: CoopOptions

    func run() throws {
      try Surroundings.run {
        let (shelf, folder) = try shelf(coop)
        print(try shelf.languageSheet(for: folder))
      }
    }
  }
}
