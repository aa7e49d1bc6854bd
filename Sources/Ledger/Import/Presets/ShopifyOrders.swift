internal import Values

/// Orders of a Shopify shop, exported in the admin under Orders.
///
/// Columns: Shopify Help Center, "Exporting orders" (help.shopify.com, manual/fulfillment/managing-orders/exporting-orders).
/// One row per line item; what belongs to the order stands in its first row only.
enum ShopifyOrders: ExportReader {
  static let titles = ExportTitles(
    needed: [
      ["Name"], ["Financial Status"], ["Currency"], ["Subtotal"], ["Total"], ["Lineitem quantity"], ["Lineitem sku"],
    ],
    columns: [
      .buyers: [
        "buyer_id": ["Email"], "name": ["Billing Name"], "address": ["Billing Address1", "Billing Street"],
        "state_code": ["Billing Province"], "country": ["Billing Country"], "email": ["Email"],
      ],
      .orders: [
        "order_id": ["Name"], "order_date": ["Created at"], "buyer_id": ["Email"], "channel": [],
        "currency": ["Currency"], "prices_include_tax": [], "order_discount": ["Discount Amount"],
        "shipping_charged": ["Shipping"], "status": ["Fulfillment Status"], "payment_status": ["Financial Status"],
        "shipped_on": ["Fulfilled at"], "cancelled_on": ["Cancelled at"],
        "payment_txn_ids": ["Payment ID", "Payment Reference"],
        "note": ["Notes"], "delivery_address": ["Shipping Address1", "Shipping Street"],
      ],
      .orderLines: [
        "order_id": ["Name"], "line": [], "item_id": ["Lineitem sku"], "description": ["Lineitem name"],
        "qty": ["Lineitem quantity"], "unit_price": ["Lineitem price"], "discount": ["Lineitem discount"],
        "gst": ["Taxes"],
      ],
    ],
    kept: [
      "Id", "Discount Code", "Shipping Method", "Payment Method", "Payment Reference", "Payment ID", "Shipping Name",
      "Shipping Company", "Shipping Address1", "Shipping Address2", "Shipping City", "Shipping Zip",
      "Shipping Province",
      "Shipping Country", "Shipping Phone", "Billing Phone", "Note Attributes", "Tags", "Location", "Employee",
    ])

  static func read(_ table: ExportTable, _ book: ExportBook) throws -> ExportFacts {
    var facts = ExportFacts()
    let habits = ExportHabits(table, days: [["Created at"], ["Fulfilled at"], ["Cancelled at"]])
    for rows in table.groups(by: ["Name"]) { try order(rows, table, habits, &facts, book) }
    return facts
  }

  private static func order(
    _ rows: [Int], _ table: ExportTable, _ habits: ExportHabits, _ facts: inout ExportFacts, _ book: ExportBook
  ) throws {
    var head = ExportRow(table, rows[0], habits)
    let name = head.required(["Name"]) ?? ""
    let currency = head.required(["Currency"]) == nil ? nil : head.currency(["Currency"])
    let lines = currency.map { currency in rows.compactMap { line($0, currency, &head) } } ?? []
    var order = ShopOrder(
      rows: rows, id: name.hasPrefix("#") ? String(name.dropFirst()) : name, cells: cells(&head), buyer: buyer(head),
      lines: lines)
    if let currency { addSums(currency, &order, &head) }
    try order.enter(&facts, book, ShopOrder.Names(sku: ["Lineitem sku"], email: ["Email"]), head)
    guard let currency, let refunded = head.money(["Refunded Amount"], currency), refunded.isPositive else { return }
    facts.leaveOut(.refundsOfOrders, refunded)
  }

  private static func line(_ row: Int, _ currency: Currency, _ head: inout ExportRow) -> ShopOrder.Line? {
    var cells = ExportRow(head.table, row, head.habits)
    let quantity = cells.required(["Lineitem quantity"]).flatMap { _ in cells.number(["Lineitem quantity"]) }
    let price = cells.requiredMoney(["Lineitem price"], currency)
    let discount = cells.money(["Lineitem discount"], currency)
    head.takeFaults(of: cells)
    guard let quantity, let price else { return nil }
    return ShopOrder.Line(
      row: row, sku: cells.text(["Lineitem sku"]), description: cells.text(["Lineitem name"]), quantity: quantity,
      unitPrice: price, discount: discount ?? .zero(currency),
      isTaxed: cells.text(["Lineitem taxable"]).lowercased() != "false")
  }

