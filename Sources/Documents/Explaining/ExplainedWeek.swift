import Ledger
public import Values

/// All figures of a weekly page, each explained down to the rows it comes from when it is asked for.
///
/// Input: the page, what it rests on besides the books, and an explainer of its Sunday. Output: named figures; each is the very figure
/// that the page prints.
public struct ExplainedWeek {
  /// A figure of the page.
  public struct Figure {
    /// The word one asks for it by: the path of its field in templates, with a day, a collection or a number in place of a list's index.
    public let name: String
    /// What it is called.
    public let label: String
    /// What the page prints; `nil` for an alert as a whole.
    public let printed: ExplainedValue?
    /// Whether it stands under another one.
    var isPart = false
    private let make: (String) throws -> Explanation

    init(
      _ name: String, _ label: String, _ printed: ExplainedValue?, _ make: @escaping (String) throws -> Explanation
    ) {
      (self.name, self.label, self.printed, self.make) = (name, label, printed, make)
    }

    init(_ name: String, _ label: String, _ printed: Money, _ make: @escaping (String) throws -> Explanation) {
      self.init(name, label, .money(printed), make)
    }

    /// The figure down to the rows.
    ///
    /// - Throws: a `Diagnostic` when an order can not be read, an `ArithmeticError` when an amount does not fit.
    public func explained() throws -> Explanation {
      var figure = try make(label).asked(name)
      if let printed, figure.value?.decimal != printed.decimal {
        let text = printed.text(in: DocumentLocale(.english))
        figure.remark = [figure.remark, "the page says \(text)"].compactMap { $0 }.joined(separator: "; ")
      }
      return figure
    }
  }

  /// The word that one asks for a page by.
  public static let name = "weekly"
  /// The figures in the order of the page.
  public let figures: [Figure]
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
  /// - Throws: as `Figure.explained()` does.
  public func explained() throws -> Explanation {
    .heading(title, try figures.filter { !$0.isPart }.map { try $0.explained() }).asked(Self.name)
  }
}
