import Diagnostics
import Testing

@testable import Ledger

@Suite struct ShopExportTests {
  @Test func ordersOfShopify() throws {
    let shop = try Workshop.withCoop()
    let report = try shop.loadSamples("shopify-orders.csv")
    #expect(report.files.map(\.preset) == [.shopifyOrders, .shopifyOrders, .shopifyOrders])
    #expect(report.files.map(\.kind) == [.buyers, .orders, .orderLines])
    #expect(report.files[0].made == ["asha@example.in", "+919906000000", "b@example.in"])
    #expect(report.refusals == ["6 unknown-item Lineitem sku"])
    #expect(report.leftOut == ["1 amount given back INR 1100.50"])
    #expect(
      try shop.rows(
        .orders, "order_id", "order_date", "buyer_id", "prices_include_tax", "order_discount", "shipping_charged")
        == [
          "1001 | 2026-05-04 | asha@example.in | 1 | 0 | 25000", "1002 | 2026-05-05 | b02 | 1 | 180000 | 150000",
          "1004 | 2026-05-07 | +919906000000 | 1 | 0 | 0", "1005 | 2026-05-09 | b@example.in | 0 | 0 | 10000",
        ])
    #expect(
      try shop.rows(.orders, "shipped_on", "cancelled_on", "payment_status", "payment_txn_ids") == [
        "2026-05-04 | – | paid | rIw4QXqrJbXeyKv4gKSgs2b8P", "2026-05-05 | – | paid | –",
        "– | 2026-05-08 | refunded | –", "2026-05-09 | – | paid | yy8",
      ])
    #expect(
      try shop.rows(.orderLines, "order_id", "line", "item_id", "qty", "unit_price", "discount", "gst") == [
        "1001 | 1 | s01 | 1 | 1800000 | – | 12", "1001 | 2 | s02 | 2 | 110050 | – | 5",
        "1002 | 1 | s01 | 1 | 1800000 | – | 12", "1004 | 1 | s02 | 1 | 110050 | – | 5",
        "1005 | 1 | s02 | 2 | 100000 | 5 | 5",
      ])
    #expect(
      try shop.rows(.buyers, "name", "address", "state_code", "country").prefix(1)
        == ["Bilal Khan | Residency Road\nSrinagar 190001 | 01 | IN"])
    let extra = try shop.rows(.orders, "extra")[0]
    #expect(extra.contains("\"Tags\":\"festival\"") && !extra.contains("Risk Level"))
  }

  @Test func anotherPlaceOfDeliveryIsKept() throws {
    let shop = try Workshop.withCoop()
    let text = try ExportSamples.text("shopify-orders.csv")
    // The last order: street and first line of the billing address, then the same of the delivery.
    let parts = text.split(separator: "MG Road", omittingEmptySubsequences: false)
    #expect(parts.count == 5)
    let moved =
      parts.prefix(3).joined(separator: "MG Road") + "Church Street"
      + parts.dropFirst(3).joined(separator: "Church Street")
    try shop.load([("shopify-orders.csv", moved)])
    #expect(
      try shop.rows(.orders, "delivery_address") == [
        "–", "–", "–", "B. Iyer\nChurch Street\nBengaluru 560001\nKarnataka",
      ])
    let woo = try Workshop.withCoop()
    try woo.loadSamples("woocommerce-orders.csv")
    #expect(try woo.rows(.orders, "delivery_address").allSatisfy { $0 == "–" })
    #expect(ShopOrder.deliveryAddress(["Ann", "", "", "Town"], billing: []).isEmpty)
  }

  @Test func readingTwiceChangesNothing() throws {
    let shop = try Workshop.withCoop()
    try shop.loadSamples("shopify-orders.csv", "woocommerce-orders.csv")
    let second = try shop.loadSamples("shopify-orders.csv", "woocommerce-orders.csv")
    #expect(second.isNothingNew)
    #expect(second.files.flatMap(\.gone).isEmpty)
  }

  @Test func theWholeOrderWaitsForItsPieces() throws {
    let shop = try Workshop.withCoop()
    try shop.loadSamples("shopify-orders.csv")
    let problems = try #require(shop.read("problems-shopify-orders.csv"))
    #expect(problems.split(separator: "\r\n").count == 3)
    #expect(problems.contains("there is no item `P-77`"))
    // Unmended it stays as it is; mended it is read as what it was.
    #expect(try shop.load([("problems-shopify-orders.csv", problems)]).isNothingNew)
    #expect(shop.read("problems-shopify-orders.csv") == problems)
    let mended = problems.replacing(",P-77,", with: ",S01,")
    let report = try shop.load([("problems-shopify-orders.csv", mended)])
    #expect(report.files.map(\.new) == [1, 2])
    #expect(!shop.names.contains("problems-shopify-orders.csv"))
    #expect(try shop.rows(.orderLines, "order_id", "line", "item_id").contains("1003 | 2 | s01"))
  }

  @Test func sumsThatDoNotAgreeAreRefused() throws {
    let shop = try Workshop.withCoop()
    let text = try ExportSamples.text("shopify-orders.csv").replacing(
      ",20201.00,250.00,2084.80,20451.00,", with: ",20201.00,250.00,2084.80,20500.00,")
    #expect(try shop.load([("orders.csv", text)]).refusals.first == "2 sums-differ Total")
    // Without its second row the order comes to less than it says.
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    let short = (rows[..<2] + rows[3...]).joined(separator: "\n").replacing("20500.00", with: "20451.00")
    #expect(try Workshop.withCoop().load([("x.csv", short)]).refusals.first == "2 sums-differ Subtotal")
  }

  @Test func ordersOfWooCommerce() throws {
    let shop = try Workshop.withCoop()
    let report = try shop.loadSamples("woocommerce-orders.csv")
    #expect(report.files.map(\.preset) == [.wooCommerceOrders, .wooCommerceOrders, .wooCommerceOrders])
    #expect(report.refusals == ["6 sums-differ fee_total"])
    #expect(report.leftOut == ["1 order that never became a sale"])
    #expect(
      try shop.rows(
        .orders, "order_id", "currency", "buyer_id", "prices_include_tax", "shipping_charged", "payment_txn_ids")
        == [
          "2041 | INR | meera@example.in | 1 | 10000 | pay_QkR1aB2cD3eF4g", "2042 | EUR | b02 | 1 | 1000 | ch_3QabcDEF",
        ])
    let lines = try shop.rows(.orderLines, "order_id", "qty", "unit_price", "discount", "gst")
    #expect(
      lines == [
        "2041 | 1 | 1800000 | – | 12", "2041 | 2 | 110000 | 4.5455 | 5", "2042 | 2 | 21000 | 10 | 12",
      ])
    #expect(try shop.rows(.buyers, "name", "state_code", "email").contains("Meera Nair | 32 | meera@example.in"))
  }

  @Test func theOtherExporterOfWooCommerce() throws {
    let shop = try Workshop.withCoop()
    let report = try shop.loadSamples("woocommerce-advanced.csv")
    #expect(report.problems.isEmpty)
    #expect(report.leftOut == ["1 order that never became a sale"])
    #expect(
      try shop.rows(.orders, "order_id", "currency", "prices_include_tax", "shipping_charged") == [
        "3001 | INR | 0 | 10000"
      ])
    #expect(try shop.rows(.orderLines, "qty", "unit_price") == ["2 | 105025", "1 | 110050"])
  }

  @Test func anOrderCancelledLaterDoesNotJustVanish() throws {
    let shop = try Workshop.withCoop()
    try shop.loadSamples("woocommerce-advanced.csv")
    let cancelled = try ExportSamples.text("woocommerce-advanced.csv").replacing(
      "3001,Completed", with: "3001,Cancelled")
    #expect(try shop.load([("woocommerce-advanced.csv", cancelled)]).refusals == ["2 order-cancelled Order Status"])
    #expect(try shop.rows(.orders, "order_id") == ["3001"])
  }

  @Test func titlesOfOurOwnAndAliasesComeFirst() throws {
    let shop = try Workshop.withCoop()
    let own = try shop.load([("orders.csv", Small.orders)])
    #expect(own.files[0].preset == nil)
    let form = try shop.load([("x.csv", try ExportSamples.text("woocommerce-advanced.csv"))]) {
      $0.form = .export(.wooCommerceOrders)
    }
    #expect(form.files[0].preset == .wooCommerceOrders)
    #expect(throws: (any Error).self) {
      try shop.load([("orders.csv", Small.orders)]) { $0.form = .export(.shopifyOrders) }
    }
  }
}
