internal import Values

/// What Razorpay settled, payment by payment and refund by refund.
///
/// Columns: Razorpay docs, "Reports" (sample of the combined settlement report) and "Fetch Settlement Recon Details". In the
/// report amounts are in rupees; the fee stands without its tax, and what was credited is the amount less both.
enum RazorpaySettlements: MovementReader {
  static let kind = ["transaction_entity", "type"]
  static let created = ["entity_created_at", "created_at"]
  static let fee = ["fee (exclusive tax)", "fee"]
  static let unit = ["currency"]
  static let way = ["payment_method", "method"]

  static let titles = ExportTitles(
    needed: [kind, ["entity_id"], ["amount"], fee, ["tax"], ["debit"], ["credit"], ["settlement_id"]],
    columns: ProviderMovement.columns([
      "txn_id": ["entity_id"], "received_at": created, "amount": ["amount"], "currency": unit, "fee": fee,
      "base_amount": ["credit"], "reference": ["order_receipt"], "note": ["entity_description", "description"],
      "kind": kind,
    ]),
    kept: ["order_id", "settlement_id", "settlement_utr", "settled_at"])

  static func read(_ row: inout ExportRow, _ facts: inout ExportFacts, _ base: Currency) {
    guard let word = row.required(kind), let currency = Razorpay.currency(&row),
      let amount = row.requiredMoney(["amount"], currency)
    else { return facts.refuse(row.faults) }
    let isRefund = word.foldedTitle == "refund"
    guard isRefund || word.foldedTitle == "payment" else {
      return facts.leaveOut(word.foldedTitle == "settlement" ? .payouts : .otherMovements, moved(&row))
    }
    _ = row.required(["entity_id"])
    _ = row.required(created)
    guard let gross = isRefund ? row.sum(["amount"], { try amount.negated() }) : amount else {
      return facts.refuse(row.faults)
    }
    let used = row.text(way)
    var movement = ProviderMovement(
      id: row.text(["entity_id"]), moment: row.moment(created) ?? "",
      method: used.isEmpty ? "Razorpay" : "Razorpay (\(used))", gross: gross,
      reference: Razorpay.reference(row), note: row.text(["entity_description", "description"]))
    settle(&movement, isRefund, &row)
    movement.enter(&facts, row, base)
  }

  private static func moved(_ row: inout ExportRow) -> Money? {
    guard let credit = row.money(["credit"], .inr), let debit = row.money(["debit"], .inr) else { return nil }
    return try? credit - debit
  }

  /// What reached the account is the credit; a refund takes the debit from it.
  private static func settle(_ movement: inout ProviderMovement, _ isRefund: Bool, _ row: inout ExportRow) {
    let side = isRefund ? ["debit"] : ["credit"]
    let fees = [fee, ["tax"]].map { row.money($0, .inr) ?? .zero(.inr) }
    guard let moved = row.requiredMoney(side, .inr), row.faults.isEmpty else { return }
    let gross = movement.gross
    // In the report the fee is without its tax; in what the interface gives, it is with it.
    let isTaxApart = row.title(fee).foldedTitle.contains("exclusive")
    let sums = row.sum(fee) {
      let both = isTaxApart ? try fees[0] + fees[1] : fees[0]
      let net = isRefund ? try moved.negated() : moved
      return (both: both, net: net, gross: try net + both)
    }
    guard let sums else { return }
    movement.fee = sums.both
    movement.gross = sums.gross
    if gross.currency != .inr {
      movement.paid = gross
    } else if sums.gross != gross {
      row.refuse(
        "sums-differ",
        "\(row.text(["amount"])) and the \(side[0]) of \(moved.plainNumber) do not differ by the fee and its tax", fee,
        hint: "export the report again; Razorpay's own sums always agree")
    }
  }
}

/// Payments made through Razorpay.
///
/// Columns: Razorpay docs, "Reports" (sample of the payments report) and "Payments Entity": the fee is with its tax.
enum RazorpayPayments: MovementReader {
  static let created = ["created_at"]

