internal import GRDB
internal import Values

extension FactRows {
  static func flag(_ row: Row, _ name: String) -> Bool { (row[name] as Int?) == 1 }

  /// `nil` for a stored rule that says nothing any more, which no import stores.
  static func rule(_ row: Row) -> PayoutRule? {
    let currency = currency(row)
    let value = decimal(row, "value") ?? .zero
    let steps = (try? PayoutStep.steps(row["steps"] as String? ?? "", currency: currency)) ?? []
    let formula: PayoutRule.Formula
    switch PayoutRule.Kind(rawValue: row["kind"]) {
    case .percentOfNet: formula = .percentOfNet(Percentage(value))
    case .percentOfGross: formula = .percentOfGross(Percentage(value))
    case .fixed:
      guard let price = Money(value, currency) else { return nil }
      formula = .fixed(price)
    case .tierByPrice: formula = .tierByPrice(steps)
    case .tierByMonth: formula = .tierByMonth(steps)
    case nil: return nil
    }
    return PayoutRule(
      id: row["rule_id"], formula: formula, sentence: row["say_it"], extra: JSONText.members(row["extra"]))
  }

  static func termsStep(_ row: Row) -> PaymentTerms.Step {
    PaymentTerms.Step(
      number: Int(row["step"] as String) ?? 1, percentage: Percentage(decimal(row, "percent") ?? .zero),
      start: PaymentTerms.Start(rawValue: row["counted_from"]) ?? .invoice, days: Int(row["days"] as String) ?? 0)
  }

  /// All terms of payment, by name.
  static func allTerms(_ db: Database) throws -> [PaymentTerms] {
    var result: [PaymentTerms] = []
    for row in try Row.fetchAll(db, sql: "SELECT * FROM terms ORDER BY lower(terms), CAST(step AS INTEGER)") {
      let name: String = row["terms"]
      if result.last?.name.idKey == name.idKey {
        result[result.count - 1].steps.append(termsStep(row))
      } else {
        result.append(PaymentTerms(name: name, steps: [termsStep(row)]))
      }
    }
    return result
  }

  static func rate(_ row: Row) -> ExchangeRate {
    ExchangeRate(
      date: day(row, "day") ?? .first, currency: currency(row), units: decimal(row, "units") ?? .one,
      worth: decimal(row, "base_value") ?? .one, extra: JSONText.members(row["extra"]))
  }

  /// Needs the order's id under the name `order_spelling`, and its credit note as `issued_number` and `issued_on`.
  static func saleReturn(_ row: Row) -> SaleReturn {
    let issued = day(row, "issued_on").flatMap { day in
      (row["issued_number"] as String?).map { ReturnCredit(number: $0, day: day) }
    }
    return SaleReturn(
      id: row["return_id"], date: day(row, "day") ?? .first, orderID: row["order_spelling"], line: row["line"],
      quantity: decimal(row, "qty") ?? .zero, reason: row["reason"], restocks: flag(row, "restock"),
      charge: SaleReturn.Charge(rawValue: row["charge_to"]) ?? .coop, creditNoteNumber: row["credit_note_no"],
      issuedCredit: issued, refundsShipping: flag(row, "refund_shipping"), extra: JSONText.members(row["extra"]))
  }

  /// Needs the artisan's id under the name `artisan_spelling`.
  static func payout(_ row: Row) -> Payout {
    Payout(
      key: row["key"], date: day(row, "day") ?? .first, artisanID: row["artisan_spelling"],
      artisanName: row["artisan_name"], kind: Payout.Kind(rawValue: row["kind"]) ?? .payout,
      amount: Money(minorUnits: row["amount"], currency(row)), method: row["method"], reference: row["reference"],
      note: row["note"], extra: JSONText.members(row["extra"]))
  }

  /// Needs the ids of order and item under the names `order_spelling` and `item_spelling`.
  static func expense(_ row: Row) -> Expense {
    let billDate = day(row, "bill_date") ?? .first
    return Expense(
      key: row["key"], billDate: billDate, dueOn: day(row, "due_on") ?? billDate, paidOn: day(row, "paid_on"),
      categoryText: row["category"], payee: row["payee"], amount: Money(minorUnits: row["amount"], currency(row)),
      method: row["method"], orderID: row["order_spelling"], itemID: row["item_spelling"],
      isFromReserve: flag(row, "from_reserve"), note: row["note"], extra: JSONText.members(row["extra"]))
  }

  static func otherMoney(_ row: Row) -> OtherMoney {
    OtherMoney(
      key: row["key"], date: day(row, "day") ?? .first, kind: OtherMoney.Kind(rawValue: row["kind"]) ?? .transfer,
      amount: Money(minorUnits: row["amount"], currency(row)), from: row["from_account"], to: row["to_account"],
      note: row["note"], extra: JSONText.members(row["extra"]))
  }

  /// Needs the item's id under the name `item_spelling`.
  static func stockMove(_ row: Row) -> StockMove {
    StockMove(
      key: row["key"], date: day(row, "day") ?? .first, itemID: row["item_spelling"],
      quantity: decimal(row, "qty") ?? .zero, reason: row["reason"], note: row["note"],
      extra: JSONText.members(row["extra"]))
  }
}
