public import Values

/// What is paid and what is open of each instalment of an order.
public struct InstalmentStatement: Sendable, Hashable {
  /// An instalment with what was done about it.
  public struct Entry: Sendable, Hashable {
    /// The instalment as it was agreed.
    public var instalment: InstalmentPlan.Instalment
    /// What credit notes took off it.
    public var credited: Money
    /// What was paid of it; below zero when more was given back on the order than ever came in.
    public var paid: Money
    /// What is still to be paid; never below zero.
    public var open: Money
  }

  /// The instalments, by number.
  public let entries: [Entry]
  /// What was paid and credited beyond the total; never below zero, and zero while something is open.
  public let overpaid: Money

  /// What is open in all.
  ///
  /// - Throws: `ArithmeticError` when the sum does not fit.
  public func openTotal() throws(ArithmeticError) -> Money {
    try entries.map(\.open).sum(overpaid.currency)
  }

  /// The day by which everything that is open is to be paid; `nil` when nothing is open or that day is not known.
  public var lastOpenDay: CalendarDay? {
    let open = entries.filter(\.open.isPositive).map(\.instalment.dueOn)
    guard !open.contains(nil) else { return nil }
    return open.compactMap { $0 }.max()
  }

  /// The day on which the next open instalment falls due or fell due; `nil` when there is none with a known day.
  public var nextOpenDay: CalendarDay? {
    entries.filter(\.open.isPositive).compactMap(\.instalment.dueOn).min()
  }

  /// What is open, by how late it is.
  ///
  /// - Throws: `ArithmeticError` when a sum does not fit.
  public func open(asOf day: CalendarDay) throws(ArithmeticError) -> AgedBalance {
    var aged = AgedBalance(overpaid.currency)
    for entry in entries where entry.open.isPositive {
      try aged.add(entry.open, Lateness(dueOn: entry.instalment.dueOn, asOf: day))
    }
    return aged
  }
}

extension InstalmentPlan {
  /// Fills the instalments with what was paid: the earliest first, by due day, then by number; those with unknown days last.
  ///
  /// Credit notes lower the last instalments first: what comes back makes the order smaller, and what was agreed to be paid soon
  /// stays as agreed. `paid` and `credited` are net sums; one below zero is owed with the last instalment. What is open less what
  /// is overpaid is always the total less both.
  /// - Throws: `ArithmeticError` when an amount is in another currency or does not fit.
  public func statement(paid: Money, credited: Money? = nil) throws(ArithmeticError) -> InstalmentStatement {
    let zero = Money.zero(total.currency)
    let order = fillingOrder
    // Money fills from the front, so what is left lies at the back: the open amounts say what was paid, and not the reverse.
    let charged = try total - (credited ?? zero)
    let balance = try charged - paid
    let owed = try Self.shared(charged, over: instalments.map(\.amount), order, rest: order.last)
    let open = try Self.shared(balance, over: owed, order.reversed(), rest: order.last)
    var entries: [InstalmentStatement.Entry] = []
    for (index, instalment) in instalments.enumerated() {
      entries.append(
        .init(
          instalment: instalment, credited: try instalment.amount - owed[index],
          paid: try owed[index] - open[index], open: open[index]))
    }
    return InstalmentStatement(entries: entries, overpaid: balance.isNegative ? try balance.negated() : zero)
  }

  /// How much of `sum` each part holds, in the given order and none more than its limit; what is beyond all of them is with `last`.
  /// Nothing when the sum is below zero.
  private static func shared(
    _ sum: Money, over limits: [Money], _ order: [Int], rest last: Int?
  ) throws(ArithmeticError) -> [Money] {
    let zero = Money.zero(sum.currency)
    var parts = limits.map { _ in zero }
    var rest = sum.isPositive ? sum : zero
    for index in order where limits[index].isPositive {
      parts[index] = try Money.smaller(limits[index], rest)
      rest = try rest - parts[index]
    }
    if let last { parts[last] = try parts[last] + rest }
    return parts
  }
}
