import ArgumentParser
import Issuing

/// `talim reprint NUMBER…`.
struct ReprintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reprint",
    abstract: "Print issued documents again, byte for byte.",
    discussion: "Example: talim reprint CC/26-27/0042")

  @OptionGroup var coop: CoopOptions

  @Argument(help: "The numbers of the documents.")
  var numbers: [String]

  @Option(name: .customLong("out"), help: "The folder to print to; `documents` in the co-op's folder unless given.")
  var outFolder: String?

  func run() throws {
    try Surroundings.run {
      let office = try coop.office()
      for number in numbers { print(try office.reprint(number, outFolder: outFolder)) }
    }
  }
}
