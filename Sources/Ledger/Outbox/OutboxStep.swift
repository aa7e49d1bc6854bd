/// The steps of sending a message, in order; see `IssueStep` for what a test can do with them.
public enum OutboxStep: String, Sendable, CaseIterable, StoppingStep {
  /// The message is in the outbox, committed.
  case queued
  /// The message is marked as being sent, committed; no connection has been used for it yet.
  case claimed
  /// The server has answered or the connection is gone, but the outbox does not know yet.
  case answered
  /// What became of it is committed.
  case settled
}
