import Values

extension BuyerAccount {
  /// What happened on the account as a table for a spreadsheet, all currencies below each other, with the lines of the paper.
  public var table: ExportTable {
    let titles = [
      "Buyer ID", "Currency", "Date", "What", "Number", "Paid on", "Order ID", "Charged", "Paid or credited", "Balance",
    ]
    return ExportTable("account", titles) { row in
      for section in sections {
        for line in section.lines {
          try row([
            .text(buyer.id), .text(section.currency), .day(line.date), .text(line.kind.rawValue), .text(line.number),
            .day(line.paidOn), .text(line.orderID), .amount(line.charged), .amount(line.credited),
            .amount(line.balance),
          ])
        }
      }
    }
  }
}
