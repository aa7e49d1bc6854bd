public import Values

/// The days that an export is about.
public struct JournalSpan: Sendable, Hashable {
  /// The first day; `nil` for the beginning of the books.
  public var first: CalendarDay?
  /// The last day.
  public var last: CalendarDay

  /// From a day, or from the beginning, to a day.
  public init(from first: CalendarDay? = nil, through last: CalendarDay) {
    self.first = first
    self.last = last
  }

  /// Whether a day lies in it.
  public func contains(_ day: CalendarDay) -> Bool { day <= last && first.map { day >= $0 } ?? true }
}
