public import Values

/// A figure of the books that can be asked for by name.
public enum BookFigure: String, Sendable, Hashable, CaseIterable {
  /// All money in hand and at banks.
  case cash
  /// What buyers owe on invoices.
  case receivables
  /// Customers' money on orders not yet invoiced.
  case deposits
  /// What buyers paid beyond their invoices.
  case credit
  /// Money in whose order nobody knows.
  case unmatched
  /// What is owed to artisans now.
  case owedToArtisans = "owed-to-artisans"
  /// What artisans owe the co-op.
  case owedByArtisans = "owed-by-artisans"
  /// Makers' shares of what is sold, not yet payable.
  case notYetPayable = "not-yet-payable"
  /// What is held back of makers' sales.
  case retained
  /// What is left of advances.
  case advances
  /// Tax charged and not yet paid to the state.
  case taxDue = "tax-due"
  /// Bills not yet paid.
  case bills
  /// Money borrowed.
  case loans
  /// What is set aside.
  case reserve
  /// The co-op's own goods at cost.
  case stock
  /// What of the cash is somebody's already.
  case committed
  /// Cash held less what is committed.
  case available

  /// What it is called on a page.
  public var title: String {
    switch self {
    case .cash: "Cash held"
    case .receivables: "Owed by buyers"
    case .deposits: "Deposits on orders not yet invoiced"
    case .credit: "Customers' credit"
    case .unmatched: "Money in that matches no order"
    case .owedToArtisans: "Owed to artisans"
    case .owedByArtisans: "Owed by artisans"
    case .notYetPayable: "Sold, not yet payable to artisans"
    case .retained: "Held back of artisans' sales"
    case .advances: "Left of advances to artisans"
    case .taxDue: "Tax due"
    case .bills: "Unpaid bills"
    case .loans: "Borrowed"
    case .reserve: "Set aside (reserve)"
    case .stock: "Own stock at cost"
    case .committed: "Promised to others"
    case .available: "Free to spend"
    }
  }
}

extension BookBalances.Figures {
  /// The figure of a name.
  public subscript(figure: BookFigure) -> Money {
    switch figure {
    case .cash: cashHeld
    case .receivables: owedByBuyers
    case .deposits: deposits
    case .credit: customerCredit
    case .unmatched: unmatched
    case .owedToArtisans: owedToArtisans
    case .owedByArtisans: owedByArtisans
    case .notYetPayable: notYetPayable
    case .retained: retained
    case .advances: advances
    case .taxDue: taxDue
    case .bills: unpaidBills
    case .loans: loans
    case .reserve: reserve
    case .stock: stock
    case .committed: committed
    case .available: available
    }
  }
}
