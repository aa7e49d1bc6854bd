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
    return try figure(
      word, of: explained.figures, explainer, on: week.end,
      (page: page.title, words: Self.words(week), list: "talim explain weekly \(week.name)"), rest)
  }

  /// The status of a day: all its figures, or the one that is named.
  func answerStatus(_ rest: [String]) throws -> Explanation {
    let all = try sources.all()
    let status = try CoopStatus(all.books, settings: office.settings, asOf: day)
    let explained = ExplainedStatus(status, all.explainer)
    let words = DocumentLocale(.english).text(day)
    guard let word = rest.first else { return try explained.explained("Status, \(words)") }
    return try figure(
      word, of: explained.figures, all.explainer, on: day,
      (page: "the status", words: words, list: "talim explain status"), rest)
  }

  /// The figure of a name, of a page or else of the books.
  private func figure(
    _ word: String, of figures: [ExplainedFigure], _ explainer: Explainer, on day: CalendarDay,
    _ names: (page: String, words: String, list: String), _ rest: [String]
  ) throws -> Explanation {
    try refuse(Array(rest.dropFirst()), after: word)
    let wanted = Self.folded(word)
    if let figure = figures.first(where: { Self.folded($0.name) == wanted }) {
      let answer = try figure.explained()
      return answer.named("\(answer.label), \(names.words)")
    }
    if let figure = BookFigure(rawValue: word.lowercased()) {
      let answer = try explainer.explain(figure)
      return answer.named("\(answer.label), \(DocumentLocale(.english).text(day))")
    }
    let known = figures.map(\.name) + BookFigure.allCases.map(\.rawValue)
    let near = Suggestion.nearest(to: word, among: known)
    throw Diagnostic(
      "unknown-figure", "`\(word)` is no figure of \(names.page)",
      hint: near.map { "did you mean `\($0)`?" } ?? "`\(names.list)` lists them", fault: .misuse)
  }

  private static func words(_ week: PayPeriod) -> String {
    "\(week.name), up to \(DocumentLocale(.english).text(week.end))"
  }
}
