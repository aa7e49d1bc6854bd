/// The steps of issuing a document, in order; tests may have the program stopped at any of them.
public enum IssueStep: String, Sendable, CaseIterable, StoppingStep {
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
}
