import Ledger
import Values

/// What an order sold and what its buyer was charged for shipping, in a stretch of days and in base currency.
struct OrderTrade {
  /// Sold: net of discounts, without tax, less what was credited.
  var sold: Money
  /// Charged for shipping, without tax, less what was credited.
  var shippingCharged: Money
}

extension OrderAccount {
  /// What was sold and charged in these days: the invoice on its day, less credit notes on theirs.
  func trade(_ days: ClosedRange<CalendarDay>, zero: Money) throws(ArithmeticError) -> OrderTrade {
    var trade = OrderTrade(sold: zero, shippingCharged: zero)
    for event in events where days.contains(event.date) {
      for posting in event.postings {
        if posting.account.kind == .sales { trade.sold = try trade.sold - posting.amount }
        if posting.account.kind == .shippingCharged {
          trade.shippingCharged = try trade.shippingCharged - posting.amount
        }
      }
    }
    return trade
  }
}

extension Books {
  /// The bills for sending goods that count in these days.
  func shippingBills(_ days: ClosedRange<CalendarDay>) -> [Expense] {
    expenses.filter { $0.category == .shipping && days.contains($0.bookedOn) }
  }
}
