import Diagnostics
import Documents
import JSONData
import Ledger
public import PlainText
import Settings
import Values

/// What is in stock, for people or for programs.
public struct StockSummary: Sendable {
  let report: StockReport

  /// A table by collection, no line wider than `width` columns; with `onlyExpiring` the batches near or past their best-before day
  /// alone.
  public func lines(onlyExpiring: Bool, width: Int = 80) throws -> [PlainLine] {
    try StockTable(report, onlyExpiring: onlyExpiring).lines(width: width)
  }

  /// All of it as one line of JSON, amounts and numbers as text; with `onlyExpiring` the batches near or past their best-before day
  /// alone.
  public func json(onlyExpiring: Bool) -> String {
    let entries = onlyExpiring ? report.expiring : report.entries
    let bytes = RecordJSON.bytes(of: StockReport.recordType.record(of: report.holding(entries)))
    return String(decoding: bytes.dropLast(), as: UTF8.self)
  }
}

extension Office {
  /// What was on hand at the end of a day (ISO text), today when absent.
  ///
  /// - Throws: a `Diagnostic` when the day is none, or a figure does not fit.
  public func stock(asOf text: String? = nil) throws -> StockSummary {
    let day = try text.map(Self.day) ?? today
    let report = try StockReport(
      stockBook(asOf: day, in: ledger(readOnly: false)), asOf: day, alertDays: settings.ledger.expiryAlertDays,
      base: base)
    return StockSummary(report: report)
  }

  private static func day(_ text: String) throws -> CalendarDay {
    guard let day = CalendarDay(iso: text) else {
      throw Diagnostic("bad-date", "`\(text)` is not a day", hint: "write it as 2026-05-16", fault: .misuse)
    }
    return day
  }

  /// All that came and went. What is reserved is known for the given day only: payments are looked up for the orders that were
  /// open then.
  func stockBook(asOf day: CalendarDay, in ledger: LedgerFile) throws -> StockBook {
    let orders = try ledger.stockOrders()
    let here = orders.filter { $0.isHere(on: day) }
    let payments = try ledger.payments(forOrders: here.map(\.id), baseCurrency: base)
    var funding: [String: [Settlement]] = [:]
    for order in here {
      guard let own = payments[order.id.idKey] else { continue }
      funding[order.id.idKey] = try self.funding(of: order, own, in: ledger)
    }
    return try StockBook(
      StockFacts(items: ledger.items(), orders: orders, funding: funding, moves: ledger.stockMoves()))
  }

  /// What came in for an order and was given back. A payment for one order goes to it whole; only those for several need what the
  /// orders come to.
  private func funding(
    of order: StockOrder, _ payments: [MatchedPayment], in ledger: LedgerFile
  ) throws -> [Settlement] {
    guard payments.allSatisfy({ $0.orderIDs.count == 1 }) else {
      return try orderGroup(order.id, in: ledger).funding(settings: settings)
    }
    return try payments.map(\.payment).compactMap { payment in
      guard let value = payment.value(in: order.currency) else { return nil }
      switch payment.kind {
      case .payment: return Settlement(date: payment.day, amount: value)
      case .refund: return Settlement(date: payment.day, amount: try value.negated())
      case .writeOff: return nil
      }
    }
  }
}
