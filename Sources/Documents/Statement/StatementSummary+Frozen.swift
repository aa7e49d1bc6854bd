public import Values

extension StatementSummaryRow {
  /// What a statement came to that was issued before, from its frozen data; `nil` when that is no statement's.
  ///
  /// - Throws: `ArithmeticError` when a sum does not fit.
  public init?(frozen statement: Record) throws(ArithmeticError) {
    guard case .record(let artisan)? = statement["artisan"], let id = artisan.text("id"),
      let name = artisan.text("name"),
      let figures = try StatementSums(frozen: statement)
    else { return nil }
    self.init(
      number: statement.text("number"), id: id, name: name, figures: figures, toPay: statement.money("toPay"),
      payDay: statement.day("payDay"), upi: artisan.text("upi"),
      reason: Self.reason(
        toPay: statement.money("toPay"), owed: statement.money("owed"), minimum: statement.money("minimum")))
  }

  /// Why nothing is paid; `nil` where something is.
  static func reason(toPay: Money?, owed: Money?, minimum: Money?) -> String? {
    if toPay != nil { return nil }
    return owed != nil ? "owes the co-op" : minimum != nil ? "carried forward" : "nothing owed"
  }
}

extension StatementSums {
  fileprivate init?(frozen statement: Record) throws(ArithmeticError) {
    guard let closing = statement.money("closing"), let before = statement.money("broughtForward"),
      let earned = statement.money("earned")
    else { return nil }
    let zero = Money.zero(closing.currency)
    let kept = statement.record("retention")
    self.init(
      opening: try before + (statement.money("openingTotal") ?? zero), earned: earned,
      returned: statement.money("returned") ?? zero, bought: statement.money("bought") ?? zero,
      adjusted: statement.money("adjusted") ?? zero,
      retention: try (kept?.money("amount") ?? zero) + (kept?.money("released") ?? zero),
      recovered: statement.record("advance")?.money("recovered") ?? zero, paid: statement.money("paid") ?? zero,
      closing: closing, toPay: statement.money("toPay") ?? zero)
  }
}

extension Record {
  fileprivate func text(_ name: String) -> String? {
    if case .text(let text)? = self[name] { text } else { nil }
  }

  fileprivate func money(_ name: String) -> Money? {
    if case .money(let money)? = self[name] { money } else { nil }
  }

  fileprivate func day(_ name: String) -> CalendarDay? {
    if case .day(let day)? = self[name] { day } else { nil }
  }

  fileprivate func record(_ name: String) -> Record? {
    if case .record(let record)? = self[name] { record } else { nil }
  }
}
