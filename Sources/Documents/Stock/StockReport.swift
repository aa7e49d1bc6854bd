import Ledger
public import Values

/// What is on hand at the end of a day, whose it is, what is low or too old; all figures final.
///
/// Input: a `StockBook`, a day and how many days ahead batches near their best-before day are reported. Output: this value; its
/// `recordType` declares every field once.
public struct StockReport: Sendable {
  /// An item with what there is of it.
  public struct Entry: Sendable {
    /// What there is.
    public var level: StockLevel
    /// What should be looked at.
    public var marks: [StockMark]
  }

  /// The day at whose end all of it stood.
  public let asOf: CalendarDay
  /// How many days ahead a best-before day is near.
  public let alertDays: Int
  /// The items that had come in or were asked for, by collection and id.
  public private(set) var entries: [Entry]
  /// What the co-op's own pieces cost.
  public let ownValue: Money
  /// What the pieces held for their makers cost the co-op; mostly nothing, as they are paid when they are sold.
  public let heldValue: Money

  /// Reads a book at the end of a day.
  ///
  /// - Throws: a `Diagnostic` that names the item, or an `ArithmeticError`, when something does not fit.
  public init(_ book: StockBook, asOf day: CalendarDay, alertDays: Int, base: Currency) throws {
    let levels = try book.levels(asOf: day)
    asOf = day
    self.alertDays = alertDays
    ownValue = try levels.filter(\.isOwn).map(\.value).sum(base)
    heldValue = try levels.filter { !$0.isOwn }.map(\.value).sum(base)
    entries = levels.map { Entry(level: $0, marks: $0.marks(asOf: day, alertDays: alertDays)) }.sorted { left, right in
      let (a, b) = (left.level.item, right.level.item)
      return (a.collection, a.id.idKey) < (b.collection, b.id.idKey)
    }
  }

  /// The entries whose best-before day is near or past, the oldest first.
  public var expiring: [Entry] {
    entries.filter { $0.marks.contains(.expiring) || $0.marks.contains(.expired) }.sorted { left, right in
      let days = (left.level.item.bestBefore ?? .last, right.level.item.bestBefore ?? .last)
      return days.0 == days.1 ? left.level.item.id.idKey < right.level.item.id.idKey : days.0 < days.1
    }
  }

  /// The same with these entries only.
  public func holding(_ entries: [Entry]) -> StockReport {
    var report = self
    report.entries = entries
    return report
  }

  /// How many entries carry a mark.
  public func count(_ mark: StockMark) -> Int { entries.count { $0.marks.contains(mark) } }
}

extension StockReport: RecordConvertible {
  /// All fields of the report.
  public static let recordType = RecordType<StockReport>(
    "stock",
    [
      .field("asOf", { $0.asOf }, "the day at whose end it stood", example: "2026-07-31"),
      .field("alertDays", { $0.alertDays }, "how many days ahead a best-before day is near", example: "45"),
      .field("ownValue", { $0.ownValue }, "what the co-op's own pieces cost", example: "₹5,43,210.00"),
      .field("heldValue", { $0.heldValue }, "what the pieces held for makers cost the co-op", example: "₹0.00"),
      .field("items", { $0.entries }, "the items, one record each, by collection"),
    ])
}

extension StockReport.Entry: RecordConvertible {
  /// All fields of an item in stock.
  public static let recordType = RecordType<StockReport.Entry>(
    "stock item",
    [
      .field("id", { $0.level.item.id }, "the item's id", example: "SAF-01"),
      .field("name", { $0.level.item.name }, "its name", example: "Pampore saffron, mongra, 1 g box"),
      .field("collection", { $0.level.item.collection }, "its collection", example: "Saffron"),
      .field("owner", { $0.level.item.owner.rawValue }, "whose it is: co-op, artisan or consignment", example: "co-op"),
      .field("unit", { $0.level.item.unit }, "what it is counted in", example: "box"),
      .field("batch", { $0.level.item.batch }, "its batch", example: "PAM-25-11A"),
      .field("bestBefore", { $0.level.item.bestBefore }, "how long it is good", example: "2027-11-13"),
      .field("minimum", { $0.level.item.minimumStock }, "below which number somebody should act", example: "50"),
      .field("received", { $0.level.received }, "what came in", example: "580"),
      .field("moved", { $0.level.moved }, "found less lost", example: "-6"),
      .field("sold", { $0.level.sold }, "what left with an invoice", example: "402"),
      .field("returned", { $0.level.returned }, "what came back of that", example: "2"),
      .field("shipped", { $0.level.shipped }, "what left and has no invoice yet", example: "20"),
      .field("onHand", { $0.level.onHand }, "what is here", example: "154"),
      .field("reserved", { $0.level.reserved }, "kept for somebody who paid something", example: "40"),
      .field("available", { $0.level.available }, "on hand less reserved", example: "114"),
      .field("ordered", { $0.level.ordered }, "here and ordered, reserved ones among them", example: "60"),
      .field("unitCost", { $0.level.item.unitCost }, "what one costs the co-op", example: "₹190.00"),
      .field("value", { $0.level.value }, "what is not sold yet, at unit cost", example: "₹33,060.00"),
      .field("marks", { $0.marks.map(\.rawValue) }, "what should be looked at", example: "below minimum"),
    ])
}
