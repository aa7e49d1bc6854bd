import Documents
import Ledger

/// An explained figure, for people or for programs.
public struct ExplainReport: Sendable {
  let explanation: Explanation
  let rows: [FactKey: RowReference]

  /// The tree for a terminal, 100 columns wide; with `all` every part of every figure, however many.
  public func text(all: Bool) -> String {
    if [ExplainedWeek.name, "status"].contains(explanation.name), explanation.value == nil, !all {
      return FigureList.text(explanation)
    }
    let limits = all ? .none : ExplanationText.Limits(depth: depth)
    return ExplanationText.text(explanation, rows: rows, limits: limits)
  }

  /// How many levels are shown: more for one thing, fewer for figures made of other figures, which can be asked for by themselves.
  private var depth: Int {
    if explanation.formula == .list { return 4 }
    let titles = [BookFigure.committed, .available].map(\.title)
    return titles.contains { explanation.label.hasPrefix($0) } ? 2 : 3
  }

  /// The whole tree as JSON.
  public func json() -> String { ExplanationJSON.text(explanation, rows: rows) }
}
