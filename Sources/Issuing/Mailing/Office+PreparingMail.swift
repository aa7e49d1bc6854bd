import Diagnostics
import Documents
import Ledger
import Mail
import Settings
import Values

extension Office {
  /// Draws up messages; nothing is put into the outbox and nothing is sent.
  ///
  /// - Throws: a `Diagnostic` or a `DiagnosticList` when nothing of it can be drawn up: no sender, no such period, broken templates.
  public func outgoing(_ request: MailRequest) throws -> Outgoing {
    let preparing = try MailPreparing(office: self, request: request)
    switch request.matter {
    case .statements(let period): return try preparing.statements(period)
    case .documents(let numbers): return try preparing.documents(numbers)
    case .weekly(let week): return try preparing.weekly(week)
    }
  }
}

/// Messages on their way into the outbox.
private final class MailPreparing {
  private let office: Office
  private let request: MailRequest
  private let ledger: LedgerFile
  private let from: Mailbox
  private let replyTo: Mailbox?
  private let date: MailDate
  /// The address of a trial.
  private let trial: MailAddress?
  private let writer: MessageWriter
  private var result = Outgoing()
  private var problems: [Diagnostic] = []

  init(office: Office, request: MailRequest) throws {
    self.office = office
    self.request = request
    ledger = try office.ledger(readOnly: false)
    let sender = try MailSender(office.settings)
    (from, replyTo) = (sender.from, sender.replyTo)
    guard let date = MailDate(iso: office.now + request.zone) else {
      throw Diagnostic("bad-clock", "the time `\(office.now)\(request.zone)` is no moment", fault: .environment)
    }
    self.date = date
    trial = try request.to.flatMap { $0.contains("@") ? try Self.address($0) : nil }
    if let to = request.to, trial == nil, to != "members" {
      throw Diagnostic(
        "bad-address", "`\(to)` is not an address", hint: "write `--to me@example.org` for a trial", fault: .misuse)
    }
    writer = MessageWriter(office: office, language: try office.language(named: request.language))
  }

  private static func address(_ text: String) throws -> MailAddress {
    do { return try MailAddress(text) } catch {
      throw Diagnostic(error.name, error.message, hint: error.hint, fault: .misuse)
    }
  }

  // MARK: What is sent

  func statements(_ name: String) throws -> Outgoing {
    try requireNoMembers()
    let issued = try ledger.issuedStatements().filter { $0.period.lowercased() == name.lowercased() }
    guard !issued.isEmpty else {
      throw Diagnostic(
        "no-statements", "no statements stand for the period `\(name)`",
        hint: "issue them first with `talim statements \(ShellWord.quoted(name))`")
    }
    let wanted = try wantedKeys(of: issued.map(\.artisanID))
    for statement in issued where wanted.contains(statement.artisanID) {
      try add(statement.number, period: statement.period)
    }
    return finished()
  }

  func documents(_ numbers: [String]) throws -> Outgoing {
    try requireNoMembers()
    for number in numbers { try add(number, period: nil) }
    return finished()
  }

  func weekly(_ name: String?) throws -> Outgoing {
    guard request.to != nil else {
      throw Diagnostic(
        "no-recipient", "nobody is named who gets the page of the week",
        hint: "write `--to members` or `--to name@example.org`", fault: .misuse)
    }
    let week = try office.week(named: name)
    let (summary, gaps) = try office.weeklySummary(of: week, in: ledger)
    problems += gaps
    let press = try DocumentPress<WeeklySummary>(office: office, language: try office.language(named: request.language))
    for party in try readers() {
      try collect(party, number: "weekly \(week.name)") { mailbox in
        let recipient = party.recipient
        let pdf = try press.print(summary, for: recipient, isDraft: false).pdf
        var message = self.draft("weekly", "weekly \(week.name)", party, mailbox)
        message.period = week.name
        return (
          message, try self.writer.words(for: summary, to: recipient),
          MailAttachment(name: "weekly-\(week.name).pdf", bytes: pdf)
        )
      }
    }
    problems += press.takeWarnings()
    return finished()
  }

  /// Who gets the page of a week: one address, or the members that talim.toml names, or all artisans with an address.
  private func readers() throws -> [MailParty] {
    if let trial { return [MailParty(address: "\(trial)")] }
    let members = office.settings.mail.members
    if !members.isEmpty { return members.map(MailParty.init(address:)) }
    let artisans = try ledger.artisans().map { MailParty($0) }
    let wanted = try wantedKeys(of: artisans.map { $0.id.idKey })
    return artisans.filter { wanted.contains($0.id.idKey) }.filter { $0.email?.isEmpty == false }
  }

  private func requireNoMembers() throws {
    guard request.to == "members" else { return }
    throw Diagnostic(
      "bad-address", "papers go to whom they are for, not to all members",
      hint: "leave out `--to`, or write `--to me@example.org` for a trial", fault: .misuse)
  }

