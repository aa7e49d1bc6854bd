import Ledger
import Values

/// The figures of a status, each explained down to the rows it comes from when it is asked for, under the names that files for programs give
/// them.
public struct ExplainedStatus {
  /// The figures: those of the books, what moved cash, what is late, and what is counted.
  public let figures: [ExplainedFigure]

  /// Prepares to explain a status; `explainer` explains its day.
  public init(_ status: CoopStatus, _ explainer: Explainer) {
    let books = zip(BookFigure.allCases, BookBalances.figureFields).map { figure, field in
      ExplainedFigure(field.name, figure.title, status.figures[figure]) { try explainer.explain(figure).named($0) }
    }
    let titles: [(CashFlowKind, String)] = [
      (.fromBuyers, "From buyers, after fees"), (.toBuyers, "Given back to buyers"),
      (.toArtisans, "To artisans, less what they gave back"), (.forBills, "For bills and taxes"),
      (.other, "All other, openings included"),
    ]
    let flows = titles.map { kind, title in
      ExplainedFigure("\(kind)", title, kind.amount(in: status.cashFlow)) { try explainer.moved($0, kind) }
    }
    let owed = zip(Lateness.allCases, AccountAge.names).map { lateness, title in
      ExplainedFigure("\(lateness)", title, status.owed[lateness]) { try explainer.owed($0, lateness) }
    }
    let counts = [
      ExplainedFigure("lateInvoices", "Invoices that are late", WeekExplaining.count(status.lateInvoices)) { label in
        try explainer.lateInvoices(label)
      },
      ExplainedFigure("artisansOwed", "Artisans who are owed something", WeekExplaining.count(status.artisansOwed)) {
        try explainer.artisansOwed($0)
      },
    ]
    figures = books + flows + owed + counts
  }

  /// All of them under one heading.
  ///
  /// - Throws: as `ExplainedFigure.explained()` does.
  public func explained(_ title: String) throws -> Explanation {
    .heading(title, try figures.map { try $0.explained() }).asked("status")
  }
}
