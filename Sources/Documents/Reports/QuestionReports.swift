/// All reports that answer one question.
public enum QuestionReports {
  /// The reports in the order in which they are listed. This is the only list of them: the command, the kinds of templates, the labels
  /// and the tests go through it.
  public static let all: [any QuestionReport.Type] = [
    CashQuestion.self,
    UnpaidQuestion.self,
    PayoutsQuestion.self,
    SellersQuestion.self,
    ShippingQuestion.self,
    MarginQuestion.self,
    StockQuestion.self,
    DepositsQuestion.self,
    ForecastQuestion.self,
    ArtisansQuestion.self,
    ReconcileQuestion.self,
  ]

  /// The report of a name, in any case.
  public static func named(_ name: String) -> (any QuestionReport.Type)? {
    all.first { $0.name == name.lowercased() }
  }

  /// Their names.
  public static var names: [String] { all.map { $0.name } }
}
