public import Ledger
public import Values

extension Order {
  /// The day it was promised for, when it was neither sent nor invoiced by then and still is not at the end of a day.
  public func latePromise(asOf day: CalendarDay, invoicedOn: CalendarDay?) -> CalendarDay? {
    guard let promisedBy, promisedBy < day, date <= day, !isCancelled(by: day) else { return nil }
    let sentOn = shippedOn ?? invoicedOn
    return sentOn.map { $0 <= day } ?? false ? nil : promisedBy
  }
}
