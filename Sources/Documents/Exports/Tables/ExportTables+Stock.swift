import Ledger
public import Values

extension ExportTables {
  /// What there is of every item at the end of a day, whose it is and what of it can be sold.
  public static func stock(_ levels: [StockLevel], asOf day: CalendarDay, alertDays: Int) -> ExportTable {
    let base = levels.first.map { " (\($0.item.unitCost.currency.code))" } ?? ""
    let titles = [
      "Date", "Item ID", "Item", "Collection", "Owner", "Batch", "Best before", "Unit", "Received", "Moved", "Sold",
      "Returned",
      "Shipped, not invoiced", "On hand", "Reserved", "Ordered", "Available", "Minimum", "Unit cost\(base)",
      "Value at cost\(base)", "Look at",
    ]
    return ExportTable("stock", titles) { row in
      for level in levels {
        let item = level.item
        let marks = level.marks(asOf: day, alertDays: alertDays).map(\.rawValue).joined(separator: "; ")
        try row([
          .day(day), .text(item.id), .text(item.name), .text(item.collection), .text(item.owner.rawValue),
          .text(item.batch),
          .day(item.bestBefore), .text(item.unit), .number(level.received), .number(level.moved), .number(level.sold),
          .number(level.returned), .number(level.shipped), .number(level.onHand), .number(level.reserved),
          .number(level.ordered), .number(level.available), .number(item.minimumStock), .amount(item.unitCost),
          // What belongs to its makers is no value of the co-op's.
          .amount(level.isOwn ? level.value : nil), .text(marks),
        ])
      }
    }
  }
}
