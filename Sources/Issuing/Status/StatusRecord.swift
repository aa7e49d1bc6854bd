import Documents
import Foundation
import Values

/// A status as programs read it; also how it is kept in the ledger while nothing changes.
struct StatusRecord: Codable {
  /// An amount as programs read it.
  struct Amount: Codable {
    var amount: String
    var currency: String

    init(_ money: Money) {
      amount = money.plainNumber
      currency = money.currency.code
    }

    var money: Money? {
      guard let currency = Currency(code: currency) else { return nil }
      return ExactDecimal(amount).flatMap { Money($0, currency) }
    }
  }

  var day: String
  var figures: [String: Amount]
  var cashFlow: [String: Amount]
  var orders: [String: Int]
  var openInvoices: Int
  var lateInvoices: Int
  /// By how late it is: `notYetDue`, `upTo30Days`, `upTo60Days`, `upTo90Days`, `over90Days`.
  var owed: [String: Amount]
  var toCome: [Amount]
  var artisansOwed: Int
  var unmatchedPayments: Int
  var nextPayDay: String

  init(_ status: CoopStatus) {
    day = status.day.description
    figures = [:]
    for field in BookBalances.figureFields { figures[field.name] = Amount(status.figures[keyPath: field.path]) }
    cashFlow = [:]
    for (name, path) in Self.flows { cashFlow[name] = Amount(status.cashFlow[keyPath: path]) }
    orders = Dictionary(uniqueKeysWithValues: status.orders.map { ($0.key.rawValue, $0.value) })
    openInvoices = status.openInvoices
    lateInvoices = status.lateInvoices
    owed = Dictionary(uniqueKeysWithValues: Lateness.allCases.map { ("\($0)", Amount(status.owed[$0])) })
    toCome = status.toCome.map(Amount.init)
    artisansOwed = status.artisansOwed
    unmatchedPayments = status.unmatchedPayments
    nextPayDay = status.nextPayDay.description
  }

  /// The status again; `nil` when it is not of the form that this program writes.
  func status(base: Currency) -> CoopStatus? {
    guard let day = CalendarDay(iso: day), let payDay = CalendarDay(iso: nextPayDay) else { return nil }
    var status = CoopStatus(day: day, base: base)
    for field in BookBalances.figureFields {
      guard let money = figures[field.name]?.money, money.currency == base else { return nil }
      status.figures[keyPath: field.path] = money
    }
    for (name, path) in Self.flows {
      guard let money = cashFlow[name]?.money, money.currency == base else { return nil }
      status.cashFlow[keyPath: path] = money
    }
    for lateness in Lateness.allCases {
      guard let money = owed["\(lateness)"]?.money, (try? status.owed.add(money, lateness)) != nil else { return nil }
    }
    for (name, count) in orders {
      guard let state = OrderState(rawValue: name) else { return nil }
      status.orders[state] = count
    }
    status.openInvoices = openInvoices
    status.lateInvoices = lateInvoices
    status.toCome = toCome.compactMap(\.money)
    status.artisansOwed = artisansOwed
    status.unmatchedPayments = unmatchedPayments
    status.nextPayDay = payDay
    return status
  }

  func json(pretty: Bool) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = pretty ? [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes] : [.sortedKeys]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  private static var flows: [(String, WritableKeyPath<CoopStatus.CashFlow, Money>)] {
    [
      ("fromBuyers", \.fromBuyers), ("toBuyers", \.toBuyers), ("toArtisans", \.toArtisans), ("forBills", \.forBills),
      ("other", \.other),
    ]
  }
}
