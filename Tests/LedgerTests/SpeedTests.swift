import Testing
import Values

@testable import Ledger

@Suite struct SpeedTests {
  /// Debug builds are several times slower than release ones, so the bound only catches what grows with the square.
  @Test func manyRowsAreReadInSeconds() throws {
    let shop = try Workshop()
    try shop.loadSmallCoop()
    var lines = "Order ID,Line,Item ID,Qty,Unit Price,GST %\n"
    for number in 10..<4_010 { lines += "O-17,\(number),S02,1,\"1,100.50\",5\n" }
    var payments = "Txn ID,Received At,Payer,Method,Kind,Amount,Reference\n"
    for number in 0..<1_000 {
      payments += "P\(number),2026-05-0\(number % 9 + 1),Payer \(number),bank,payment,10.00,ref \(number)\n"
    }
    let clock = ContinuousClock()
    let first = try clock.measure { try shop.load([("order_lines.csv", lines), ("payments.csv", payments)]) }
    let again = try clock.measure { try shop.load([("order_lines.csv", lines), ("payments.csv", payments)]) }
    let order = try clock.measure { for _ in 0..<20 { _ = try shop.ledger.order("O-18") } }
    #expect(first < .seconds(15))
    #expect(again < .seconds(15))
    #expect(order / 20 < .milliseconds(20))
  }
}
