internal import Values

/// Orders of a WooCommerce shop, one row per piece. WooCommerce itself exports none; its common exporters do.
///
/// Columns: WooCommerce docs, "Customer/Order/Coupon Export" (format "one row per line item") and "Import and Export of
/// WooCommerce Orders"; WordPress.org, "Advanced Order Export For WooCommerce". They name the same things differently.
enum WooCommerceOrders: ExportReader {
  static let id = ["order_number", "Order Number", "order_id", "Order ID"]
  static let sku = ["item_sku", "SKU", "Product SKU"]
  static let quantity = ["item_quantity", "Quantity", "Quantity (- Refund)"]
  static let price = ["item_subtotal", "Item Cost"]
  static let date = ["order_date", "Order Date", "date"]
  static let currency = ["order_currency", "Order Currency", "currency"]
  static let shipping = ["shipping_total", "Order Shipping Amount", "order_shipping"]
  static let shippingTax = ["shipping_tax_total", "Order Shipping Tax Amount", "shipping_tax"]
  static let status = ["status", "order_status", "Order Status"]
  static let completed = ["completed_date", "Completed Date", "date_completed"]
  static let transaction = ["transaction_id", "Transaction ID"]
  static let note = ["customer_note", "Customer Note"]
  static let email = ["billing_email", "Email (Billing)", "customer_email"]
  static let itemName = ["item_name", "Item Name", "Product Name"]
  static let total = ["order_total", "Order Total Amount"]
  static let tax = ["tax_total", "Order Total Tax Amount", "Order Tax Amount"]
  static let itemTotal = ["item_total"]

  static let titles = ExportTitles(
    needed: [
      id, sku, quantity, price, date, total,
      ["billing_first_name", "First Name (Billing)", "billing_email", "Email (Billing)"],
    ],
    columns: [
      .buyers: [
        "buyer_id": email,
        "name": ["billing_company", "Company (Billing)", "billing_first_name", "First Name (Billing)"],
        "address": ["billing_address_1", "Address 1&2 (Billing)"],
        "state_code": ["billing_state", "State Code (Billing)"],
        "country": ["billing_country", "Country Code (Billing)"], "email": email,
      ],
      .orders: [
        "order_id": id, "order_date": date, "buyer_id": email, "channel": [], "currency": [],
        "prices_include_tax": [], "shipping_charged": shipping, "shipping_gst": shippingTax, "status": status,
        "payment_status": ["paid_date", "Paid Date"], "shipped_on": completed, "payment_txn_ids": transaction,
        "note": note, "delivery_address": ["shipping_address_1", "Address 1&2 (Shipping)"],
      ],
      .orderLines: [
        "order_id": id, "line": [], "item_id": sku, "description": itemName, "qty": quantity, "unit_price": price,
        "discount": itemTotal, "gst": [],
      ],
    ],
    kept: [
      "payment_method", "payment_method_title", "Payment Method Title", "shipping_method", "Shipping Method Title",
      "coupon_items", "Coupon Code", "billing_phone", "Phone (Billing)", "shipping_first_name", "shipping_last_name",
      "shipping_company", "shipping_address_1", "shipping_address_2", "shipping_city", "shipping_postcode",
      "shipping_state",
      "shipping_country", "First Name (Shipping)", "Last Name (Shipping)", "Address 1&2 (Shipping)", "City (Shipping)",
      "State Code (Shipping)", "Postcode (Shipping)", "Country Code (Shipping)",
    ])

  static func read(_ table: ExportTable, _ book: ExportBook) throws -> ExportFacts {
    var facts = ExportFacts()
    let habits = ExportHabits(table, days: [date, completed])
    for rows in table.groups(by: id) {
      var head = ExportRow(table, rows[0], habits)
      let state = head.text(status).lowercased().replacing("wc-", with: "")
      let orderID = head.required(id) ?? ""
      if dead.contains(state), !orderID.isEmpty {
        try leaveOut(rows, orderID, state, head, &facts, book)
        continue
      }
      let order = order(rows, orderID, &head, &facts, book)
      try order.enter(&facts, book, ShopOrder.Names(sku: sku, email: email), head)
    }
    return facts
  }

  /// Orders that never became a sale, in English as the shop keeps them.
  private static let dead: Set<String> = [
    "cancelled", "canceled", "failed", "trash", "checkout-draft", "pending", "pending payment",
  ]

