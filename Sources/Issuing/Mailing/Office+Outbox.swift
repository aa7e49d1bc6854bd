import Diagnostics
import Ledger

extension Office {
  /// The messages in the outbox, oldest first; only those in the states of these names when any are given.
  public func outbox(_ states: [String] = []) throws -> [OutboxLine] {
    let states = states.isEmpty ? Set(OutboxState.allCases) : Set(states.compactMap(OutboxState.init(rawValue:)))
    return try ledger(readOnly: true).outbox(states: states).map(OutboxLine.init)
  }

  /// A message with what became of it and the bytes as they are sent.
  public struct OutboxReport: Sendable {
    let message: OutboxMessage
    let history: [OutboxEvent]
    /// All of it.
    public let bytes: [UInt8]
  }

  /// A message by its number; throws a `Diagnostic` when there is none.
  public func outboxReport(_ id: Int64) throws -> OutboxReport {
    let ledger = try ledger(readOnly: true)
    return OutboxReport(
      message: try Self.message(id, in: ledger), history: try ledger.outboxHistory(id),
      bytes: try ledger.outboxBytes(id))
  }

  /// What a person may say of messages.
  public enum OutboxWord: Sendable {
    /// What failed, was put aside, or has not arrived as the person found out, is to be sent again, under the same Message-ID.
    case retry
    /// It is not to be sent any more.
    case giveUp
    /// It has arrived, as the person found out.
    case arrived
  }

  /// Does with messages what a person says; all of them or, when one can not, none.
  ///
  /// - Parameter note: the person's own words, kept with it.
  /// - Returns: the messages as they are now.
  public func resolve(_ ids: [Int64], as word: OutboxWord, note: String? = nil) throws -> [OutboxLine] {
    let ledger = try ledger(readOnly: false)
    // Somebody who names a message twice means it once.
    let ids = Set(ids).sorted()
    let faults = try ids.compactMap { try fault(of: word, for: Self.message($0, in: ledger), in: ledger) }
    guard faults.isEmpty else { throw DiagnosticList(faults) }
    try ledger.settleMessages(
      ids, as: word.state, by: .person, OutboxAnswer(code: nil, reply: note ?? word.words), time: now)
    return try ids.compactMap { try ledger.outboxMessage($0) }.map(OutboxLine.init)
  }

  private static func message(_ id: Int64, in ledger: LedgerFile) throws -> OutboxMessage {
    if let message = try ledger.outboxMessage(id) { return message }
    throw Diagnostic("no-message", "there is no message \(id) in the outbox", hint: "`talim outbox` lists all of them")
  }

  /// Why a word makes no sense for a message; `nil` when it does.
  private func fault(of word: OutboxWord, for message: OutboxMessage, in ledger: LedgerFile) throws -> Diagnostic? {
    if let fault = word.fault(of: message) { return fault }
    guard word == .retry, let newest = try ledger.outboxMessage(cause: message.draft.cause), newest.id != message.id
    else { return nil }
    // The recipient would get two that say different things.
    return Diagnostic(
      "newer-message", "message \(newest.id) took the place of message \(message.id)",
      hint: "`talim outbox show \(newest.id)` tells what became of it")
  }
}

extension Office.OutboxWord {
  fileprivate var state: OutboxState {
    switch self {
    case .retry: .queued
    case .giveUp: .dropped
    case .arrived: .sent
    }
  }

  fileprivate var words: String {
    switch self {
    case .retry: "to be sent again"
    case .giveUp: "not to be sent any more"
    case .arrived: "has arrived"
    }
  }

  /// Why a message can not become that.
  fileprivate func fault(of message: OutboxMessage) -> Diagnostic? {
    if message.state.mayBecome(state), message.state != .sending { return nil }
    let hint =
      switch message.state {
      case .sent: "a sent message stays sent; `talim send … --again` sends another copy"
      case .sending: "wait until `talim send` is done; if it was stopped, say `talim send` once"
      default: "`talim outbox show \(message.id)` tells what became of it"
      }
    return Diagnostic(
      "wrong-state", "message \(message.id) is \(message.state.rawValue), so that makes no sense for it", hint: hint)
  }
}
