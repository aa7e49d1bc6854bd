internal import Values

/// All movements of a Stripe balance.
///
/// Columns: Stripe docs, "Balance report type" (balance_change_from_activity.itemized) and "Payout reconciliation report
/// type"; the dashboard's own export of the balance history names them `id`, `Type`, `Source`, `Amount` and so on. What the
/// words mean: Stripe docs, "Reporting categories and types".
enum StripeBalance: MovementReader {
  static let kind = ["reporting_category", "Type"]
  static let gross = ["gross", "Amount"]
  static let fee = ["fee", "Fee"]
  static let net = ["net", "Net"]
  static let created = ["created", "created_utc", "Created (UTC)", "Created"]
  static let source = ["source_id", "Source"]
  static let unit = ["currency", "Currency"]
  static let paid = ["customer_facing_amount", "Customer Facing Amount"]
  static let paidUnit = ["customer_facing_currency", "Customer Facing Currency"]
  static let payer = ["customer_email", "customer_name", "card_name"]

  static let titles = ExportTitles(
    needed: [["balance_transaction_id", "id"], kind, gross, fee, net, source, created],
    columns: ProviderMovement.columns([
      "txn_id": source, "received_at": created, "payer": [], "amount": gross, "currency": unit, "fee": fee,
      "base_amount": net, "reference": ["description", "Description"], "kind": kind,
    ]),
    kept: ["balance_transaction_id", "charge_id", "payment_intent_id", "customer_id", "invoice_id"])

  static func read(_ row: inout ExportRow, _ facts: inout ExportFacts, _ base: Currency) {
    guard let word = row.required(kind), row.required(unit) != nil, let currency = row.currency(unit),
      let amount = row.requiredMoney(gross, currency)
    else { return facts.refuse(row.faults) }
    if let reason = reason(word.foldedTitle) { return facts.leaveOut(reason, amount) }
    _ = row.required(created)
    _ = row.required(source)
    let kept = row.fee(gross: amount, net: net, fee: fee, tax: [])
    let other = row.currency(paidUnit).flatMap { $0 == currency ? nil : row.money(paid, $0) }
    let way = row.firstText(["payment_method_type"])
    let movement = ProviderMovement(
      id: row.text(source), moment: row.moment(created) ?? "", payer: row.firstText(payer),
      method: way.isEmpty ? "Stripe" : "Stripe (\(way))", gross: amount, paid: other, fee: kept,
      reference: StripeReference.text(row, more: amount.isNegative ? row.text(["charge_id"]) : ""))
    movement.enter(&facts, row, base)
  }

  /// Why a movement is no payment of a buyer; `nil` for those that are.
  private static func reason(_ word: String) -> LeftOutRows.Reason? {
    switch word {
    case "charge", "payment", "refund", "paymentrefund", "chargefailure", "paymentfailurerefund", "refundfailure",
      "paymentreversal", "partialcapturereversal":
      nil
    case "payout", "payoutreversal", "payoutfailure", "payoutcancel", "transfer": .payouts
    case "fee", "stripefee", "networkcost", "tax", "applicationfee", "stripefxfee", "taxfee": .providerFees
    case "dispute", "disputereversal": .disputes
    default: .otherMovements
    }
  }
}

/// What a Stripe export says about the order that was paid.
enum StripeReference {
  /// The order ids that the shop gave along, the description, and more.
  static func text(_ row: ExportRow, more: String = "") -> String {
    let given = row.table.titles.filter { title in
      let title = title.lowercased()
      return title.contains("metadata") && title.contains("order")
    }
    let parts = given.map { row.text([$0]) } + [row.text(["description", "Description"]), more]
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
