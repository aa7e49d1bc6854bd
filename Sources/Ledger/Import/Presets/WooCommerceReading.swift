internal import Values

/// One piece of a WooCommerce order with its amounts, which the shop exports without tax, and the tax beside them.
struct WooCommercePiece {
  let row: Int
  let sku: String
  let name: String
  let quantity: ExactDecimal
  /// The whole line before any discount.
  let before: ExactDecimal
  /// The whole line as it was sold.
  let after: ExactDecimal
  /// Their tax, where the exporter gives it line by line.
  let taxes: (before: ExactDecimal, after: ExactDecimal)?

  init?(_ row: Int, _ unit: Currency, _ head: inout ExportRow) {
    var cells = ExportRow(head.table, row, head.habits)
    defer { head.takeFaults(of: cells) }
    let quantity = cells.required(WooCommerceOrders.quantity).flatMap { _ in cells.number(WooCommerceOrders.quantity) }
    let price = cells.required(WooCommerceOrders.price).flatMap { _ in cells.number(WooCommerceOrders.price) }
    guard let quantity, let price else { return nil }
    self.row = row
    self.quantity = quantity
    sku = cells.text(WooCommerceOrders.sku)
    name = cells.text(WooCommerceOrders.itemName)
    guard head.table.place(["item_subtotal"]) != nil else {
      // This exporter gives the price of one piece as it was sold.
      guard let line = cells.sum(WooCommerceOrders.price, { try price * quantity }) else { return nil }
      (before, after, taxes) = (line, line, nil)
      return
    }
    before = price
    after = cells.number(["item_total"]) ?? price
    let tax = (cells.number(["item_subtotal_tax"]), cells.number(["item_total_tax"]))
    taxes = tax.1.map { (tax.0 ?? $0, $0) }
  }
}

/// The sums of a WooCommerce order.
struct WooCommerceSums {
  let total: Money
  let shipping: Money
  let shippingTax: Money?
  let tax: Money
  let unit: Currency

  /// Whether the shop charged no tax at all, so that prices are what was paid.
  var isUntaxed: Bool { tax.isZero }

  init?(_ head: inout ExportRow, _ unit: Currency) {
    let zero = Money.zero(unit)
    guard let total = head.requiredMoney(WooCommerceOrders.total, unit) else { return nil }
    self.total = total
    self.unit = unit
    shipping = head.money(WooCommerceOrders.shipping, unit) ?? zero
    shippingTax = head.money(WooCommerceOrders.shippingTax, unit)
    tax = head.money(WooCommerceOrders.tax, unit) ?? zero
    let fee = head.number(["fee_total", "Order Fees Amount"])
    if let fee, !fee.isZero {
      head.refuse(
        "sums-differ", "the order has a fee of \(fee), which has no place in `orders.csv`",
        ["fee_total", "Order Fees Amount"], hint: "if it is for delivery, move it to the column of shipping")
    }
    guard head.faults.isEmpty else { return nil }
  }
}

/// The prices of an order as the shop shows them to buyers: with or without tax.
///
/// The export only has amounts without tax. Both readings give the same sums; the one whose prices are round is the one
/// the shop works with.
struct WooCommerceReading {
  let lines: [ShopOrder.Line]
  let includesTax: Bool
  let shipping: Money

  init?(_ pieces: [WooCommercePiece], _ sums: WooCommerceSums, _ head: inout ExportRow) {
    let plain = Self.lines(pieces, sums, includesTax: false)
    let full = sums.isUntaxed ? nil : Self.lines(pieces, sums, includesTax: true)
    let decimals = [plain, full].map { $0.map { $0.reduce(0) { $0 + $1.unitPrice.decimal.scale } } }
    guard let best = decimals.compactMap({ $0 }).min() else {
      head.refuse(
        "price-not-exact", "the amounts of the order do not divide into prices of single pieces",
        WooCommerceOrders.price,
        hint: "write the amount of the line so that it is the price times the quantity")
      return nil
    }
    includesTax = decimals[0] != best
    lines = (includesTax ? full : plain) ?? []
    let added = includesTax ? sums.shippingTax ?? .zero(sums.unit) : .zero(sums.unit)
    guard let shipping = head.sum(WooCommerceOrders.shipping, { try sums.shipping + added }) else { return nil }
    self.shipping = shipping
    guard Self.addsUp(lines, sums, includesTax, &head) else { return nil }
  }

  private static func lines(
    _ pieces: [WooCommercePiece], _ sums: WooCommerceSums, includesTax: Bool
  ) -> [ShopOrder.Line]? {
    let unit = sums.unit
    var lines: [ShopOrder.Line] = []
    for piece in pieces {
      if includesTax, piece.taxes == nil { return nil }
      guard let before = try? includesTax ? piece.before + (piece.taxes?.before ?? .zero) : piece.before,
        let after = try? includesTax ? piece.after + (piece.taxes?.after ?? .zero) : piece.after,
        let price = price(before, piece.quantity, unit), let gross = Money(before, unit), let net = Money(after, unit),
        let discount = try? gross - net, !discount.isNegative
      else { return nil }
      let isTaxed = sums.isUntaxed || net.isZero || piece.taxes?.after.isZero != true
      lines.append(
        ShopOrder.Line(
          row: piece.row, sku: piece.sku, description: piece.name, quantity: piece.quantity, unitPrice: price,
          discount: discount, isTaxed: isTaxed))
    }
    return lines
  }

  /// The price of one piece, if the line divides into whole minor units.
  private static func price(_ line: ExactDecimal, _ quantity: ExactDecimal, _ unit: Currency) -> Money? {
    guard !quantity.isZero, !quantity.isNegative else { return nil }
    var (numerator, denominator) = (Int128(line.coefficient), Int128(quantity.coefficient))
    for _ in 0..<(unit.digits + quantity.scale) { numerator *= 10 }
    for _ in 0..<line.scale { denominator *= 10 }
    guard numerator % denominator == 0, let units = Int64(exactly: numerator / denominator) else { return nil }
    return Money(minorUnits: units, unit)
  }

  /// A price rounded by the exporter may be off by a minor unit for each piece.
  private static func addsUp(
    _ lines: [ShopOrder.Line], _ sums: WooCommerceSums, _ includesTax: Bool, _ head: inout ExportRow
  ) -> Bool {
    let difference = head.sum(WooCommerceOrders.total) {
      let goods = try ShopArithmetic.net(lines, sums.unit) + sums.shipping
      let tax = includesTax ? sums.shippingTax ?? .zero(sums.unit) : sums.tax
      return try goods + tax - sums.total
    }
    guard let difference else { return false }
    let pieces = lines.reduce(Int64(lines.count)) { $0 + min($1.quantity.rounded(to: 0).coefficient, 1_000) }
    if difference.minorUnits.magnitude <= pieces.magnitude { return true }
    head.refuse(
      "sums-differ", "pieces, shipping and tax of the order do not add up to its total of \(sums.total.plainNumber)",
      WooCommerceOrders.total, hint: "a row of the order is missing, or an amount is wrong")
    return false
  }
}
