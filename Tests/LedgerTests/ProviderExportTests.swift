import Diagnostics
import Testing
import Values

@testable import Ledger

@Suite struct ProviderExportTests {
  private static let cells = ["txn_id", "received_at", "kind", "amount", "currency", "fee", "base_amount"]

  private func payments(_ shop: Workshop) throws -> [String] {
    try shop.rows(.payments, "txn_id", "received_at", "kind", "amount", "currency", "fee", "base_amount")
  }

  @Test func movementsOfStripe() throws {
    let shop = try Workshop()
    let report = try shop.loadSamples("stripe-balance.csv")
    #expect(report.files.map(\.preset) == [.stripeBalance])
    #expect(report.refusals == ["6 sums-differ fee"])
    #expect(report.leftOut == ["1 fee of its own INR -120.00", "1 transfer to your bank INR -34329.63"])
    #expect(
      try payments(shop) == [
        "ch_3QabcDEF | 2026-05-11T08:01:00 | payment | 38800 | EUR | 180417 | 3641983",
        "re_3QabcDEF | 2026-05-14T09:30:00 | refund | 2000 | EUR | 0 | 197020",
      ])
    #expect(
      try shop.rows(.payments, "method", "payer", "reference") == [
        "Stripe (card) | weber@example.de | 2042 Chinar Collective - Order 2042",
        "Stripe (card) | weber@example.de | REFUND FOR CHARGE ch_3QabcDEF",
      ])
    #expect(try shop.loadSamples("stripe-balance.csv").isNothingNew)
  }

  @Test func theDashboardsHistoryOfStripe() throws {
    let shop = try Workshop()
    let report = try shop.loadSamples("stripe-history.csv")
    #expect(report.files.map(\.preset) == [.stripeBalance])
    // A balance in dollars has fees in dollars, which are no fees in rupees.
    #expect(report.leftOut == ["1 fee in USD USD 3.20"])
    #expect(
      try payments(shop) == [
        "ch_3QabcDEF | 2026-05-11T02:31 | payment | 38800 | EUR | 180417 | 3641983",
        "ch_9Z1 | 2026-05-12T10:00 | payment | 10000 | USD | – | –",
      ])
  }

  @Test func paymentsOfStripe() throws {
    let shop = try Workshop()
    let report = try shop.loadSamples("stripe-payments.csv")
    #expect(report.files.map(\.preset) == [.stripePayments])
    #expect(report.leftOut == ["1 amount given back EUR 20.00", "1 payment that did not succeed INR 1100.50"])
    #expect(
      try payments(shop) == [
        "ch_3QabcDEF | 2026-05-11T02:31:00 | payment | 38800 | EUR | 180417 | 3641983",
        "ch_3Qinr | 2026-05-12T05:00:00 | payment | 110050 | INR | 3302 | 106748",
      ])
  }

  @Test func settlementsOfRazorpay() throws {
    let shop = try Workshop()
    let report = try shop.loadSamples("razorpay-settlements.csv")
    #expect(report.files.map(\.preset) == [.razorpaySettlements])
    #expect(report.refusals == ["6 sums-differ fee (exclusive tax)"])
    #expect(report.leftOut == ["1 other movement INR -50.00"])
    #expect(
      try payments(shop) == [
        "pay_QkR1aB2cD3eF4g | 2026-05-10T12:32:02 | payment | 2020000 | INR | 47672 | 1972328",
        "pay_QkR1aB2cD3eF5h | 2026-05-04T09:50:20 | payment | 2045100 | INR | 48264 | 1996836",
        "rfnd_QkS1 | 2026-05-12T10:00:00 | refund | 110050 | INR | 0 | 110050",
      ])
  }

  @Test func theReportsOfRazorpayAgree() throws {
    let shop = try Workshop()
    try shop.loadSamples("razorpay-settlements.csv")
    let report = try shop.loadSamples("razorpay-payments.csv", "razorpay-refunds.csv")
    #expect(report.files.map(\.preset) == [.razorpayPayments, .razorpayRefunds])
    #expect(report.files.map(\.new) == [0, 0])
    // Only what the other report does not say is added.
    let titles = Set(report.files.flatMap(\.changes).map(\.title))
    #expect(titles.isSubset(of: ["email", "payment_id", "notes", "method", "Method", "other columns"]), "\(titles)")
    #expect(report.refusals == ["3 unreadable-day created_at"])
    #expect(report.leftOut == ["1 amount given back INR 1100.50", "1 payment that did not succeed INR 500.00"])
  }

  @Test func paymentsOfShopify() throws {
    let shop = try Workshop()
    let report = try shop.loadSamples("shopify-payments.csv")
    #expect(report.files.map(\.preset) == [.shopifyPayments])
    #expect(report.leftOut == ["1 transfer to your bank INR -16782.28", "1 other movement INR -90.00"])
    #expect(
      try payments(shop) == [
        "– | 2026-05-05T20:01:08 | payment | 1770000 | INR | 41772 | 1728228",
        "– | 2026-05-12T09:14:40 | refund | 50000 | INR | 0 | 50000",
      ])
    // Paid out since: nothing of the payment has changed.
    let later = try ExportSamples.text("shopify-payments.csv").replacing("online,paid", with: "online,in_transit")
    #expect(try shop.load([("shopify-payments.csv", later)]).isNothingNew)
  }

  @Test func paymentsFindTheirOrders() throws {
    let shop = try Workshop.withCoop()
    let report = try shop.loadSamples(
      "shopify-orders.csv", "woocommerce-orders.csv", "shopify-payments.csv", "stripe-balance.csv",
      "razorpay-settlements.csv")
    let unmatched = report.warnings.filter { ["unmatched-payment", "unknown-transaction"].contains($0.name) }
    #expect(unmatched.map(\.message) == ["order `1005` names the transaction `yy8`, which is not there"])
    for (order, count) in [("1001", 1), ("1002", 2), ("2041", 2), ("2042", 2)] {
      let facts = try #require(try shop.ledger.order(order, baseCurrency: .inr))
      #expect(facts.payments.count == count, "\(order)")
    }
  }

  @Test func aProblemsFileIsReadAsItsReport() throws {
    let shop = try Workshop()
    try shop.loadSamples("razorpay-settlements.csv")
    let problems = try #require(shop.read("problems-razorpay-settlements.csv"))
    let report = try shop.load([("problems-razorpay-settlements.csv", problems.replacing(",97.00,", with: ",97.64,"))])
    #expect(report.files.map(\.preset) == [.razorpaySettlements])
    #expect(report.files.map(\.new) == [1])
    #expect(!shop.names.contains("problems-razorpay-settlements.csv"))
  }
}