  /// An order that was read before can not just vanish; the shop does not say when it was cancelled.
  private static func leaveOut(
    _ rows: [Int], _ id: String, _ state: String, _ head: ExportRow, _ facts: inout ExportFacts, _ book: ExportBook
  ) throws {
    guard try book.hasOrder(id), !state.hasPrefix("pending") else { return facts.leaveOut(.deadOrders) }
    var head = head
    head.refuse(
      "order-cancelled", "the shop says `\(state)` of the order `\(id)`, which was imported before", status,
      hint: "write the day in `Cancelled On` of that order in `orders.csv`, then delete these rows here")
    facts.keepTogether(rows)
    facts.refuse(head.faults)
  }

  private static func order(
    _ rows: [Int], _ orderID: String, _ head: inout ExportRow, _ facts: inout ExportFacts, _ book: ExportBook
  ) -> ShopOrder {
    // An exporter without a column for the currency means the shop's own, which is that of the books.
    let unit = head.text(currency).isEmpty ? book.base : head.currency(currency)
    var order = ShopOrder(rows: rows, id: orderID, cells: cells(&head), buyer: buyer(head))
    guard let unit else { return order }
    order.cells["currency"] = unit.code
    let pieces = rows.compactMap { WooCommercePiece($0, unit, &head) }
    let sold = pieces.filter { !$0.quantity.isZero }
    for _ in sold.count..<pieces.count { facts.leaveOut(.returnedLines) }
    guard head.faults.isEmpty else { return order }
    let sums = WooCommerceSums(&head, unit)
    guard let sums, let reading = WooCommerceReading(sold, sums, &head) else { return order }
    order.lines = reading.lines
    order.cells["prices_include_tax"] = reading.includesTax || sums.isUntaxed ? "yes" : "no"
    order.cells["shipping_charged"] = reading.shipping.plainNumber
    let isShippingFree = sums.shippingTax?.isZero == true && !sums.isUntaxed && sums.shipping.isPositive
    order.cells["shipping_gst"] = isShippingFree ? "0" : ""
    return order
  }

  private static func cells(_ head: inout ExportRow) -> [String: String] {
    _ = head.required(date)
    let paid = head.firstText(["paid_date", "Paid Date"])
    return [
      "order_date": head.day(date) ?? "", "channel": "WooCommerce", "status": head.text(status),
      "payment_status": paid.isEmpty ? "" : "paid", "shipped_on": head.day(completed) ?? "",
      "payment_txn_ids": head.text(transaction), "note": head.text(note),
      "delivery_address": ShopOrder.deliveryAddress(
        address("shipping", "Shipping", head), billing: address("billing", "Billing", head)),
    ]
  }

  /// Name and address at which an order is delivered or billed, line by line.
  private static func address(_ key: String, _ title: String, _ head: ExportRow) -> [String] {
    func text(_ name: String, _ words: String) -> String { head.firstText(["\(key)_\(name)", "\(words) (\(title))"]) }
    func joined(_ parts: String...) -> String { parts.filter { !$0.isEmpty }.joined(separator: " ") }
    return [
      joined(text("first_name", "First Name"), text("last_name", "Last Name")), text("company", "Company"),
      text("address_1", "Address 1&2"), text("address_2", "Address 2"),
      joined(text("city", "City"), text("postcode", "Postcode")),
    ]
  }

  private static func buyer(_ head: ExportRow) -> ShopBuyer {
    func text(_ key: String, _ title: String) -> String {
      head.firstText(["billing_\(key)", "\(title) (Billing)", "shipping_\(key)", "\(title) (Shipping)"])
    }
    func joined(_ parts: String...) -> String { parts.filter { !$0.isEmpty }.joined(separator: " ") }
    return ShopBuyer(
      email: head.text(email), name: joined(text("first_name", "First Name"), text("last_name", "Last Name")),
      company: text("company", "Company"), phone: text("phone", "Phone"),
      address: [
        text("address_1", "Address 1&2"), text("address_2", "Address 2"),
        joined(text("city", "City"), text("postcode", "Postcode")),
      ],
      states: [text("state", "State Name"), text("state_code", "State Code")], country: text("country", "Country Code"))
  }
}

extension LeftOutRows.Reason {
  static let deadOrders = Self(
    one: "order that never became a sale", many: "orders that never became a sale",
    remedy: "cancelled, failed or never paid")
  static let returnedLines = Self(
    one: "row of an order without a piece", many: "rows of orders without a piece",
    remedy: "all of it came back or was taken off the order; what was invoiced before belongs in `returns.csv`")
}
