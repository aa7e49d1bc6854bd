import ArgumentParser
import Issuing

/// `talim status`.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say what came in, what went out and what is still owed.",
    discussion: "Example: talim status")

  @OptionGroup var coop: CoopOptions

  func run() throws {
    try Surroundings.run {
      print(try coop.office().status().joined(separator: "\n"))
    }
  }
}
