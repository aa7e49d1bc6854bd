internal import GRDB
internal import Values

/// Makes facts of stored rows. What an import checked is trusted, but never so far that a strange value could trap.
enum FactRows {
  static func day(_ row: some StoredCells, _ name: String) -> CalendarDay? {
    (row[name] as String?).flatMap { CalendarDay(iso: $0.prefix(10)) }
  }

  static func decimal(_ row: some StoredCells, _ name: String) -> ExactDecimal? {
    (row[name] as String?).flatMap { ExactDecimal($0) }
  }

  static func money(_ row: some StoredCells, _ name: String, _ currency: Currency) -> Money? {
    (row[name] as Int64?).map { Money(minorUnits: $0, currency) }
  }

  static func currency(_ row: some StoredCells) -> Currency { Currency(code: row["currency"] as String? ?? "") ?? .inr }

  static func buyer(_ row: Row) -> Buyer {
    Buyer(
      id: row["buyer_id"], name: row["name"], localName: row["local_name"], address: row["address"],
      stateCode: row["state_code"], country: row["country"], gstin: row["gstin"], vatID: row["vat_id"],
      email: row["email"], terms: row["terms"], language: row["language"], deliveryAddress: row["delivery_address"],
      extra: JSONText.members(row["extra"]))
  }

  static func artisan(_ row: Row) -> Artisan {
    Artisan(
      id: row["artisan_id"], name: row["name"], localName: row["local_name"], village: row["village"],
      craft: row["craft"], phone: row["phone"], upi: row["upi"], email: row["email"], joined: day(row, "joined"),
      retention: decimal(row, "retention").map { Percentage($0) },
      advanceRecovery: decimal(row, "advance_recovery").map { Percentage($0) }, language: row["language"],
      extra: JSONText.members(row["extra"]))
  }

  static func item(_ row: Row) -> Item {
    Item(
      id: row["item_id"], name: row["name"], collection: row["collection"],
      owner: Item.Owner(rawValue: row["owner"]) ?? .coop, makers: MakerShare.stored(row["makers"]),
      payoutRule: row["payout_rule"], unitCost: money(row, "unit_cost", currency(row)) ?? .zero(currency(row)),
      unit: row["unit"], quantityIn: decimal(row, "qty_in") ?? .zero, receivedOn: day(row, "received_on") ?? .first,
      batch: row["batch"], madeOn: day(row, "made_on"), bestBefore: day(row, "best_before"),
      minimumStock: decimal(row, "min_stock"), hsn: row["hsn"], gst: Percentage(decimal(row, "gst") ?? .zero),
      extra: JSONText.members(row["extra"]))
  }

  /// Needs the buyer's id under the name `buyer_spelling`.
  static func order(_ row: some StoredCells) -> Order {
    let currency = currency(row)
    return Order(
      id: row["order_id"], date: day(row, "order_date") ?? .first, buyerID: row["buyer_spelling"],
      channel: row["channel"], currency: currency, pricesIncludeTax: (row["prices_include_tax"] as Int?) == 1,
      discount: money(row, "order_discount", currency) ?? .zero(currency),
      shippingCharged: money(row, "shipping_charged", currency) ?? .zero(currency),
      shippingGST: decimal(row, "shipping_gst").map { Percentage($0) }, terms: row["terms"], status: row["status"],
      paymentStatus: row["payment_status"], invoiceNumber: row["invoice_no"], invoiceDate: day(row, "invoice_date"),
      shippedOn: day(row, "shipped_on"), promisedBy: day(row, "promised_by"), cancelledOn: day(row, "cancelled_on"),
      paymentTransactionIDs: ((row["payment_txn_ids"] as String?) ?? "").split(separator: ";").map(String.init),
      note: row["note"], yourReference: row["your_reference"], deliveryAddress: row["delivery_address"],
      incoterm: row["incoterm"], transport: row["transport"], boxes: decimal(row, "boxes"),
      netWeight: row["net_weight"], grossWeight: row["gross_weight"], extra: JSONText.members(row["extra"]))
  }

  static func line(_ row: some StoredCells, orderID: String, itemID: String) -> OrderLine {
    let currency = currency(row)
    return OrderLine(
      orderID: orderID, line: row["line"], itemID: itemID, description: row["description"],
      quantity: decimal(row, "qty") ?? .zero, unitPrice: money(row, "unit_price", currency) ?? .zero(currency),
      discount: Percentage(decimal(row, "discount") ?? .zero), gst: Percentage(decimal(row, "gst") ?? .zero),
      extra: JSONText.members(row["extra"]))
  }

  static func payment(_ row: some StoredCells, base: Currency) -> Payment {
    let received: String = row["received_at"]
    return Payment(
      key: row["key"], transactionID: row["txn_id"], day: day(row, "received_at") ?? .first,
      time: received.count > 11 ? String(received.dropFirst(11)) : nil, payer: row["payer"], method: row["method"],
      kind: Payment.Kind(rawValue: row["kind"]) ?? .payment,
      amount: Money(minorUnits: row["amount"], currency(row)), fee: money(row, "fee", base),
      baseAmount: money(row, "base_amount", base), reference: row["reference"], note: row["note"],
      extra: JSONText.members(row["extra"]))
  }
}
