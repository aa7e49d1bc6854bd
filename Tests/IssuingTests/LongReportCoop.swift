import Foundation
import Testing
import Values

@testable import Issuing

/// A folder of a co-op with so much going on that every report has several pages.
enum LongReportCoop {
  private static let name =
    "Jammu and Kashmir Handloom, Handicraft, Saffron and Dry Fruit Wholesale Emporium Pvt Ltd (Delhi)"

  /// Makes the folder from the files of another co-op, and hands it over until the work is done.
  static func inFolder<Result>(basedOn coop: URL, _ work: (URL) throws -> Result) throws -> Result {
    try Workshop.inFolder { folder in
      for file in try FileManager.default.contentsOfDirectory(at: coop, includingPropertiesForKeys: nil) {
        try FileManager.default.copyItem(at: file, to: folder.appending(path: file.lastPathComponent))
      }
      let buyer = "B90,\"\(name)\",,\"Baba Kharak Singh Marg; New Delhi 110001\",07,IN,,,,\n"
      try append(buyer, to: "buyers.csv", in: folder)
      try addOrders(in: folder)
      try addMakers(in: folder)
      try addTrade(in: folder)
      return try work(folder)
    }
  }

  private static func append(_ rows: String, to file: String, in folder: URL) throws {
    let url = folder.appending(path: file)
    let text = try String(contentsOf: url, encoding: .utf8)
    // Total rows stand last.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true).filter { !$0.hasPrefix("Total,") }
    try (lines.joined(separator: "\n") + "\n" + rows).write(to: url, atomically: true, encoding: .utf8)
  }

  /// Orders that are open for longer and longer, deposits for orders that are not sent yet, payments of which nobody says what they
  /// are for, and bills for the next weeks.
  private static func addOrders(in folder: URL) throws {
    var (orders, lines, payments, expenses) = ("", "", "", "")
    let first = try #require(CalendarDay(iso: "2026-02-03"))
    for index in 1...120 {
      let id = "O-9\(String(format: "%03d", index))"
      let day = first.adding(days: index)
      let buyer = index % 4 == 0 ? "B90" : "B0\(index % 4 + 2)"
      let isInvoiced = index % 2 == 0
      let cells = isInvoiced ? "CC/9-\(String(format: "%04d", index)),\(day),\(day),," : ",,,\(day.adding(days: 150)),"
      orders += "\(id),\(day),\(buyer),wholesale,INR,no,,,,,,,\(cells),,,,,,\n"
      lines += "\(id),1,PAP-01,,\(index % 7 + 1),1250.00,,5\n"
      if isInvoiced {
        payments += "T9\(index),\(day.adding(days: 3)),Somebody \(index),UPI,payment,\(200 + index).00,INR,,,,\n"
      } else {
        payments += "T9\(index)D,\(day),\(buyer),bank transfer,payment,500.00,INR,,,\(id),\n"
      }
      if index <= 50 {
        let number = index % 28 + 1
        let due = "2026-08-\(number < 10 ? "0" : "")\(number)"
        expenses += "2026-07-\(number),\(due),,Rent,Loft \(index),\(900 + index),,,,,\n"
      }
    }
    try append(orders, to: "orders.csv", in: folder)
    try append(lines, to: "order_lines.csv", in: folder)
    try append(payments, to: "payments.csv", in: folder)
    try append(expenses, to: "expenses.csv", in: folder)
  }

  /// Artisans who are owed something, some of them too little to be paid out.
  private static func addMakers(in folder: URL) throws {
    var (artisans, payouts) = ("", "")
    for index in 21...65 {
      artisans += "A\(index),Ghulam Mohiuddin Shah of Baramulla \(index),,Kanihama,Kani weaving,,,,2019-04-12,5,,en\n"
      payouts += "2025-12-01,A\(index),,opening balance,\(index * 37 - 700).00,,,From the old register\n"
    }
    try append(artisans, to: "artisans.csv", in: folder)
    try append(payouts, to: "payouts.csv", in: folder)
  }

  /// Collections with long names that are sold in many states and countries, some of them at a loss.
  private static func addTrade(in folder: URL) throws {
    let regions =
      ["02", "03", "04", "05", "06", "08", "10", "18", "19", "21", "22", "23", "24", "29", "30", "32", "33", "36"].map {
        "\($0),IN"
      } + ["AE", "AT", "AU", "BE", "CA", "CH", "DK", "ES", "FR", "IT", "NL", "NO", "NZ", "SE", "SG"].map { ",\($0)" }
    var (buyers, items, orders, lines, expenses) = ("", "", "", "", "")
    for (index, region) in regions.enumerated() {
      let number = String(format: "%02d", index)
      buyers += "B7\(number),Handloom House \(number),,,\(region),,,,\n"
      items +=
        "L\(number),\"Hand-woven and hand-embroidered shawl \(number), with a border of chinar leaves\","
        + "Shawls of village \(number),\(index % 2 == 0 ? "co-op,,," : "artisan,A01:60;A02:40,KANI,")"
        + "\(index % 2 == 0 ? 900 : 0),pcs,30,2025-12-01,,,,\(index % 3 == 0 ? "25" : ""),6214,5\n"
      orders +=
        "O-8\(number),2026-05-01,B7\(number),wholesale,INR,no,,\(index * 13),,,,,CC/8-\(number),2026-05-11,2026-05-12,,,,,,,,,\n"
      lines += "O-8\(number),1,L\(number),,\(index % 7 + 2),\(1100 + index * 37).50,,5\n"
      lines += "O-8\(number),2,PAS-01,,1,5200.00,,5\n"
      expenses += "2026-05-20,,2026-05-20,Shipping,Blue Dart,\(index * 977 % 5000 + 3),,O-8\(number),,,\n"
    }
    try append(buyers, to: "buyers.csv", in: folder)
    try append(items, to: "items.csv", in: folder)
    try append(orders, to: "orders.csv", in: folder)
    try append(lines, to: "order_lines.csv", in: folder)
    try append(expenses, to: "expenses.csv", in: folder)
  }
}
