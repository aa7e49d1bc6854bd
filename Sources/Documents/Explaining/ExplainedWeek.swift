import Ledger
import Values

/// All figures of a weekly page, each explained down to the rows it comes from when it is asked for.
///
/// Input: the page, what it rests on besides the books, and an explainer of its Sunday. Output: named figures; each is the very figure
/// that the page prints.
public struct ExplainedWeek {
  /// The word that one asks for a page by.
  public static let name = "weekly"
  /// The figures in the order of the page.
  public let figures: [ExplainedFigure]
  /// The page's title and its Sunday.
  public let title: String

  /// Prepares to explain a page; `explainer` explains the page's Sunday.
  ///
  /// - Throws: an `ArithmeticError` when an amount does not fit.
  public init(_ page: WeeklySummary, _ explainer: Explainer) throws {
    let status = try CoopStatus(explainer.books, settings: explainer.facts.settings, asOf: page.end)
    let week = WeekExplaining(
      page: page, explainer: explainer, outlook: try CashOutlook(explainer.books, status, explainer.facts))
    title = "\(page.title), up to \(explainer.text(page.end))"
    figures = week.changing + week.standing + week.buyers + week.lists + week.alerts
  }

  /// All of them under one heading.
  ///
  /// - Throws: as `ExplainedFigure.explained()` does.
  public func explained() throws -> Explanation {
    .heading(title, try figures.filter { !$0.isPart }.map { try $0.explained() }).asked(Self.name)
  }
}