  /// Those of some ids that `--only` names; throws a `Diagnostic` for one that it names in vain.
  private func wantedKeys(of keys: [String]) throws -> Set<String> {
    guard !request.only.isEmpty else { return Set(keys) }
    let known = Set(keys)
    for id in request.only where !known.contains(id.idKey) {
      let near = Suggestion.nearest(to: id.idKey, among: keys.sorted())
      throw Diagnostic(
        "nothing-for", "there is nothing to send to `\(id)`", hint: near.map { "did you mean `\($0.uppercased())`?" },
        fault: .misuse)
    }
    return Set(request.only.map(\.idKey))
  }

  // MARK: One message

  private func add(_ number: String, period: String?) throws {
    let record = try office.issuedDocument(number, in: ledger)
    guard record.state == .issued else {
      problems.append(
        Diagnostic(
          "cancelled-document", "`\(record.number)` was cancelled, so it is not sent",
          hint: "`talim register \(record.number)` says why"))
      return
    }
    guard let party = try party(of: record) else {
      problems.append(Diagnostic("unknown-party", "the ledger does not know whom `\(record.number)` is for"))
      return
    }
    if !request.only.isEmpty, period == nil, !request.only.contains(where: { $0.idKey == party.id.idKey }) { return }
    try collect(party, number: record.number) { mailbox in
      let pdf = try self.office.storedFile(record, in: self.ledger)
      var message = self.draft(record.kind.rawValue, "\(record.kind.rawValue) \(record.number)", party, mailbox)
      message.documentNumber = record.number
      message.period = period
      let name = FilePaths.lastComponent(record.fileName ?? "\(record.kind.rawValue).pdf")
      return (
        message, try self.writer.words(for: record, to: party.recipient), MailAttachment(name: name, bytes: pdf)
      )
    }
  }

  private lazy var artisans = Result {
    Dictionary(try ledger.artisans().map { ($0.id.idKey, $0) }, uniquingKeysWith: { first, _ in first })
  }
  private lazy var buyers = Result {
    Dictionary(try ledger.buyers().map { ($0.id.idKey, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func party(of record: DocumentRecord) throws -> MailParty? {
    if let id = record.artisanID { return try artisans.get()[id.idKey].map { MailParty($0) } }
    return try record.buyerID.flatMap { try buyers.get()[$0.idKey] }.map { MailParty($0) }
  }

  /// A message's head. A trial is a thing of its own each time, so that it never stands in the way of what it tries.
  private func draft(_ kind: String, _ cause: String, _ party: MailParty, _ mailbox: Mailbox) -> OutboxDraft {
    let isTrial = trial != nil && kind != "weekly"
    return OutboxDraft(
      cause: isTrial ? "trial \(office.now) \(cause) to \(mailbox.address)" : "\(cause) to \(party.id.idKey)",
      kind: isTrial ? "trial \(kind)" : kind, recipientKey: party.id.idKey,
      recipientName: party.name.isEmpty ? "\(mailbox.address)" : party.name, sender: "\(from.address)",
      address: "\(mailbox.address)")
  }

  private typealias Made = (OutboxDraft, MessageWords, MailAttachment)

  /// Adds a message, or what keeps it from being sent; faults of the environment end the run.
  private func collect(_ party: MailParty, number: String, _ make: (Mailbox) throws -> Made) throws {
    do {
      guard let mailbox = try trial.map({ Mailbox(party.name, $0) }) ?? party.mailbox() else {
        result.withoutAddress.append(
          PartyWithoutAddress(id: party.id, name: party.name, documentNumber: number))
        return
      }
      var (draft, words, file) = try make(mailbox)
      if draft.kind.hasPrefix("trial") { words.subject = "[Trial] \(words.subject)" }
      draft.subject = words.subject
      let parts = MessageParts(
        words: words, from: from, replyTo: replyTo, to: mailbox, date: date, attachment: file,
        attachmentHash: SHA256.hex(of: file.bytes))
      _ = try parts.made(cause: draft.cause, nth: 1)
      result.messages.append(
        OutgoingMessage(
          draft: draft, text: words.text, fileName: file.name, fileSize: file.bytes.count,
          known: try ledger.outboxMessage(cause: draft.cause), parts: parts))
    } catch let list as DiagnosticList where list.exitCode == 1 {
      problems += list.diagnostics
    } catch let diagnostic as Diagnostic where diagnostic.fault == .input {
      problems.append(diagnostic)
    }
  }

  private func finished() -> Outgoing {
    result.problems = DiagnosticList(problems + writer.takeWarnings())
    return result
  }
}

/// Who messages come from.
struct MailSender {
  let from: Mailbox
  let replyTo: Mailbox?

  /// - Throws: a `Diagnostic` when no address is known, or it can not be one.
  init(_ settings: CoopSettings) throws {
    guard let address = settings.mail.from ?? settings.coop.email else {
      throw Diagnostic(
        "no-sender", "talim.toml does not say which address messages come from",
        hint: "write `from = \"office@example.org\"` under `[mail]`")
    }
    from = Mailbox(settings.mail.fromName ?? settings.coop.name, try MailAddress(address))
    replyTo = try settings.mail.replyTo.map { Mailbox("", try MailAddress($0)) }
  }
}
