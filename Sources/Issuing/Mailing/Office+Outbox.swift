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
    guard let message = try ledger.outboxMessage(id) else {
      throw Diagnostic(
        "no-message", "there is no message \(id) in the outbox", hint: "`talim outbox` lists all of them")
    }
    return OutboxReport(
      message: message, history: try ledger.outboxHistory(id), bytes: try ledger.outboxBytes(id))
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
    let messages = try ids.map { try outboxReport($0).message }
    let state = word.state
    try DiagnosticList.throwing(messages.compactMap { word.fault(of: $0) })
    for message in messages {
      try ledger.settleMessage(
        message.id, as: state, by: .person, OutboxAnswer(code: nil, reply: note ?? word.words), time: now)
    }
    return try messages.compactMap { try ledger.outboxMessage($0.id) }.map(OutboxLine.init)
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

extension DiagnosticList {
  /// Throws some mistakes, if there are any.
  fileprivate static func throwing(_ diagnostics: [Diagnostic]) throws {
    if !diagnostics.isEmpty { throw DiagnosticList(diagnostics) }
  }
}
