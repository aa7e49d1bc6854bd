import Documents
import Ledger
import PlainText
import Typesetting
import Values

/// The stock as lines for a terminal.
struct StockTable {
  private static let titles = ["Item", "", "On hand", "Reserved", "Available", "Worth"]

  private let report: StockReport
  private let onlyExpiring: Bool
  private let locale = DocumentLocale(.english)

  init(_ report: StockReport, onlyExpiring: Bool) {
    self.report = report
    self.onlyExpiring = onlyExpiring
  }

  /// All lines, none wider than `width` columns.
  func lines(width: Int) throws -> [PlainLine] {
    let shown = onlyExpiring ? report.expiring : report.entries.filter { !$0.level.isEmpty || !$0.marks.isEmpty }
    let heading = "Stock at the end of \(locale.text(report.asOf)), in \(report.ownValue.currency.code) at cost"
    var blocks = [TextBlocks.paragraph(heading, .strong), TextBlocks.gap]
    if shown.isEmpty {
      blocks.append(TextBlocks.paragraph(onlyExpiring ? nothingExpires : "nothing is on hand"))
    } else {
      blocks += [table(shown), TextBlocks.gap]
      blocks += summary(shown.count).map { TextBlocks.paragraph($0, $0.hasPrefix("!") ? .urgent : .plain) }
    }
    return try TextBlocks.lines(of: blocks, width: width)
  }

  private func table(_ shown: [StockReport.Entry]) -> Block {
    var rows: [TableRow] = []
    var collection: String?
    for entry in shown {
      if !onlyExpiring, entry.level.item.collection != collection {
        collection = entry.level.item.collection
        rows.append(
          TextBlocks.row([(Self.printable(entry.level.item.collection), .strong)], kind: .groupHeading, spans: [6]))
      }
      rows.append(TextBlocks.row(cells(entry).map { ($0, .plain) }))
      rows += notes(entry).map { note in
        TextBlocks.row([("", .plain), (note, note.hasPrefix("!") ? .urgent : .muted)], spans: [1, 5])
      }
    }
    let head = TextBlocks.row(Self.titles.map { ($0, .muted) }, kind: .head)
    return TextBlocks.table([.start, .start, .end, .end, .end, .end], head: [head], rows)
  }

  private var nothingExpires: String {
    "nothing on hand is past its best-before day or reaches it within \(report.alertDays) days"
  }

  private func cells(_ entry: StockReport.Entry) -> [String] {
    let level = entry.level
    let unit = level.item.unit ?? ""
    func number(_ amount: ExactDecimal) -> String { amount.isZero ? "–" : locale.text(amount) }
    return [
      Self.printable(level.item.id), Self.printable(level.item.name),
      Self.printable(locale.text(Quantity(level.onHand, unit: unit))), number(level.reserved),
      number(level.available), worth(level),
    ]
  }

  /// What the co-op's own pieces cost; of others, whose they are.
  private func worth(_ level: StockLevel) -> String {
    switch level.item.owner {
    case .coop: level.value.isZero ? "–" : locale.text(level.value, style: .plain)
    case .artisan: "artisan's"
    case .consignment: "consigned"
    }
  }

  /// What stands below an item: its batch, and what should be looked at behind a `!`.
  private func notes(_ entry: StockReport.Entry) -> [String] {
    let level = entry.level
    let batch = [
      level.item.batch.map { "batch \(Self.printable($0))" },
      level.item.bestBefore.map { "best before \(locale.text($0))" },
    ].compactMap { $0 }
    return (batch.isEmpty ? [] : ["\u{A0}\u{A0}" + batch.joined(separator: ", ")])
      + entry.marks.map { "! " + warning($0, level) }
  }

  private func warning(_ mark: StockMark, _ level: StockLevel) -> String {
    switch mark {
    case .negative: return "more left than came in: look at its orders, or enter what was found"
    case .soldAboveStock: return "\(locale.text(level.ordered)) are ordered, more than are on hand"
    case .belowMinimum: return "below the minimum of \(locale.text(level.item.minimumStock ?? .zero))"
    case .expired: return "past its best-before day"
    case .expiring:
      let days = level.item.bestBefore.map { report.asOf.days(until: $0) } ?? 0
      return days == 0 ? "best before today" : "best before is in \(days) \(days == 1 ? "day" : "days")"
    }
  }

  private func summary(_ shown: Int) -> [String] {
    if onlyExpiring { return marks([.expired, .expiring]) }
    var lines: [String] = []
    let empty = report.entries.count - shown
    if empty > 0 { lines.append("\(empty) \(empty == 1 ? "item is" : "items are") gone and not shown") }
    lines.append("the co-op's own stock is worth \(locale.text(report.ownValue)) at cost")
    let held = heldQuantities
    if !held.isEmpty {
      let worth = report.heldValue.isZero ? "" : ", worth \(locale.text(report.heldValue)) at cost"
      lines.append("held for makers: \(held)\(worth)")
    }
    let shipped = report.entries.count { !$0.level.shipped.isZero }
    if shipped > 0 {
      let items = shipped == 1 ? "1 item" : "\(shipped) items"
      lines.append(
        "pieces of \(items) left without an invoice; their worth counts until they have one: `talim invoice --ready`")
    }
    return lines + marks(StockMark.allCases)
  }

  /// What is on hand of pieces that are their makers', by unit.
  private var heldQuantities: String {
    var sums: [(unit: String, amount: ExactDecimal)] = []
    for level in report.entries.map(\.level) where !level.isOwn && level.onHand > .zero {
      let unit = level.item.unit ?? ""
      guard let index = sums.firstIndex(where: { $0.unit == unit }) else {
        sums.append((unit, level.onHand))
        continue
      }
      sums[index].amount = (try? sums[index].amount + level.onHand) ?? sums[index].amount
    }
    return sums.map { Self.printable(locale.text(Quantity($0.amount, unit: $0.unit))) }.joined(separator: ", ")
  }

  private func marks(_ marks: [StockMark]) -> [String] {
    marks.compactMap { mark in
      let count = report.count(mark)
      guard count > 0 else { return nil }
      let items = count == 1 ? "1 item is" : "\(count) items are"
      switch mark {
      case .negative: return "! of \(count == 1 ? "1 item" : "\(count) items") more left than came in"
      case .soldAboveStock: return "! of \(count == 1 ? "1 item" : "\(count) items") more are ordered than are on hand"
      case .belowMinimum: return "! \(items) below the minimum"
      case .expired: return "! \(items) past the best-before day"
      case .expiring: return "! \(items) within \(report.alertDays) days of the best-before day"
      }
    }
  }
}

// MARK: text

extension StockTable {
  /// Without characters that would confuse a terminal or break a line.
  private static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .lineSeparator, .paragraphSeparator: " "
          default: scalar == "\u{A0}" ? " " : scalar
          }
        }))
  }
}
