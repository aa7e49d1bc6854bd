internal import Values

/// What Shopify Payments took in and gave back, exported in the admin under Finances, Payouts, Transactions.
///
/// Columns: Shopify Help Center, "Exporting payouts and transactions" of Shopify Payments. The export has no id for a
/// transaction; it names the order.
enum ShopifyPayments: MovementReader {
  static let created = ["Transaction Date"]

  static let titles = ExportTitles(
    needed: [
      ["Transaction Date"], ["Type"], ["Order"], ["Amount"], ["Fee"], ["Net"], ["Payout Status", "Payout Date"],
    ],
    columns: ProviderMovement.columns([
      "received_at": created, "amount": ["Amount"], "currency": ["Currency"], "fee": ["Fee"],
      "reference": ["Order"], "base_amount": ["Net"], "kind": ["Type"],
    ]),
    kept: ["Card Source", "Checkout"])

  static func read(_ row: inout ExportRow, _ facts: inout ExportFacts, _ base: Currency) {
    let unit = row.text(["Currency"]).isEmpty ? base : row.currency(["Currency"])
    guard let unit, let type = row.required(["Type"]), let gross = row.requiredMoney(["Amount"], unit) else {
      return facts.refuse(row.faults)
    }
    switch type.foldedTitle {
    case "charge", "refund", "refundfailure", "chargefailure": break
    case "payout", "payoutfailure", "payoutcancellation", "transfer": return facts.leaveOut(.payouts, gross)
    case "chargeback", "dispute", "chargebackwon": return facts.leaveOut(.disputes, gross)
    default: return facts.leaveOut(.otherMovements, gross)
    }
    let fee = row.fee(gross: gross, net: ["Net"], fee: ["Fee"], tax: ["VAT", "GST"])
    _ = row.required(created)
    let card = row.firstText(["Card Brand", "Payment Method Name"])
    let movement = ProviderMovement(
      moment: row.moment(created) ?? "", method: card.isEmpty ? "Shopify Payments" : "Shopify Payments (\(card))",
      gross: gross, fee: fee, reference: row.text(["Order"]))
    movement.enter(&facts, row, base)
  }
}
