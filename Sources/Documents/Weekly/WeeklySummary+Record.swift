public import Values

extension WeeklySummary: PrintableDocument {
  /// `weekly`.
  public static var templateKind: String { "weekly" }
  /// `Our Week 2026-W20`.
  public var title: String { "\(kind) \(week)" }
  /// The co-op's name: the page is for its members.
  public var partyName: String { coop.name }
}

extension WeeklySummary: RecordConvertible {
  /// All fields of a weekly page, for templates.
  public static let recordType = RecordType<WeeklySummary>("weekly page", headFields + figureFields + listFields)

  private static var headFields: [RecordField<WeeklySummary>] {
    [
      .field("kind", { $0.kind }, "what it is called", example: "Our Week", words: ["Our Week"]),
      .field("number", { $0.number }, "always absent: it is no document that is issued"),
      .field("coop", { $0.coop }, "the co-op"),
      .field("week", { $0.week }, "the week's name", example: "2026-W20"),
      .field("start", { $0.start }, "its Monday", example: "2026-05-11"),
      .field("end", { $0.end }, "its Sunday; all figures are as of its end", example: "2026-05-17"),
      .field("date", { $0.date }, "the day it was drawn up", example: "2026-05-18"),
      .field(
        "isRunning", { $0.date < $0.end && $0.date >= $0.start }, "whether days of it are still to come",
        example: "false"),
      .field("currency", { $0.cash.now.currency.code }, "the ISO code of the currency", example: "INR"),
      .field(
        "mood", { $0.mood.rawValue },
        "how the week was: \(Mood.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "))", example: "good"),
      .field(
        "shortBy", { $0.shortBy }, "how much is missing to what is promised to others; else zero", example: "₹0.00"),
      .field("fingerprint", { $0.fingerprint }, "the document's fingerprint", example: "3f9a 20bc 71d4 e65a"),
    ]
  }

  private static var figureFields: [RecordField<WeeklySummary>] {
    [
      .field("cash", { $0.cash }, "cash held"),
      .field("moneyIn", { $0.moneyIn }, "what came in in the week"),
      .field("moneyOut", { $0.moneyOut }, "what went out in the week"),
      .field("sold", { $0.sold }, "what was sold in the week, without tax and shipping, less what came back"),
      .field("free", { $0.free }, "what of the cash is free to spend"),
      .field("owedByBuyers", { $0.owedByBuyers }, "what buyers owe"),
      .field("owedToArtisans", { $0.owedToArtisans }, "what artisans are owed now"),
      .field("shippingSpent", { $0.shippingSpent }, "what shipping cost in the week"),
      .field("shippingCharged", { $0.shippingCharged }, "what buyers were charged for it", example: "₹500.00"),
      .field("shippingPercent", { $0.shippingPercent }, "its cost in per cent of what was sold", example: "8"),
      .field(
        "committed", { $0.status.figures.committed }, "what of the cash is promised to others", example: "₹3,00,000.00"),
      .field(
        "deposits", { $0.status.figures.deposits }, "money of buyers for orders not sent yet", example: "₹90,000.00"),
      .field("customerCredit", { $0.status.figures.customerCredit }, "what buyers paid too much", example: "₹0.00"),
      .field("unmatched", { $0.status.figures.unmatched }, "money in whose order nobody knows", example: "₹0.00"),
      .field("retained", { $0.status.figures.retained }, "held back of artisans' sales", example: "₹12,000.00"),
      .field("unpaidBills", { $0.status.figures.unpaidBills }, "bills not paid yet", example: "₹8,000.00"),
      .field("taxDue", { $0.status.figures.taxDue }, "taxes not paid yet", example: "₹14,000.00"),
      .field("reserve", { $0.status.figures.reserve }, "set aside", example: "₹20,000.00"),
      .field(
        "notYetPayable", { $0.status.figures.notYetPayable }, "artisans' parts of what is not paid yet",
        example: "₹0.00"),
      .field("stock", { $0.status.figures.stock }, "the co-op's own goods, at cost", example: "₹5,43,210.00"),
      .field("heldStock", { $0.heldStock }, "goods held for their makers, at cost", example: "₹0.00"),
      .field("nextPayDay", { $0.status.nextPayDay }, "the next day on which artisans are paid", example: "2026-06-07"),
      .field("daysToPayDay", { $0.end.days(until: $0.status.nextPayDay) }, "the days until then", example: "6"),
      .field("artisansOwed", { $0.status.artisansOwed }, "how many artisans are owed something", example: "9"),
      .field("late", { $0.late }, "what buyers owe and is late", example: "₹40,000.00"),
      .field("lateInvoices", { $0.status.lateInvoices }, "how many invoices are late", example: "3"),
      .field("notYetDue", { $0.status.owed[.notYetDue] }, "what buyers owe and is not late", example: "₹60,000.00"),
      .field("late30", { $0.status.owed[.upTo30Days] }, "1 to 30 days late", example: "₹40,000.00"),
      .field("late60", { $0.status.owed[.upTo60Days] }, "31 to 60 days late", example: "₹0.00"),
      .field("late90", { $0.status.owed[.upTo90Days] }, "61 to 90 days late", example: "₹0.00"),
      .field("lateOver90", { $0.status.owed[.over90Days] }, "more than 90 days late", example: "₹0.00"),
    ]
  }

  private static var listFields: [RecordField<WeeklySummary>] {
    [
      .field("cashWeeks", { $0.cashWeeks }, "cash on the last twelve Sundays"),
      .field("outlook", { $0.outlook }, "what cash looks like on the Sundays of the next 30 days"),
      .field("sellers", { $0.sellers }, "the collections that sold best, five at most"),
      .field("alerts", { $0.alerts }, "what needs doing, the most urgent first, seven at most"),
      .field("moreAlerts", { $0.moreAlerts }, "how many more there are", example: "4"),
    ]
  }
}

extension WeeklySummary.CashDay: RecordConvertible {
  /// All fields of cash on a day.
  public static let recordType = RecordType<WeeklySummary.CashDay>(
    "cash on a day",
    [
      .field("day", { $0.day }, "the day", example: "2026-05-17"),
      .field("cash", { $0.cash }, "what was held", example: "₹4,12,300.00"),
    ])
}
