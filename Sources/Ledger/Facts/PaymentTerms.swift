public import Values

/// When what an order comes to falls due, as `terms.csv` says.
public struct PaymentTerms: Sendable, Hashable {
  /// What the days of a step are counted from.
  public enum Start: String, Sendable, Hashable, CaseIterable {
    /// The day of the order.
    case order
    /// The day of the invoice.
    case invoice
  }

  /// One instalment.
  public struct Step: Sendable, Hashable {
    /// Its number, from 1.
    public var number: Int
    /// Its part of the whole.
    public var percentage: Percentage
    /// What its days are counted from.
    public var start: Start
    /// How many days after the start it falls due.
    public var days: Int

    /// An instalment.
    public init(number: Int, percentage: Percentage, start: Start, days: Int) {
      self.number = number
      self.percentage = percentage
      self.start = start
      self.days = days
    }

    /// The day it falls due; `nil` while its start is not known.
    public func dueDay(ordered: CalendarDay, invoiced: CalendarDay?) -> CalendarDay? {
      switch start {
      case .order: ordered.adding(days: days)
      case .invoice: invoiced?.adding(days: days)
      }
    }
  }

  /// The name as that file spells it.
  public var name: String
  /// The instalments by number; their percentages sum to 100.
  public var steps: [Step]

  /// Terms of payment.
  public init(name: String, steps: [Step]) {
    self.name = name
    self.steps = steps
  }
}
