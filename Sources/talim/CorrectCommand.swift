import ArgumentParser
import Issuing

/// `talim correct [NUMBER…] [--drop]`.
struct CorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Take over or drop corrections that wait.",
    discussion: """
      When a file changes a row that an issued document rests on, the change waits: the paper says the old value. Without \
      arguments this lists what waits. Cancel or credit the document first, then take the change over; the history keeps \
      old and new. What is dropped is not asked about again while the file says the same.

      Examples: talim correct
                talim correct 3 4
                talim correct --all
                talim correct --drop 5
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(help: "The numbers of the corrections, as the list shows them.")
  var numbers: [Int] = []

  @Flag(help: "Drop them: what stands in the ledger counts.")
  var drop = false

  @Flag(help: "All that wait.")
  var all = false

  @Flag(help: "Print the list as JSON, for other programs.")
  var json = false

  func validate() throws {
    if all, !numbers.isEmpty { throw ValidationError("Give numbers or --all, not both.") }
    if drop, numbers.isEmpty, !all { throw ValidationError("Say which to drop, or --all.") }
    if json, all || drop || !numbers.isEmpty { throw ValidationError("--json is for the list.") }
  }

  func run() throws {
    try Surroundings.run {
      let office = try coop.office()
      guard numbers.isEmpty, !all else {
        for line in try office.correct(numbers, drops: drop) { print(line) }
        return
      }
      let list = try office.corrections()
      print(json ? try list.json() : list.text())
    }
  }
}