  static let titles = ExportTitles(
    needed: [
      ["id"], ["amount"], ["currency"], ["status"], ["method"], ["amount_refunded"], ["fee"], ["tax"], ["created_at"],
    ],
    columns: ProviderMovement.columns([
      "txn_id": ["id"], "received_at": ["created_at"], "payer": ["email", "contact"], "amount": ["amount"],
      "currency": ["currency"], "fee": ["fee"], "reference": ["notes"], "note": ["description"],
    ]),
    kept: ["order_id"])

  static func read(_ row: inout ExportRow, _ facts: inout ExportFacts, _ base: Currency) {
    guard let currency = Razorpay.currency(&row), let status = row.required(["status"]),
      let amount = row.requiredMoney(["amount"], currency)
    else { return facts.refuse(row.faults) }
    guard ["captured", "refunded"].contains(status.foldedTitle) else { return facts.leaveOut(.uncaptured, amount) }
    _ = row.required(["id"])
    _ = row.required(["created_at"])
    let fee = row.money(["fee"], currency == .inr ? currency : .inr)
    let refunded = row.money(["amount_refunded"], currency)
    let movement = ProviderMovement(
      id: row.text(["id"]), moment: row.moment(["created_at"]) ?? "", payer: row.firstText(["email", "contact"]),
      method: "Razorpay (\(row.text(["method"])))", gross: amount, fee: fee, reference: Razorpay.reference(row),
      note: row.text(["description"]))
    movement.enter(&facts, row, base)
    if row.faults.isEmpty, let refunded, refunded.isPositive {
      facts.leaveOut(.refundsElsewhere("Razorpay's refunds or settlement report"), refunded)
    }
  }
}

/// What was given back through Razorpay.
///
/// Columns: Razorpay docs, "Reports" (sample of the refunds report) and "Refunds Entity".
enum RazorpayRefunds: MovementReader {
  static let created = ["created_at"]

  static let titles = ExportTitles(
    needed: [["id"], ["amount"], ["currency"], ["payment_id"], ["created_at"]],
    columns: ProviderMovement.columns([
      "txn_id": ["id"], "received_at": ["created_at"], "amount": ["amount"], "currency": ["currency"],
      "reference": ["payment_id"], "payer": ["email", "contact"],
    ]),
    kept: ["arn", "receipt"])

  static func read(_ row: inout ExportRow, _ facts: inout ExportFacts, _ base: Currency) {
    guard let currency = Razorpay.currency(&row), let amount = row.requiredMoney(["amount"], currency) else {
      return facts.refuse(row.faults)
    }
    if row.text(["status"]).lowercased() == "failed" { return facts.leaveOut(.uncaptured, amount) }
    _ = row.required(["id"])
    _ = row.required(["created_at"])
    guard let gross = row.sum(["amount"], { try amount.negated() }) else { return facts.refuse(row.faults) }
    let movement = ProviderMovement(
      id: row.text(["id"]), moment: row.moment(["created_at"]) ?? "", payer: row.firstText(["email", "contact"]),
      method: "Razorpay", gross: gross, fee: .zero(currency), reference: Razorpay.reference(row))
    movement.enter(&facts, row, base)
  }
}

/// What all reports of Razorpay have in common.
enum Razorpay {
  static func currency(_ row: inout ExportRow) -> Currency? {
    row.required(["currency"]) == nil ? nil : row.currency(["currency"])
  }

  /// The shop's own number of the order, else what the notes say of an order, and the payment that a refund is for.
  static func reference(_ row: ExportRow) -> String {
    var parts = [row.text(["order_receipt"]), row.text(["payment_id"])]
    if parts[0].isEmpty {
      parts += ["order_notes", "payment_notes", "refund_notes", "notes"].flatMap { orders(inNotes: row.text([$0])) }
    }
    var seen: Set<String> = []
    return parts.filter { !$0.isEmpty && seen.insert($0).inserted }.joined(separator: " ")
  }

  /// Notes are pairs such as `{"woocommerce_order_number":"1042"}`; those whose name speaks of an order count.
  private static func orders(inNotes text: String) -> [String] {
    let blanks: Set<Character> = ["{", "}", "[", "]", "\"", " "]
    return text.split(separator: ",").compactMap { pair in
      let parts = pair.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased().contains("order") else { return nil }
      return String(parts[1].filter { !blanks.contains($0) })
    }
  }
}
