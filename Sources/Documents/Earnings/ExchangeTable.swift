import Ledger
import Values

/// Looks up what foreign money was worth on a day.
struct ExchangeTable {
  /// By currency, the earliest first.
  private let rates: [Currency: [ExchangeRate]]

  init(_ rates: [ExchangeRate]) {
    // Of two rates of one day the later row counts, whatever the sort does with equals.
    let numbered = Dictionary(grouping: rates.enumerated(), by: \.element.currency)
    self.rates = numbered.mapValues { rows in
      rows.sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(\.element)
    }
  }

  /// The latest rate on or before a day.
  func rate(of currency: Currency, on day: CalendarDay) -> ExchangeRate? {
    guard let rates = rates[currency] else { return nil }
    var low = 0
    var high = rates.count
    while low < high {
      let middle = (low + high) / 2
      if rates[middle].date <= day { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : rates[low - 1]
  }
}

extension ExchangeRate {
  /// An amount in base currency, rounded once.
  func value(of amount: Money, in base: Currency) throws(ArithmeticError) -> Money {
    try amount.converted(to: base, units: units, worth: worth)
  }
}
