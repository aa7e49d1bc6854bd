import Glibc

/// The steps of issuing a document, in order.
///
/// In a debug build a test may have the program killed at any of them, as a power cut would, by naming the step in `TALIM_STOP_AT`. A
/// release build has nothing of this.
public enum IssueStep: String, Sendable, CaseIterable {
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
      guard let wanted = getenv("TALIM_STOP_AT"), String(cString: wanted) == rawValue else { return }
      kill(getpid(), SIGKILL)
    #endif
  }
}
