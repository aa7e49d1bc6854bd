import Diagnostics
import Documents
import Values

extension ExplainAnswers {
  /// The page of a week: all its figures, or the one that is named. What the books have besides can be asked for, too.
  func answer(week name: String?, _ rest: [String]) throws -> Explanation {
    let week = try office.week(named: name)
    let own = try office.weekSources(of: week.start...week.end, in: ledger)
    let page = try WeeklySummary(own.books, own.facts, own.more, week: week, date: office.today)
    let explainer = sources.explainer(own.books, own.facts, asOf: week.end)
    let explained = try ExplainedWeek(page, explainer)
    guard let word = rest.first else { return try explained.explained() }
    try refuse(Array(rest.dropFirst()), after: word)
    let wanted = Self.folded(word)
    if let figure = explained.figures.first(where: { Self.folded($0.name) == wanted }) {
      let answer = try figure.explained()
      return answer.named("\(answer.label), \(Self.words(week))")
    }
    if let figure = BookFigure(rawValue: word.lowercased()) {
      let answer = try explainer.explain(figure)
      return answer.named("\(answer.label), \(DocumentLocale(.english).text(week.end))")
    }
    let names = explained.figures.map(\.name) + BookFigure.allCases.map(\.rawValue)
    let near = Suggestion.nearest(to: word, among: names)
    throw Diagnostic(
      "unknown-figure", "`\(word)` is no figure of \(page.title)",
      hint: near.map { "did you mean `\($0)`?" } ?? "`talim explain weekly \(week.name)` lists them", fault: .misuse)
  }

  private static func words(_ week: PayPeriod) -> String {
    "\(week.name), up to \(DocumentLocale(.english).text(week.end))"
  }
}
