import JSONData
import Ledger
public import Values

/// A message of the outbox as people and programs read it.
public struct OutboxLine: Sendable {
  private let message: OutboxMessage

  init(_ message: OutboxMessage) { self.message = message }

  /// The names of all states.
  public static var states: [String] { OutboxState.allCases.map(\.rawValue) }

  /// Whether the server took it.
  public var isSent: Bool { message.state == .sent }

  /// So many messages, in words.
  public static func count(_ count: Int) -> String { "\(count) message\(count == 1 ? "" : "s")" }

  /// In one line: `12  sent  PS/26-27/0007  Amina Bano <amina@example.org>`, and the reason where something is wrong.
  public var text: String {
    let draft = message.draft
    let what = draft.documentNumber ?? "\(draft.kind) \(draft.period ?? "")"
    let trial = draft.kind.hasPrefix("trial ") ? " (trial)" : ""
    var parts = [
      "\(message.id)", message.state.rawValue, what + trial,
      draft.shownRecipient,
    ]
    if message.state != .sent, let reply = message.reply {
      parts.append([message.code.map(String.init), reply].compactMap { $0 }.joined(separator: " "))
    }
    return parts.map(RegisterWords.printable).joined(separator: "  ")
  }
}

extension OutboxLine: RecordConvertible {
  /// All fields of a line, for JSON.
  public static let recordType = RecordType<OutboxLine>(
    "message",
    [
      .field("id", { Int($0.message.id) }, "its number in the outbox", example: "12"),
      .field("state", { $0.message.state.rawValue }, "what became of it", example: "sent"),
      .field("kind", { $0.message.draft.kind }, "what it brings", example: "statement"),
      .field("document", { $0.message.draft.documentNumber }, "the document's number", example: "PS/26-27/0007"),
      .field("period", { $0.message.draft.period }, "the period or week", example: "2026-05"),
      .field("recipient", { $0.message.draft.recipientName }, "whom it is for", example: "Amina Bano"),
      .field("address", { $0.message.draft.address }, "where it goes", example: "amina@example.org"),
      .field("subject", { $0.message.draft.subject }, "its subject", example: "Payout Statement PS/26-27/0007"),
      .field("messageID", { $0.message.messageID }, "its Message-ID", example: "3f9a@example.org"),
      .field("attempts", { $0.message.attempts }, "how often it was tried", example: "1"),
      .field("code", { $0.message.code }, "the server's last code", example: "250"),
      .field("reply", { $0.message.reply }, "the server's last words, or the reason", example: "OK"),
      .field("queuedAt", { $0.message.queuedAt }, "when it was put in", example: "2026-06-07T10:20:30"),
      .field("stateAt", { $0.message.stateAt }, "since when it has its state", example: "2026-06-07T10:20:31"),
    ])

  /// Lines as a JSON list.
  public static func json(_ lines: [OutboxLine]) throws -> String {
    let records = lines.map { line in
      String(decoding: RecordJSON.bytes(of: recordType.record(of: line)), as: UTF8.self)
        .split(separator: "\n").joined(separator: "\n")
    }
    return "[\(records.joined(separator: ",\n "))]"
  }
}

extension Office.OutboxReport {
  /// All that is known of it, a line each.
  public var details: String {
    let draft = message.draft
    let lines = [
      ("Message", "\(message.id)"), ("State", "\(message.state.rawValue) since \(message.stateAt)"),
      ("To", draft.shownRecipient), ("From", draft.sender), ("Subject", draft.subject),
      ("Message-ID", "<\(message.messageID)>"),
      ("Brings", [draft.kind, draft.documentNumber, draft.period].compactMap { $0 }.joined(separator: " ")),
      ("Tried", message.attempts == 1 ? "once" : "\(message.attempts) times"),
    ]
    return lines.map { name, text in
      "\(name):\(String(repeating: " ", count: 12 - name.count))\(RegisterWords.printable(text))"
    }.joined(separator: "\n")
  }

  /// What became of it, a line each.
  public var historyText: String {
    history.map { event in
      let answer = [event.code.map(String.init), event.reply].compactMap { $0 }.joined(separator: " ")
      return "  \(event.time)  \(event.state.rawValue) (\(event.by))"
        + (answer.isEmpty ? "" : ": \(RegisterWords.printable(answer))")
    }.joined(separator: "\n")
  }
}
