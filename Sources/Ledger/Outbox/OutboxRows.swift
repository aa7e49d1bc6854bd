internal import GRDB

/// Reads and writes the rows of the outbox.
struct OutboxRows {
  private let db: Database
  private let time: String

  init(_ db: Database, time: String) {
    self.db = db
    self.time = time
  }

  /// Puts a message in, unless one that stands for it is there.
  func put(_ entry: OutboxEntry, again: Bool) throws -> OutboxPlacing {
    let known = try Row.fetchOne(db, sql: Self.newestSQL, arguments: [entry.draft.cause])
    guard let known else { return OutboxPlacing(message: try insert(entry, nth: 1), isNew: true, replaced: nil) }
    let old = Self.message(known)
    let isSame = (known["content"] as String) == entry.content
    if old.state.mayHaveArrived ? !again : isSame && !(again && old.state == .dropped) {
      return OutboxPlacing(message: old, isNew: false, replaced: nil)
    }
    let message = try insert(entry, nth: old.nth + 1)
    let isReplaced = old.state == .queued || old.state == .failed
    if isReplaced {
      try move(old.id, to: .dropped, by: .talim, code: nil, reply: "message \(message.id) takes its place")
    }
    return OutboxPlacing(message: message, isNew: true, replaced: isReplaced ? old.id : nil)
  }

  private func insert(_ entry: OutboxEntry, nth: Int) throws -> OutboxMessage {
    let made = try entry.make(nth)
    let draft = entry.draft
    try db.cachedStatement(
      sql: """
        INSERT INTO outbox (message_id, cause, nth, kind, document_number, period, recipient_key, recipient_name, sender,
          address, subject, content, state, queued_at, state_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 'queued', ?13, ?13)
        """
    ).execute(arguments: [
      made.messageID, draft.cause, nth, draft.kind, draft.documentNumber, draft.period, draft.recipientKey,
      draft.recipientName, draft.sender, draft.address, draft.subject, entry.content, time,
    ])
    let id = db.lastInsertedRowID
    try db.cachedStatement(sql: "INSERT INTO outbox_bytes (outbox_id, bytes, sha256) VALUES (?, ?, ?)")
      .execute(arguments: [id, Blob.value(made.bytes), SHA256.hex(of: made.bytes)])
    try note(id, .queued, by: .talim, code: nil, reply: nil)
    return OutboxMessage(
      id: id, messageID: made.messageID, draft: draft, nth: nth, state: .queued, attempts: 0, queuedAt: time,
      stateAt: time)
  }

  /// Gives a message another state and notes it; a try is counted when sending begins.
  func move(_ id: Int64, to state: OutboxState, by author: LedgerFile.OutboxAuthor, code: Int?, reply: String?) throws {
    try db.cachedStatement(
      sql: """
        UPDATE outbox SET state = ?2, state_at = ?3, code = ?4, reply = ?5, attempts = attempts + ?6 WHERE id = ?1
        """
    ).execute(arguments: [id, state.rawValue, time, code, reply, state == .sending ? 1 : 0])
    try note(id, state, by: author, code: code, reply: reply)
  }

  private func note(
    _ id: Int64, _ state: OutboxState, by author: LedgerFile.OutboxAuthor, code: Int?, reply: String?
  ) throws {
    try db.cachedStatement(
      sql: "INSERT INTO outbox_history (outbox_id, state, time, by, code, reply) VALUES (?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [id, state.rawValue, time, author.rawValue, code, reply])
  }

  private static let newestSQL = "SELECT * FROM outbox WHERE cause = ? ORDER BY nth DESC LIMIT 1"

  /// The newest message for what is sent to whom.
  static func newest(_ cause: String, _ db: Database) throws -> OutboxMessage? {
    try Row.fetchOne(db, sql: newestSQL, arguments: [cause]).map(message)
  }

  /// A message by its number.
  static func message(_ id: Int64, _ db: Database) throws -> OutboxMessage? {
    try Row.fetchOne(db, sql: "SELECT * FROM outbox WHERE id = ?", arguments: [id]).map(message)
  }

  /// Whether the document of this number is in the register as cancelled.
  static func isCancelled(_ number: String, _ db: Database) throws -> Bool {
    try Int.fetchOne(
      db, sql: "SELECT 1 FROM documents WHERE number = ? AND state = 'cancelled'", arguments: [number]) != nil
  }

  /// A message as its row has it.
  static func message(_ row: Row) -> OutboxMessage {
    var draft = OutboxDraft(
      cause: row["cause"], kind: row["kind"], recipientKey: row["recipient_key"], recipientName: row["recipient_name"],
      sender: row["sender"], address: row["address"])
    draft.documentNumber = row["document_number"]
    draft.period = row["period"]
    draft.subject = row["subject"]
    return OutboxMessage(
      id: row["id"], messageID: row["message_id"], draft: draft, nth: row["nth"], state: state(row),
      attempts: row["attempts"], code: row["code"], reply: row["reply"], queuedAt: row["queued_at"],
      stateAt: row["state_at"])
  }

  /// A line of what became of a message.
  static func event(_ row: Row) -> OutboxEvent {
    OutboxEvent(state: state(row), time: row["time"], by: row["by"], code: row["code"], reply: row["reply"])
  }

  /// A state that this program does not know counts as unknown: nothing is sent then.
  private static func state(_ row: Row) -> OutboxState { OutboxState(rawValue: row["state"]) ?? .unknown }
}
