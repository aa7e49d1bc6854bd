import Diagnostics
internal import GRDB

extension LedgerFile {
  /// Who changes a message's state.
  public enum OutboxAuthor: String, Sendable {
    /// The program by itself.
    case talim
    /// The mail server's answer.
    case server
    /// A person's word.
    case person
  }

  /// Puts messages in, each once: what waits or may have arrived already is left as it is.
  ///
  /// A message that waits or failed is replaced when its content is another now: the old one becomes `dropped`. What failed with the
  /// same content, and what a person put aside, is left to the person. All of it is one transaction.
  /// - Parameters:
  ///   - messages: what is to be sent; their bytes are made only when they are put in.
  ///   - again: puts in another copy of what may have arrived or was put aside.
  ///   - time: local time as `2026-06-07T10:20:30`.
  /// - Returns: for each the message that stands for it now, and whether it is new.
  public func putIntoOutbox(_ messages: [OutboxEntry], again: Bool, time: String) throws -> [OutboxPlacing] {
    try write(isCounted: false) { db in
      let rows = OutboxRows(db, time: time)
      return try messages.map { try rows.put($0, again: again) }
    }
  }

  /// The messages in the outbox, oldest first.
  ///
  /// - Parameters:
  ///   - states: only those in one of these states.
  ///   - kind: only those that bring this.
  ///   - period: only those about this period.
  public func outbox(states: Set<OutboxState> = Set(OutboxState.allCases), kind: String? = nil, period: String? = nil)
    throws -> [OutboxMessage]
  {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM outbox WHERE instr(?1, ' ' || state || ' ') > 0 AND (?2 IS NULL OR kind = ?2)
            AND (?3 IS NULL OR period = ?3) ORDER BY id
          """,
        arguments: [" " + states.map(\.rawValue).joined(separator: " ") + " ", kind, period]
      ).map(OutboxRows.message)
    }
  }

  /// One message; `nil` when there is none of this number.
  public func outboxMessage(_ id: Int64) throws -> OutboxMessage? {
    try read { db in try OutboxRows.message(id, db) }
  }

  /// The newest message for what is sent to whom; `nil` when there is none.
  public func outboxMessage(cause: String) throws -> OutboxMessage? {
    try read { db in try OutboxRows.newest(cause, db) }
  }

  /// What became of a message, oldest first.
  public func outboxHistory(_ id: Int64) throws -> [OutboxEvent] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM outbox_history WHERE outbox_id = ? ORDER BY id", arguments: [id])
        .map(OutboxRows.event)
    }
  }

  /// The bytes of a message, as they are sent; throws a `Diagnostic` when they are not those that were put in.
  public func outboxBytes(_ id: Int64) throws -> [UInt8] {
    let found = try read { db in
      try Row.fetchOne(db, sql: "SELECT bytes, sha256 FROM outbox_bytes WHERE outbox_id = ?", arguments: [id])
        .map { (bytes: Blob.bytes($0["bytes"]), hash: $0["sha256"] as String) }
    }
    guard let found, SHA256.hex(of: found.bytes) == found.hash else {
      throw Diagnostic(
        "message-damaged", "the bytes of message \(id) are not those that were put into the outbox", at: .file(path),
        hint: "the ledger is damaged; restore it from a backup", fault: .environment)
    }
    return found.bytes
  }

  /// Takes a message that waits for sending; durable when this returns. One whose document was cancelled meanwhile is put aside.
  ///
  /// - Returns: `false` when it does not wait any more.
  public func claimMessage(_ id: Int64, time: String) throws -> Bool {
    try write(isCounted: false) { db in
      guard let message = try OutboxRows.message(id, db), message.state == .queued else { return false }
      let rows = OutboxRows(db, time: time)
      if let number = message.draft.documentNumber, try OutboxRows.isCancelled(number, db) {
        try rows.move(id, to: .dropped, by: .talim, code: nil, reply: "`\(number)` was cancelled")
        return false
      }
      try rows.move(id, to: .sending, by: .talim, code: nil, reply: nil)
      return true
    }
  }

  /// Gives a message another state.
  ///
  /// Throws a `Diagnostic` when there is no such message, or it can not become that from what it is.
  public func settleMessage(
    _ id: Int64, as state: OutboxState, by author: OutboxAuthor, _ answer: OutboxAnswer, time: String
  ) throws {
    try settleMessages([id], as: state, by: author, answer, time: time)
  }

  /// Gives messages another state; all of them or, when one can not become that, none. Throws as `settleMessage` does.
  public func settleMessages(
    _ ids: [Int64], as state: OutboxState, by author: OutboxAuthor, _ answer: OutboxAnswer, time: String
  ) throws {
    try write(isCounted: false) { db in
      for id in ids {
        guard let message = try OutboxRows.message(id, db) else { throw Self.noMessage(id) }
        guard message.state.mayBecome(state) else {
          throw Diagnostic(
            "wrong-state", "message \(id) is `\(message.state.rawValue)` and can not become `\(state.rawValue)`",
            hint: "`talim outbox show \(id)` tells what became of it")
        }
        try OutboxRows(db, time: time).move(id, to: state, by: author, code: answer.code, reply: answer.reply)
      }
    }
  }

  /// Marks what was being sent when the program was stopped as unknown. Only while nobody else is sending.
  ///
  /// - Returns: what was found so.
  public func settleInterruptedMessages(time: String) throws -> [OutboxMessage] {
    let found = try outbox(states: [.sending])
    guard !found.isEmpty else { return [] }
    let answer = OutboxAnswer(code: nil, reply: "the program was stopped while it was being sent")
    try settleMessages(found.map(\.id), as: .unknown, by: .talim, answer, time: time)
    return try found.compactMap { try outboxMessage($0.id) }
  }

  private static func noMessage(_ id: Int64) -> Diagnostic {
    Diagnostic("no-message", "there is no message \(id) in the outbox", hint: "`talim outbox` lists all of them")
  }
}
