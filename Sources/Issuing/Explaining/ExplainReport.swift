import Documents
import Ledger

/// An explained figure, for people or for programs.
public struct ExplainReport: Sendable {
  let explanation: Explanation
  let rows: [FactKey: RowReference]

  /// The tree for a terminal, 100 columns wide; with `all` every part of every figure, however many.
  public func text(all: Bool) -> String {
    ExplanationText.text(explanation, rows: rows, limits: all ? .none : .init())
  }

  /// The whole tree as JSON.
  public func json() -> String { ExplanationJSON.text(explanation, rows: rows) }
}
