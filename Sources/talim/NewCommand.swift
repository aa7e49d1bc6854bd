import ArgumentParser
import Issuing

/// `talim new FOLDER [--sample]`.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make the folder of a co-op.",
    discussion: """
      Writes a commented talim.toml (name, address, taxes, bank, invoice numbers), an empty ledger and a CSV file with \
      column titles for each kind of row. With --sample the folder holds the files of a fictional co-op instead.

      Example: talim new mycoop
      """)

  @Argument(help: "The folder to make; it must not exist yet, or be empty.")
  var folder: String

  @Flag(help: "Fill the folder with the files of a fictional co-op.")
  var sample = false

  func run() throws {
    try Surroundings.run {
      let made = try NewCoop(path: folder, resources: try Surroundings.resources()).make(withSample: sample)
      print(made.joined(separator: "\n"))
    }
  }
}
