public import Values

/// How much of a sale its makers get, as `rules.csv` says.
public struct PayoutRule: Sendable, Hashable {
  /// The kinds as `Kind` spells them.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A percentage of the net sale.
    case percentOfNet = "pct_net"
    /// A percentage of the price before discounts.
    case percentOfGross = "pct_gross"
    /// A fixed price per piece.
    case fixed
    /// A percentage that depends on the price of one piece.
    case tierByPrice = "tier_price"
    /// Percentages that depend on the sales of the calendar month.
    case tierByMonth = "tier_month"
  }

  /// The kind with what it needs.
  public enum Formula: Sendable, Hashable {
    /// A percentage of the line net of line and order discount, without tax.
    case percentOfNet(Percentage)
    /// A percentage of price × quantity before discounts, without tax.
    case percentOfGross(Percentage)
    /// So much per piece, in base currency.
    case fixed(Money)
    /// The percentage of the step that the unit price falls into, for the whole line.
    case tierByPrice([PayoutStep])
    /// Of each part of the month's sales the percentage of its own step.
    case tierByMonth([PayoutStep])

    /// The kind without its numbers.
    public var kind: Kind {
      switch self {
      case .percentOfNet: .percentOfNet
      case .percentOfGross: .percentOfGross
      case .fixed: .fixed
      case .tierByPrice: .tierByPrice
      case .tierByMonth: .tierByMonth
      }
    }
  }

  /// The id as that file spells it.
  public var id: String
  /// How it is computed.
  public var formula: Formula
  /// The rule in words an artisan understands.
  public var sentence: String?
  /// Cells of columns unknown to Talim, by title.
  public var extra: [String: String]

  /// A rule.
  public init(id: String, formula: Formula, sentence: String? = nil, extra: [String: String] = [:]) {
    self.id = id
    self.formula = formula
    self.sentence = sentence
    self.extra = extra
  }
}
