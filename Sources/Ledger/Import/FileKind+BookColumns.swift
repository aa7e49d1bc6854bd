extension FileKind {
  static let settingColumns: [ImportColumn] = [
    ImportColumn("Key", "setting", .settingKey, required: true, or: ["Setting"]),
    ImportColumn("Value", "value", required: true),
  ]

  static let termsColumns: [ImportColumn] = [
    ImportColumn("Terms", "terms", .id, required: true),
    ImportColumn("Step", "step", .whole(from: 1, to: 99), required: true),
    ImportColumn("Percent", "percent", .number(from: 0, to: 100), required: true, or: ["%"], printed: true),
    ImportColumn(
      "From", "counted_from",
      .choice([["order", "order date", "from order"], ["invoice", "invoice date", "from invoice"]]), required: true,
      printed: true),
    ImportColumn("Days", "days", .whole(from: 0, to: 3_650), required: true, printed: true),
  ]

  static let ruleColumns: [ImportColumn] = [
    ImportColumn("Rule ID", "rule_id", .id, required: true),
    ImportColumn(
      "Kind", "kind", .choice([["pct_net"], ["pct_gross"], ["fixed"], ["tier_price"], ["tier_month"]]), required: true),
    ImportColumn("Value", "value", .number(from: 0, to: nil)),
    ImportColumn("Steps", "steps", .steps),
    ImportColumn("Say It", "say_it"),
  ]

  static let rateColumns: [ImportColumn] = [
    ImportColumn("Date", "day", .day, required: true),
    ImportColumn("Currency", "currency", .currency, required: true),
    ImportColumn("Units", "units", .positiveNumber, required: true, printed: true),
    ImportColumn(
      "INR", "base_value", .positiveNumber, required: true, or: ["Base Value", "Value", "Rate"],
      printed: true),
  ]

  static let returnColumns: [ImportColumn] = [
    ImportColumn("Return ID", "return_id", .id, required: true),
    ImportColumn("Date", "day", .day, required: true, or: ["Returned On"], printed: true),
    ImportColumn("Order ID", "order_id", .reference(.orders), required: true, printed: true),
    ImportColumn("Line", "line", .id, required: true, printed: true),
    ImportColumn("Qty", "qty", .positiveNumber, required: true, or: ["Quantity"], printed: true),
    ImportColumn("Reason", "reason", printed: true),
    ImportColumn("Restock", "restock", .yesNo),
    ImportColumn(
      "Charge To", "charge_to", .choice([["maker", "makers", "artisan"], ["co-op", "cooperative"], ["reserve"]]),
      required: true),
    ImportColumn("Credit Note No", "credit_note_no", or: ["Credit Note Number"]),
    ImportColumn("Refund Shipping", "refund_shipping", .yesNo, printed: true),
  ]

  static let payoutColumns: [ImportColumn] = [
    ImportColumn("Date", "day", .day, required: true, or: ["Paid On"]),
    ImportColumn("Artisan ID", "artisan_id", .looseReference(.artisans), required: true),
    ImportColumn("Artisan Name", "artisan_name", or: ["Name"]),
    ImportColumn(
      "Kind", "kind",
      .choice([
        ["payout"], ["advance"], ["advance repaid"], ["retention release", "retention released"], ["adjustment"],
        ["opening balance"], ["opening advance"],
      ]), required: true),
    ImportColumn("Amount", "amount", .baseAmount, required: true),
    ImportColumn("Method", "method"),
    ImportColumn("Ref", "reference", or: ["Reference"]),
    ImportColumn("Note", "note"),
  ]

  static let expenseColumns: [ImportColumn] = [
    ImportColumn("Bill Date", "bill_date", .day, required: true, or: ["Date"]),
    ImportColumn("Due On", "due_on", .day),
    ImportColumn("Paid On", "paid_on", .day),
    ImportColumn("Category", "category", required: true),
    ImportColumn("Payee", "payee"),
    ImportColumn("Amount", "amount", .baseAmount, required: true),
    ImportColumn("Method", "method"),
    ImportColumn("Order ID", "order_id", .reference(.orders)),
    ImportColumn("Item ID", "item_id", .reference(.items)),
    ImportColumn("From Reserve", "from_reserve", .yesNo),
    ImportColumn("Note", "note"),
  ]

  static let otherMoneyColumns: [ImportColumn] = [
    ImportColumn("Date", "day", .day, required: true),
    ImportColumn(
      "Kind", "kind",
      .choice([
        ["opening", "opening balance"], ["transfer"], ["grant"], ["member share", "member shares"],
        ["loan in", "loan received"], ["loan repaid", "loan repayment"], ["interest"],
      ]), required: true),
    ImportColumn("Amount", "amount", .baseAmount, required: true),
    ImportColumn("From", "from_account"),
    ImportColumn("To", "to_account"),
    ImportColumn("Note", "note"),
  ]

  static let stockMoveColumns: [ImportColumn] = [
    ImportColumn("Date", "day", .day, required: true),
    ImportColumn("Item ID", "item_id", .reference(.items), required: true),
    ImportColumn("Qty", "qty", .signedNumber, required: true, or: ["Quantity"]),
    ImportColumn("Reason", "reason"),
    ImportColumn("Note", "note"),
  ]
}
