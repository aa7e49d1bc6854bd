extension FileKind {
  /// The columns of the file, and so of its table, in the order in which people know them.
  var columns: [ImportColumn] {
    switch self {
    case .settings: Self.settingColumns
    case .terms: Self.termsColumns
    case .rules: Self.ruleColumns
    case .rates: Self.rateColumns
    case .buyers: Self.buyerColumns
    case .artisans: Self.artisanColumns
    case .items: Self.itemColumns
    case .orders: Self.orderColumns
    case .orderLines: Self.orderLineColumns
    case .payments: Self.paymentColumns
    case .returns: Self.returnColumns
    case .payouts: Self.payoutColumns
    case .expenses: Self.expenseColumns
    case .otherMoney: Self.otherMoneyColumns
    case .stockMoves: Self.stockMoveColumns
    }
  }

  /// The names of the columns by which a row is known again; without any, all its cells tell it.
  var keyColumns: [String] {
    switch self {
    case .settings: ["setting"]
    case .terms: ["terms", "step"]
    case .rules: ["rule_id"]
    case .rates: ["day", "currency"]
    case .buyers: ["buyer_id"]
    case .artisans: ["artisan_id"]
    case .items: ["item_id"]
    case .orders: ["order_id"]
    case .orderLines: ["order_id", "line"]
    case .payments: ["txn_id"]
    case .returns: ["return_id"]
    case .payouts, .expenses, .otherMoney, .stockMoves: []
    }
  }

  /// Whether rows may be without an id and are then known by their cells and their nth occurrence.
  var allowsRowsWithoutID: Bool { keyColumns.isEmpty || self == .payments }

  /// Whether the table keeps beside the amounts a currency that the file has no column for.
  var inheritsCurrency: Bool {
    switch self {
    case .rules, .items, .orderLines, .payouts, .expenses, .otherMoney: true
    default: false
    }
  }

  /// The columns that show a person which row without an id is meant.
  var tellingColumns: [String] {
    switch self {
    case .payments: ["received_at", "payer"]
    case .payouts: ["day", "artisan_id", "kind", "amount"]
    case .expenses: ["bill_date", "category", "payee", "amount"]
    case .otherMoney: ["day", "kind", "amount"]
    case .stockMoves: ["day", "item_id", "qty"]
    default: keyColumns
    }
  }

  static let buyerColumns: [ImportColumn] = [
    ImportColumn("Buyer ID", "buyer_id", .id, required: true),
    ImportColumn("Name", "name", required: true, printed: true),
    ImportColumn("Local Name", "local_name", printed: true),
    ImportColumn("Address", "address", printed: true),
    ImportColumn("State Code", "state_code", .stateCode, or: ["State"], printed: true),
    ImportColumn("Country", "country", .country, required: true, printed: true),
    ImportColumn("GSTIN", "gstin", or: ["GSTIN (or VAT ID)", "GSTIN or VAT ID", "GSTIN/VAT ID"], printed: true),
    ImportColumn("VAT ID", "vat_id", printed: true),
    ImportColumn("Email", "email", or: ["E-mail"]),
    ImportColumn("Terms", "terms", .named(.terms), printed: true),
    ImportColumn("Language", "language"),
    ImportColumn("Delivery Address", "delivery_address", or: ["Ship To"]),
  ]

  static let artisanColumns: [ImportColumn] = [
    ImportColumn("Artisan ID", "artisan_id", .id, required: true),
    ImportColumn("Name", "name", required: true, printed: true),
    ImportColumn("Local Name", "local_name", printed: true),
    ImportColumn("Village", "village", printed: true),
    ImportColumn("Craft", "craft"),
    ImportColumn("Phone", "phone"),
    ImportColumn("UPI", "upi"),
    ImportColumn("Email", "email", or: ["E-mail"]),
    ImportColumn("Joined", "joined", .day),
    ImportColumn("Retention %", "retention", .number(from: 0, to: 100), or: ["Retention"]),
    ImportColumn("Advance Recovery %", "advance_recovery", .number(from: 0, to: 100), or: ["Advance Recovery"]),
    ImportColumn("Language", "language"),
  ]

  static let itemColumns: [ImportColumn] = [
    ImportColumn("Item ID", "item_id", .id, required: true),
    ImportColumn("Name", "name", required: true, printed: true),
    ImportColumn("Collection", "collection", required: true),
    ImportColumn(
      "Owner", "owner",
      .choice([["co-op", "cooperative", "co-operative"], ["artisan", "maker"], ["consignment", "consigned"]]),
      required: true),
    ImportColumn("Makers", "makers", .makers, printed: true),
    ImportColumn("Payout Rule", "payout_rule", .named(.rules), or: ["Rule"]),
    ImportColumn("Unit Cost", "unit_cost", .baseAmount, required: true),
    ImportColumn("Unit", "unit", printed: true),
    ImportColumn("Qty In", "qty_in", .number(from: 0, to: nil), required: true, or: ["Quantity In"]),
    ImportColumn("Received On", "received_on", .day, required: true),
    ImportColumn("Batch", "batch", printed: true),
    ImportColumn("Made On", "made_on", .day, printed: true),
    ImportColumn("Best Before", "best_before", .day, printed: true),
    ImportColumn("Min Stock", "min_stock", .number(from: 0, to: nil)),
    ImportColumn("HSN", "hsn", or: ["HSN Code"], printed: true),
    ImportColumn("GST %", "gst", .number(from: 0, to: 100), required: true, or: ["GST"], printed: true),
  ]

  static let orderColumns: [ImportColumn] = [
    ImportColumn("Order ID", "order_id", .id, required: true),
    ImportColumn("Order Date", "order_date", .day, required: true, printed: true),
    ImportColumn("Buyer ID", "buyer_id", .reference(.buyers), required: true, printed: true),
    ImportColumn("Channel", "channel"),
    ImportColumn("Currency", "currency", .currency, required: true, printed: true),
    ImportColumn("Prices Include Tax", "prices_include_tax", .yesNo, printed: true),
    ImportColumn("Order Discount", "order_discount", .amount, printed: true),
    ImportColumn("Shipping Charged", "shipping_charged", .amount, printed: true),
    ImportColumn("Shipping GST %", "shipping_gst", .number(from: 0, to: 100), or: ["Shipping GST"], printed: true),
    ImportColumn("Terms", "terms", .named(.terms), printed: true),
    ImportColumn("Status", "status"),
    ImportColumn("Payment Status", "payment_status"),
    ImportColumn("Invoice No", "invoice_no", or: ["Invoice Number"]),
    ImportColumn("Invoice Date", "invoice_date", .day),
    ImportColumn("Shipped On", "shipped_on", .day),
    ImportColumn("Promised By", "promised_by", .day),
    ImportColumn("Cancelled On", "cancelled_on", .day, or: ["Canceled On"], printed: true),
    ImportColumn("Payment Txn IDs", "payment_txn_ids", .idList, or: ["Payment Txn ID"]),
    ImportColumn("Note", "note"),
    ImportColumn("Your Reference", "your_reference", or: ["PO Number", "PO No", "Buyer Reference"], printed: true),
    ImportColumn("Delivery Address", "delivery_address", or: ["Ship To"], printed: true),
    ImportColumn("Incoterm", "incoterm", or: ["Incoterms"], printed: true),
    ImportColumn("Transport", "transport", or: ["Carrier"]),
    ImportColumn("Boxes", "boxes", .number(from: 0, to: nil)),
    ImportColumn("Net Weight", "net_weight"),
    ImportColumn("Gross Weight", "gross_weight"),
  ]

  static let orderLineColumns: [ImportColumn] = [
    ImportColumn("Order ID", "order_id", .reference(.orders), required: true),
    ImportColumn("Line", "line", .id, required: true),
    ImportColumn("Item ID", "item_id", .reference(.items), required: true, printed: true),
    ImportColumn("Description", "description", printed: true),
    ImportColumn("Qty", "qty", .positiveNumber, required: true, or: ["Quantity"], printed: true),
    ImportColumn("Unit Price", "unit_price", .amount, required: true, printed: true),
    ImportColumn("Discount %", "discount", .number(from: 0, to: 100), or: ["Discount"], printed: true),
    ImportColumn("GST %", "gst", .number(from: 0, to: 100), required: true, or: ["GST"], printed: true),
  ]

  static let paymentColumns: [ImportColumn] = [
    ImportColumn("Txn ID", "txn_id", .id, or: ["Transaction ID"]),
    ImportColumn("Received At", "received_at", .moment, required: true),
    ImportColumn("Payer", "payer"),
    ImportColumn("Method", "method", required: true),
    ImportColumn(
      "Kind", "kind", .choice([["payment", "deposit"], ["refund"], ["write-off", "written off"]]), required: true),
    ImportColumn("Amount", "amount", .amount, required: true),
    ImportColumn("Currency", "currency", .currency),
    ImportColumn("Fee", "fee", .baseAmount),
    ImportColumn("INR Amount", "base_amount", .baseAmount, or: ["Base Amount"]),
    ImportColumn("Reference", "reference", or: ["Ref"]),
    ImportColumn("Note", "note"),
  ]
}
