/// An export of another program that is read as it is.
///
/// What each of them looks like stands in the type that reads it, with the page that documents it.
public enum ExportPreset: String, Sendable, Hashable, CaseIterable {
  /// Orders of a Shopify shop.
  case shopifyOrders = "shopify-orders"
  /// What Shopify Payments took in and gave back.
  case shopifyPayments = "shopify-payments"
  /// Orders of a WooCommerce shop.
  case wooCommerceOrders = "woocommerce-orders"
  /// All movements of a Stripe balance.
  case stripeBalance = "stripe-balance"
  /// Payments made through Stripe.
  case stripePayments = "stripe-payments"
  /// What Razorpay settled, payment by payment.
  case razorpaySettlements = "razorpay-settlements"
  /// Payments made through Razorpay.
  case razorpayPayments = "razorpay-payments"
  /// What was given back through Razorpay.
  case razorpayRefunds = "razorpay-refunds"
  /// A statement of a bank account.
  case bankStatement = "bank-statement"

  /// What such a file is called, for messages.
  public var noun: String {
    switch self {
    case .shopifyOrders: "Shopify order export"
    case .shopifyPayments: "Shopify Payments export"
    case .wooCommerceOrders: "WooCommerce order export"
    case .stripeBalance: "Stripe balance export"
    case .stripePayments: "Stripe payments export"
    case .razorpaySettlements: "Razorpay settlement report"
    case .razorpayPayments: "Razorpay payments report"
    case .razorpayRefunds: "Razorpay refunds report"
    case .bankStatement: "bank statement"
    }
  }

  /// What reads it.
  var reader: any ExportReader.Type {
    switch self {
    case .shopifyOrders: ShopifyOrders.self
    case .shopifyPayments: ShopifyPayments.self
    case .wooCommerceOrders: WooCommerceOrders.self
    case .stripeBalance: StripeBalance.self
    case .stripePayments: StripePayments.self
    case .razorpaySettlements: RazorpaySettlements.self
    case .razorpayPayments: RazorpayPayments.self
    case .razorpayRefunds: RazorpayRefunds.self
    case .bankStatement: BankStatement.self
    }
  }

  /// The preset whose telling titles are all in this row.
  init?(titles: [String]) {
    guard let found = Self.allCases.first(where: { $0.reader.titles.tell(titles) }) else { return nil }
    self = found
  }
}

/// How a file is to be read, whatever its name and its titles say.
public enum ReadingForm: Sendable, Hashable {
  /// As one of the co-op's own spreadsheets.
  case file(FileKind)
  /// As an export of another program.
  case export(ExportPreset)

  /// The form of this name, such as `payments` or `shopify-orders`; case does not count.
  public init?(name: String) {
    let name = name.idKey
    if let kind = FileKind(rawValue: name) {
      self = .file(kind)
    } else if let preset = ExportPreset(rawValue: name) {
      self = .export(preset)
    } else {
      return nil
    }
  }

  /// All names, for suggestions.
  public static var allNames: [String] {
    ExportPreset.allCases.map(\.rawValue) + FileKind.allCases.map(\.rawValue)
  }
}
