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
    for statement in try ledger.statements(ofPeriod: name, only: request.only) {
      try add(issuedDocument(statement.number), period: statement.period)
    }
    return finished()
  }

  func documents(_ numbers: [String]) throws -> Outgoing {
    try requireNoMembers()
    let records = try numbers.map { try issuedDocument($0) }
    // A buyer has an id of another kind than an artisan; whoever is named must get one of the documents.
    let keys = records.map { ($0.artisanID ?? $0.buyerID ?? "").idKey }
    let wanted = try OnlyThese(request.only).among(keys)
    for (record, key) in zip(records, keys) where wanted.contains(key) { try add(record, period: nil) }
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
    // The page differs by language only, and members are many.
    var pages: [String: MessageAttachment] = [:]
    for party in try readers() {
      try collect(party, number: "weekly \(week.name)") { mailbox in
        let recipient = party.recipient
        let page =
          try pages[recipient.language ?? ""]
          ?? MessageAttachment(
            name: "weekly-\(week.name).pdf", bytes: press.print(summary, for: recipient, isDraft: false).pdf)
        pages[recipient.language ?? ""] = page
        var message = self.draft("weekly", "weekly \(week.name)", party, mailbox)
        message.period = week.name
        return (message, try self.writer.words(for: summary, to: recipient), page)
      }
    }
    problems += press.takeWarnings()
    return finished()
  }

  /// Who gets the page of a week: one address, or the members that talim.toml names, or all artisans with an address.
  private func readers() throws -> [MailParty] {
    let members = office.settings.mail.members
    guard trial == nil, members.isEmpty else {
      guard request.only.isEmpty else {
        throw Diagnostic(
          "only-without-ids", "`--only` names artisans, and the page of the week goes to addresses here",
          hint: trial == nil
            ? "write `--to` with the address, or take `members` out of talim.toml" : "leave out `--only`",
          fault: .misuse)
      }
      return trial.map { [MailParty(address: "\($0)")] } ?? members.map(MailParty.init(address:))
    }
    let artisans = try ledger.artisans().map { MailParty($0) }
    let wanted = try OnlyThese(request.only).among(artisans.map { $0.id.idKey })
    // Whoever is named and has no address is told; else it is simply a member without one.
    return artisans.filter {
      wanted.contains($0.id.idKey) && (!request.only.isEmpty || $0.email?.isEmpty == false)
    }
  }

  private func requireNoMembers() throws {
    guard request.to == "members" else { return }
    throw Diagnostic(
      "bad-address", "papers go to whom they are for, not to all members",
      hint: "leave out `--to`, or write `--to me@example.org` for a trial", fault: .misuse)
  }

  // MARK: One message

  private func issuedDocument(_ number: String) throws -> DocumentRecord {
    try office.issuedDocument(number, in: ledger)
  }

  private func add(_ record: DocumentRecord, period: String?) throws {
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
    try collect(party, number: record.number) { mailbox in
      let file = try MessageAttachment(record, office: self.office, ledger: self.ledger)
      var message = self.draft(record.kind.rawValue, "\(record.kind.rawValue) \(record.number)", party, mailbox)
      message.documentNumber = record.number
      message.period = period
      return (message, try self.writer.words(for: record, to: party.recipient), file)
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

  private typealias Made = (OutboxDraft, MessageWords, MessageAttachment)

  /// Adds a message, or what keeps it from being sent; faults of the environment end the run.
  private func collect(_ party: MailParty, number: String, _ make: (Mailbox) throws -> Made) throws {
    do {
      guard let mailbox = try trial.map({ Mailbox(party.shownName, $0) }) ?? party.mailbox() else {
        result.withoutAddress.append(
          PartyWithoutAddress(id: party.id, name: party.name, documentNumber: number))
        return
      }
      var (draft, words, file) = try make(mailbox)
      if draft.kind.hasPrefix("trial") { words.subject = "[Trial] \(words.subject)" }
      draft.subject = words.subject
      let parts = MessageParts(
        words: words, from: from, replyTo: replyTo, to: mailbox, date: date, attachment: file)
      try parts.check()
      result.messages.append(
        OutgoingMessage(
          draft: draft, text: words.text, fileName: file.name, fileSize: file.size,
          known: try ledger.outboxMessage(cause: draft.cause), parts: parts))
    } catch let list as DiagnosticList where list.exitCode == 1 {
      problems += list.diagnostics
    } catch let diagnostic as Diagnostic where diagnostic.fault == .input {
      problems.append(diagnostic)
    }
  }

  private func finished() -> Outgoing {
    // What is wrong with the sender is wrong in each message, and said once.
    var told: Set<String> = []
    result.problems = DiagnosticList(
      (problems + writer.takeWarnings()).filter { told.insert("\($0.name) \($0.message)").inserted })
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
    from = Mailbox(
      settings.mail.fromName ?? settings.coop.name,
      try Self.address(address, settings.mail.from == nil ? "`email` under `[coop]`" : "`from` under `[mail]`"))
    replyTo = try settings.mail.replyTo.map { Mailbox("", try Self.address($0, "`reply_to` under `[mail]`")) }
  }

  private static func address(_ text: String, _ place: String) throws -> MailAddress {
    do { return try MailAddress(text) } catch {
      throw Diagnostic(error.name, error.message, hint: "mend \(place) in talim.toml: such as `office@example.org`")
    }
  }
}
