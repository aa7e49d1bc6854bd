import ArgumentParser
import Diagnostics
import Issuing

/// `talim outbox [show|retry|give-up|arrived]`.
struct OutboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox",
    abstract: "List the messages that were sent or wait, and decide about those in trouble.",
    discussion: """
      queued: waits; `talim send` sends it. sent: the server took it. failed: the server refused it for good. unknown: nobody can tell \
      whether the server took it, so it is sent again only when you say so. sending: being sent at this moment. dropped: put aside.

      Examples: talim outbox
                talim outbox --state unknown failed
                talim outbox show 12
                talim outbox arrived 12
                talim outbox retry 13 14
                talim outbox give-up 15 --note "moved away"
      """,
    subcommands: [List.self, Show.self, Retry.self, GiveUp.self, Arrived.self], defaultSubcommand: List.self)

  /// `talim outbox list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the messages.",
      discussion: "Example: talim outbox list --state unknown failed")

    @OptionGroup var coop: CoopOptions

    @Option(
      parsing: .upToNextOption, help: "Only those in these states: queued, sending, sent, failed, unknown, dropped.",
      completion: .list(OutboxLine.states))
    var state: [String] = []

    @Flag(help: "Print them as JSON, for programs.")
    var json = false

    func validate() throws {
      let all = OutboxLine.states
      for name in state where !all.contains(name) {
        let near = Suggestion.nearest(to: name, among: all).map { "; did you mean `\($0)`?" } ?? ""
        throw ValidationError("`\(name)` is no state\(near) (\(all.joined(separator: ", ")))")
      }
    }

    func run() throws {
      try Surroundings.run {
        let messages = try coop.office().outbox(state)
        if json { return print(try OutboxLine.json(messages)) }
        for message in messages { print(message.text) }
        if messages.isEmpty { Surroundings.tell(state.isEmpty ? "the outbox is empty" : "no such message") }
      }
    }
  }

  /// `talim outbox show ID`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show a message and what became of it.",
      discussion: "Example: talim outbox show 12 --raw > message.eml")

    @OptionGroup var coop: CoopOptions

    @Argument(help: "The message's number.")
    var id: Int64

    @Flag(help: "Print the message itself, byte by byte, as a mail program reads it.")
    var raw = false

    func run() throws {
      try Surroundings.run {
        let report = try coop.office().outboxReport(id)
        if raw { return print(String(decoding: report.bytes, as: UTF8.self), terminator: "") }
        print(report.details)
        print(report.historyText)
      }
    }
  }

  /// `talim outbox retry ID…`.
  struct Retry: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "retry", abstract: "Let `talim send` send messages again, under the same Message-ID.",
      discussion: """
        For messages that failed, and for unknown ones of which you found out that they did not arrive.

        Example: talim outbox retry 13 14
        """)

    @OptionGroup var word: WordOptions

    func run() throws { try word.say(.retry) }
  }

  /// `talim outbox give-up ID…`.
  struct GiveUp: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "give-up", abstract: "Put messages aside: they are not sent any more.",
      discussion: "Example: talim outbox give-up 15 --note \"moved away\"")

    @OptionGroup var word: WordOptions

    func run() throws { try word.say(.giveUp) }
  }

  /// `talim outbox arrived ID…`.
  struct Arrived: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "arrived", abstract: "Say that unknown messages have arrived.",
      discussion: "Example: talim outbox arrived 12 --note \"she showed it to me\"")

    @OptionGroup var word: WordOptions

    func run() throws { try word.say(.arrived) }
  }

  /// Messages, and a person's note.
  struct WordOptions: ParsableArguments {
    @OptionGroup var coop: CoopOptions

    @Argument(help: "The messages' numbers.")
    var ids: [Int64]

    @Option(help: "Why, in your own words; kept with the message.")
    var note: String?

    func say(_ word: Office.OutboxWord) throws {
      try Surroundings.run {
        for message in try coop.office().resolve(ids, as: word, note: note) { print(message.text) }
      }
    }
  }
}
