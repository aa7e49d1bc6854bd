/// The co-op's spreadsheets, in the order in which they hang on each other.
public enum FileKind: String, Sendable, Hashable, CaseIterable {
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

  /// The titles of its columns, as an empty file for a spreadsheet begins.
  public var titles: [String] { columns.map(\.title) }

  /// The kind of thing one row is, for messages.
  var noun: String {
    switch self {
    case .buyers: "buyer"
    case .artisans: "artisan"
    case .items: "item"
    case .orders: "order"
    case .orderLines: "order line"
    case .payments: "payment"
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
