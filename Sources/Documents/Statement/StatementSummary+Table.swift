import Values

extension StatementSummary {
  /// The same as a table for a spreadsheet, with the sums in its last row.
  public var table: ExportTable {
    let amounts = [
      "Opening", "Earned", "Returned", "Bought outright", "Adjusted", "Held back", "Advance recovered", "Paid",
      "Closing",
      "To pay",
    ]
    let titles =
      ["Artisan ID", "Artisan", "Statement"] + amounts.map { "\($0) (\(currency))" } + [
        "Pay day", "UPI", "What happens",
      ]
    return ExportTable("statements-\(period)", titles) { add in
      for row in rows {
        let what = row.reason ?? (row.upi == nil ? "to be paid, UPI missing" : "to be paid")
        try add(
          [.text(row.id), .text(row.name), .text(row.number)] + row.figures.cells
            + [.day(row.payDay), .text(row.upi), .text(what)])
      }
      try add([.text("Total"), .text(nil), .text(nil)] + totals.cells + [.day(nil), .text(nil), .text(nil)])
    }
  }
}

extension StatementSums {
  /// All amounts, in the order of the statement.
  fileprivate var cells: [ExportTable.Cell] {
    [opening, earned, returned, bought, adjusted, retention, recovered, paid, closing, toPay].map { .amount($0) }
  }
}
