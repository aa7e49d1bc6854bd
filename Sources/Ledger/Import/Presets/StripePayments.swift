internal import Values

/// Payments made through Stripe, exported in the dashboard under Payments.
///
/// Columns: Stripe support, "Exporting payment reports" (the export of all payments with its default columns).
/// Refunds stand there as a sum without days, so they are left to the balance export.
enum StripePayments: MovementReader {
  static let created = ["Created date (UTC)", "Created (UTC)"]
  static let unit = ["Currency"]
  static let convertedUnit = ["Converted Currency"]

  static let titles = ExportTitles(
    needed: [["id"], created, ["Amount"], ["Amount Refunded"], unit, ["Status"]],
    columns: ProviderMovement.columns([
      "txn_id": ["id"], "received_at": created, "payer": [], "amount": ["Amount"], "currency": unit, "fee": ["Fee"],
      "base_amount": ["Converted Amount"], "reference": ["Description"],
    ]),
    kept: ["Customer ID", "Invoice ID", "PaymentIntent ID"])

  private static let paidWords: Set<String> = [
    "paid", "succeeded", "refunded", "partialrefund", "partiallyrefunded", "disputed", "refundpending",
  ]

  static func read(_ row: inout ExportRow, _ facts: inout ExportFacts, _ base: Currency) {
    guard let status = row.required(["Status"]), row.required(unit) != nil, let currency = row.currency(unit),
      let amount = row.requiredMoney(["Amount"], currency)
    else { return facts.refuse(row.faults) }
    guard paidWords.contains(status.foldedTitle), row.text(["Captured"]).lowercased() != "false" else {
      return facts.leaveOut(.uncaptured, amount)
    }
    _ = row.required(["id"])
    _ = row.required(created)
    // Fees are taken in the currency of the account, into which a foreign payment is converted.
    let account = row.text(convertedUnit).isEmpty ? currency : row.currency(convertedUnit) ?? currency
    let gross = row.money(["Converted Amount"], account) ?? (account == currency ? amount : nil)
    let fee = row.money(["Fee"], account)
    let refunded = row.money(["Amount Refunded"], currency)
    let way = row.firstText(["Payment Source Type"])
    var movement = ProviderMovement(
      id: row.text(["id"]), moment: row.moment(created) ?? "",
      payer: row.firstText(["Customer Email", "Customer Description", "Card Name"]),
      method: way.isEmpty ? "Stripe" : "Stripe (\(way))", gross: gross ?? amount, fee: fee,
      reference: StripeReference.text(row))
    if gross != nil, account != currency { movement.paid = amount }
    movement.enter(&facts, row, base)
    if row.faults.isEmpty, let refunded, refunded.isPositive {
      facts.leaveOut(.refundsElsewhere("Stripe's balance export"), refunded)
    }
  }
}
