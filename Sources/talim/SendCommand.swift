import ArgumentParser
import Diagnostics
import Glibc
import Issuing

/// `talim send [statements PERIOD | invoice NUMBER… | weekly [WEEK]]`.
struct SendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send",
    abstract: "Send statements, invoices and the weekly page by e-mail, each once.",
    discussion: """
      `talim send statements 2026-05` writes a message for each issued statement of the period, puts it into the outbox and sends it. \
      Nothing is sent twice by itself, also when the program or the network fails on the way: where nobody can tell whether the server took \
      a message, it is `unknown` and waits for a person's word (`talim outbox`). Say the command again to go on where it stopped.

      Documents of other kinds go by their numbers, each to whom it is for: invoice, receipt, credit-note, proforma, delivery-note, \
      statement. `weekly` goes to the members, or to one address. Without anything, all that waits in the outbox is sent.

      With --to, everything goes to that address as a trial, which counts as sent to nobody else. --print and --png send nothing: they \
      make one PDF, or pictures for a telephone, of the statements of those who have no address, or of those whom --only names.

      Examples: talim send statements 2026-05 --dry-run
                talim send statements 2026-05 --only A07 --to me@example.org
                talim send statements 2026-05
                talim send statements 2026-05 --print
                talim send invoice KC/26-27/0042
                talim send weekly 2026-W20 --to members
      """)

  @OptionGroup var coop: CoopOptions

  @Argument(
    help: "statements, weekly, or a kind of document: invoice, receipt, credit-note, …",
    completion: .list(["statements", "weekly"] + SendCommand.kinds))
  var what: String?

  @Argument(help: "The period, the week, or the numbers of the documents.")
  var names: [String] = []

  @Option(parsing: .singleValue, help: "Only these artisans or buyers, by their ids, with commas between.")
  var only: [String] = []

  @Option(
    help: "An address for a trial; for the weekly page an address, or `members`.", completion: .list(["members"]))
  var to: String?

  @Flag(name: .customLong("dry-run"), help: "Show the messages; send nothing and put nothing into the outbox.")
  var dryRun = false

  @Flag(help: "Send another copy of what has been sent, or may have been.")
  var again = false

  @Flag(
    name: .customLong("print"),
    help: "Make one PDF of the statements of all without an address, or of --only; send nothing.")
  var together = false

  @Flag(help: "Make pictures for a telephone of the same statements; send nothing.")
  var png = false

  @Option(name: .customLong("out"), help: "The folder for --print and --png; `documents` unless given.")
  var outFolder: String?

  @Option(help: "The language of all messages; each recipient's own unless given.")
  var language: String?

  @Flag(help: "Print what became of the messages as JSON, for programs.")
  var json = false

  private static let kinds = ["invoice", "receipt", "credit-note", "proforma", "delivery-note", "statement"]

  func validate() throws {
    guard let what else {
      if to != nil || dryRun || again || together || png || !only.isEmpty || language != nil {
        throw ValidationError("say what is to be sent, such as `talim send statements 2026-05`")
      }
      return
    }
    switch what {
    case "statements":
      if names.count != 1 { throw ValidationError("name one period, such as `talim send statements 2026-05`") }
    case "weekly":
      if names.count > 1 { throw ValidationError("name one week, such as `talim send weekly 2026-W20 --to members`") }
    case let kind where Self.kinds.contains(kind):
      if names.isEmpty { throw ValidationError("name the documents by their numbers; `talim register` lists them") }
    default:
      let all = ["statements", "weekly"] + Self.kinds
      let near = Suggestion.nearest(to: what, among: all).map { "; did you mean `\($0)`?" } ?? ""
      throw ValidationError("`\(what)` can not be sent\(near) (\(all.joined(separator: ", ")))")
    }
    if (together || png) && what != "statements" {
      throw ValidationError("--print and --png are for `talim send statements PERIOD`")
    }
    if let fault = fault { throw ValidationError(fault) }
    if outFolder != nil, !together, !png { throw ValidationError("--out is for --print and --png") }
  }

  /// What of the options makes no sense together.
  private var fault: String? {
    // An empty word, such as of a variable that is not set, must not mean everybody.
    if !only.isEmpty && ids.isEmpty { return "--only names nobody; write the ids, such as `--only A07,A12`" }
    if (together || png) && (dryRun || again || to != nil || language != nil) {
      return "--print and --png send nothing, so --dry-run, --again, --to and --language make no sense with them"
    }
    if json && (dryRun || together || png) { return "--json tells what became of messages that are sent" }
    if what == "weekly" && to == nil { return "say who gets it: `--to members` or `--to name@example.org`" }
    return nil
  }

  /// The ids that `--only` names.
  private var ids: [String] {
    only.flatMap { $0.split(separator: ",") }.map { String($0.filter { !$0.isWhitespace }) }.filter { !$0.isEmpty }
  }

  private var matter: MailRequest.Matter? {
    switch what {
    case nil: nil
    case "statements": .statements(period: names.first ?? "")
    case "weekly": .weekly(week: names.first)
    default: .documents(names)
    }
  }

  func run() throws {
    try Surroundings.run {
      let office = try coop.office()
      guard let matter else { return try send(nil, problems: DiagnosticList([]), office) }
      if together || png { return try handOut(office) }
      if !dryRun { try office.requireMailServer(password: Self.password) }
      var request = MailRequest(matter)
      request.only = ids
      (request.to, request.again, request.language, request.zone) = (to, again, language, Surroundings.zone())
      let outgoing = try office.outgoing(request)
      if dryRun { return try show(outgoing) }
      let report = try office.queue(outgoing.messages, again: again)
      tellKnown(report)
      tellWithoutAddress(outgoing)
      Surroundings.show(outgoing.problems)
      try send(report.waiting, problems: outgoing.problems, office)
      // What an earlier run left to a person is still left.
      if report.needsPerson { throw ExitCode(1) }
    }
  }

  /// Passwords come in by the environment or a file, never as an argument, which others on the machine could read.
  private static var password: String? { Surroundings.variable("TALIM_MAIL_PASSWORD") }

  // MARK: Sending

  private func send(_ ids: [Int64]?, problems: DiagnosticList, _ office: Office) throws {
    let bar = ProgressBar()
    Interruption.begin()
    let total = try ids?.count ?? office.waitingMessages()
    var done = 0
    var settled: [OutboxLine] = []
    let summary = try office.send(ids, password: Self.password, clock: .surroundings) { event in
      switch event {
      case .settled(let message):
        done += 1
        settled.append(message)
        if !json { message.isSent ? bar.say(message.text) : bar.sayAlways(message.text) }
        bar.show(messages: min(done, total), of: total)
      case .waits(let messages, let seconds):
        bar.clear()
        Surroundings.tell(
          "the server says to come later: \(OutboxLine.count(messages)) tried again in \(seconds) seconds (Ctrl-C ends)"
        )
      }
    }
    bar.clear()
    if json { print(try OutboxLine.json(settled)) }
    try finish(summary, problems)
  }

  private func finish(_ summary: MailSummary, _ problems: DiagnosticList) throws {
    var parts = ["\(OutboxLine.count(summary.sent)) sent"]
    if summary.refused > 0 { parts.append("\(summary.refused) refused") }
    if summary.unknown > 0 {
      parts.append("\(summary.unknown) unknown: find out whether they arrived (`talim outbox --help`)")
    }
    if summary.dropped > 0 { parts.append("\(summary.dropped) put aside") }
    if summary.waiting > 0 { parts.append("\(summary.waiting) waiting: say `talim send` later") }
    if summary.wasStopped { parts.append("stopped") }
    Surroundings.tell(parts.joined(separator: ", "))
    if let stop = summary.stop {
      Surroundings.show(DiagnosticList([stop]))
      throw ExitCode(2)
    }
    if summary.wasStopped { throw ExitCode(130) }
    if summary.refused + summary.unknown > 0 || problems.hasErrors { throw ExitCode(max(1, problems.exitCode)) }
    if summary.waiting > 0 { throw ExitCode(2) }
  }

  // MARK: Telling

  /// What is in the outbox already and is not sent by this run.
  private func tellKnown(_ report: QueueReport) {
    if report.sentBefore > 0 {
      Surroundings.tell("\(OutboxLine.count(report.sentBefore)) sent before (`--again` sends another copy)")
    }
    for (line, hint) in report.held { Surroundings.tell("not sent: \(line.text)\n  hint: \(hint)") }
  }

  private func tellWithoutAddress(_ outgoing: Outgoing) {
    guard !outgoing.withoutAddress.isEmpty else { return }
    let names = outgoing.withoutAddress.prefix(5).map { "\($0.id) \($0.name)" }.joined(separator: ", ")
    let more = outgoing.withoutAddress.count > 5 ? " and \(outgoing.withoutAddress.count - 5) more" : ""
    let hint = what == "statements" ? "; `--print` makes one PDF for them, `--png` pictures" : ""
    Surroundings.tell("without an e-mail address: \(names)\(more)\(hint)")
  }

  private func show(_ outgoing: Outgoing) throws {
    for (index, message) in outgoing.messages.enumerated() {
      let state = message.stateBefore.map { "in the outbox: \($0)" } ?? "new"
      print("To:       \(message.recipient)  (\(state))")
      print("Subject:  \(message.subject)")
      print("Attached: \(message.fileName), \((message.fileSize + 1_023) / 1_024) kB")
      // The words of all of hundreds of messages would bury the list of who gets them.
      if index == 0 || outgoing.messages.count <= 3 {
        for line in message.lines { print(line.isEmpty ? "  |" : "  | \(line)") }
      }
      print("")
    }
    Surroundings.tell("\(OutboxLine.count(outgoing.messages.count)) would be sent; nothing was sent")
    tellWithoutAddress(outgoing)
    Surroundings.show(outgoing.problems)
    if outgoing.problems.hasErrors { throw ExitCode(outgoing.problems.exitCode) }
  }

  private func handOut(_ office: Office) throws {
    let period = names.first ?? ""
    let (parties, problems) = try office.artisansForPaper(period: period, only: ids)
    Surroundings.show(problems)
    guard !parties.isEmpty else {
      Surroundings.tell("everybody has an e-mail address; nothing was printed (`--only A07` prints some all the same)")
      return
    }
    if together {
      print(try office.printTogether(parties, name: "statements-\(period)", outFolder: outFolder))
    }
    if png {
      let (paths, warnings) = try office.pictures(parties, outFolder: outFolder)
      for path in paths { print(path) }
      Surroundings.show(warnings)
    }
    if problems.hasErrors { throw ExitCode(problems.exitCode) }
  }
}

extension MailClock {
  /// The machine's clock; waiting ends when Ctrl-C is pressed.
  fileprivate static var surroundings: MailClock {
    MailClock(
      now: Surroundings.now, milliseconds: Surroundings.milliseconds,
      wait: { milliseconds in
        let end = Surroundings.milliseconds() + milliseconds
        while !Interruption.wasAsked {
          let rest = end - Surroundings.milliseconds()
          guard rest > 0 else { return }
          usleep(UInt32(min(rest, 200)) * 1_000)
        }
      }, isStopped: { Interruption.wasAsked })
  }
}
