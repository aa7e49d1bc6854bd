/// The co-op's spreadsheets, in the order in which they hang on each other.
public enum FileKind: String, Sendable, Hashable, CaseIterable {
  /// How the books are kept.
  case settings
  /// When what is owed falls due.
  case terms
  /// How makers are paid.
  case rules
  /// What foreign money is worth.
  case rates
  /// Who buys.
  case buyers
  /// Who makes.
  case artisans
  /// What is made.
  case items
  /// What was ordered, by whom, on which conditions.
  case orders
  /// The pieces of each order.
  case orderLines = "order_lines"
  /// Money received, given back or written off.
  case payments
  /// Pieces that came back.
  case returns
  /// Money given to artisans, and what else moves their accounts.
  case payouts
  /// Bills and costs.
  case expenses
  /// Money that is neither sale, payout nor expense.
  case otherMoney = "other_money"
  /// Pieces that came or went without a sale.
  case stockMoves = "stock_moves"

  /// The titles of its columns, as an empty file for a spreadsheet begins.
  public var titles: [String] { columns.map(\.title) }

  /// The kind of thing one row is, for messages.
  public var noun: String {
    switch self {
    case .settings: "setting"
    case .terms: "step of payment terms"
    case .rules: "payout rule"
    case .rates: "exchange rate"
    case .buyers: "buyer"
    case .artisans: "artisan"
    case .items: "item"
    case .orders: "order"
    case .orderLines: "order line"
    case .payments: "payment"
    case .returns: "return"
    case .payouts: "payout"
    case .expenses: "expense"
    case .otherMoney: "movement of other money"
    case .stockMoves: "stock move"
    }
  }

  /// What a list of such rows is called, for messages.
  public var listName: String {
    switch self {
    case .terms: "payment terms"
    case .otherMoney: "other money"
    default: "\(noun)s"
    }
  }

  /// What a cell of another file refers to: terms are several rows, but one thing.
  var referenceNoun: String {
    switch self {
    case .terms: "terms"
    case .rules: "rule"
    default: noun
    }
  }

  /// The place in the order of reading.
  var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// The kind a file's name tells: `orders.csv`, `03 Orders 2026.csv`, `problems-order_lines.csv`; else `nil`.
  init?(fileName: String) {
    var name = Substring(fileName)
    if let slash = name.lastIndex(of: "/") { name = name[name.index(after: slash)...] }
    if let dot = name.lastIndex(of: "."), dot > name.startIndex { name = name[..<dot] }
    var letters = name.lowercased().filter(\.isLetter)
    while letters.hasPrefix("problems") { letters.removeFirst("problems".count) }
    guard let kind = Self.allCases.first(where: { $0.rawValue.filter(\.isLetter) == letters }) else { return nil }
    self = kind
  }
}
