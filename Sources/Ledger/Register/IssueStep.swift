import Glibc
import Synchronization

/// The steps of issuing a document, in order.
///
/// In a debug build a test may have the program killed at any of them, as a power cut would, by naming the step in `TALIM_STOP_AT`, or
/// halted there once until it gets SIGCONT, by naming it in `TALIM_PAUSE_AT`. A release build has nothing of this.
public enum IssueStep: String, Sendable, CaseIterable {
  /// What is to be issued is known, but the transaction has not begun.
  case ready
  /// The transaction has begun and the number is known.
  case numberTaken = "number-taken"
  /// The page is made.
  case printed
  /// The file is written under a temporary name.
  case fileWritten = "file-written"
  /// The record and the bytes are in the ledger, but not committed.
  case stored
  /// The document is issued.
  case committed
  /// The file has its name.
  case renamed
  /// The ledger knows that the file has its name.
  case marked

  /// Notes that the step is done.
  public func reached() {
    #if DEBUG
      if isNamed(in: "TALIM_STOP_AT") { kill(getpid(), SIGKILL) }
      if isNamed(in: "TALIM_PAUSE_AT"), !Self.hasPaused.exchange(true, ordering: .relaxed) { kill(getpid(), SIGSTOP) }
    #endif
  }

  #if DEBUG
    private static let hasPaused = Atomic(false)

    private func isNamed(in variable: String) -> Bool {
      getenv(variable).map { String(cString: $0) == rawValue } ?? false
    }
  #endif
}