  private static func cells(_ head: inout ExportRow) -> [String: String] {
    _ = head.required(["Created at"])
    return [
      "order_date": head.day(["Created at"]) ?? "", "channel": "Shopify", "currency": head.text(["Currency"]),
      "status": head.text(["Fulfillment Status"]), "payment_status": head.text(["Financial Status"]),
      "shipped_on": head.day(["Fulfilled at"]) ?? "", "cancelled_on": head.day(["Cancelled at"]) ?? "",
      "payment_txn_ids": transactions(head).joined(separator: ";"),
      "note": head.text(["Notes"]),
      "delivery_address": ShopOrder.deliveryAddress(address("Shipping", head), billing: address("Billing", head)),
    ]
  }

  /// Name and address at which an order is delivered or billed, line by line.
  private static func address(_ whose: String, _ head: ExportRow) -> [String] {
    func text(_ title: String) -> String { head.text(["\(whose) \(title)"]) }
    let zip = text("Zip").replacing("'", with: "")
    return [
      text("Name"), text("Company"), head.firstText(["\(whose) Address1", "\(whose) Street"]), text("Address2"),
      [text("City"), zip].filter { !$0.isEmpty }.joined(separator: " "), text("Province Name"),
    ]
  }

  /// The ids by which a payment provider knows the payments. Shopify Payments' own export names orders instead, and cash has
  /// none that anybody else would know.
  private static func transactions(_ head: ExportRow) -> [String] {
    let method = head.text(["Payment Method"]).lowercased()
    guard !nobodyElseKnows.contains(where: { method.contains($0) }) else { return [] }
    let listed = ["Payment ID", "Payment Reference"].flatMap { head.text([$0]).split { "+,;".contains($0) } }
    var seen: Set<String> = []
    return listed.map(\.trimmed).filter { !$0.isEmpty && seen.insert($0.idKey).inserted }
  }

  private static let nobodyElseKnows = [
    "shopify payments", "manual", "cash", "cod", "bank deposit", "bank transfer", "money order", "gift",
  ]

  private static func buyer(_ head: ExportRow) -> ShopBuyer {
    func text(_ title: String) -> String { head.firstText(["Billing \(title)", "Shipping \(title)"]) }
    let street = [text("Address1"), text("Address2")]
    // Spreadsheets keep zeros of postal codes by a mark in front.
    let zip = text("Zip").replacing("'", with: "")
    return ShopBuyer(
      email: head.text(["Email"]), name: text("Name"), company: text("Company"),
      phone: head.firstText(["Phone", "Billing Phone", "Shipping Phone"]),
      address: street + [[text("City"), zip].filter { !$0.isEmpty }.joined(separator: " ")],
      states: [text("Province Name"), text("Province")], country: text("Country"))
  }

  /// Whether prices contain the tax, and what was taken off the whole order, follows from the sums.
  private static func addSums(_ currency: Currency, _ order: inout ShopOrder, _ head: inout ExportRow) {
    guard let subtotal = head.requiredMoney(["Subtotal"], currency), let total = head.requiredMoney(["Total"], currency)
    else { return }
    let zero = Money.zero(currency)
    let shipping = head.money(["Shipping"], currency) ?? zero
    let taxes = head.money(["Taxes"], currency) ?? zero
    // Where a line could not be read, its own fault is enough.
    guard head.faults.isEmpty else { return }
    let lines = order.lines
    let sums = head.sum(["Total"]) {
      (
        discount: try ShopArithmetic.net(lines, currency) - subtotal, withTax: try subtotal + shipping,
        beforeTax: try subtotal + shipping + taxes
      )
    }
    guard let sums else { return }
    order.cells["shipping_charged"] = shipping.plainNumber
    order.cells["order_discount"] = sums.discount.plainNumber
    order.cells["prices_include_tax"] = total == sums.withTax ? "yes" : "no"
    if sums.discount.isNegative {
      head.refuse(
        "sums-differ", "the lines of the order come to less than its `Subtotal` of \(subtotal.plainNumber)",
        ["Subtotal"],
        hint: "a row of the order is missing, or its `Lineitem quantity`, price or discount is wrong")
    } else if total != sums.withTax, total != sums.beforeTax {
      head.refuse(
        "sums-differ", "`Subtotal`, `Shipping` and `Taxes` do not add up to the `Total` of \(total.plainNumber)",
        ["Total"],
        hint: "tips and duties have no place in `orders.csv`: take them out of `Total`, or add them to `Shipping`")
    }
  }
}

extension LeftOutRows.Reason {
  static let refundsOfOrders = Self(
    one: "amount given back", many: "amounts given back",
    remedy:
      "the money comes with the export of the payment provider; enter the pieces that came back in `returns.csv`")
}
