import Ledger
import Values

extension Books {
  /// The entries of the co-op's own goods.
  func forEachGoodsEntry(_ body: (JournalEntry) throws -> Void) throws {
    let bought = Dictionary(
      earnings.purchases.map { ($0.itemID.idKey, $0) }, uniquingKeysWith: { first, _ in first })
    for (index, item) in goods.items.enumerated() {
      let stock = BookAccount(.stock, item.collection)
      for (move, change) in try goods.changes(index) {
        let minus = try change.negated()
        func entry(_ account: BookAccount) -> JournalEntry {
          var entry = JournalEntry(
            move.date, move.kind, move.text, move.source, [.init(stock, change), .init(account, minus)])
          entry.orderID = move.orderID
          return entry
        }
        switch move.kind {
        case .goodsSold, .goodsReturned: try body(entry(BookAccount(.costOfGoods, item.collection)))
        case .stockMove: try body(entry(BookAccount(.stockLosses, item.collection)))
        default:
          if let purchase = bought[item.id.idKey] {
            try body(self.entry(purchase, stock: .init(stock, change), move))
          } else {
            let isOpening = earnings.settings.booksStart.map { move.date < $0 } ?? false
            try body(entry(BookAccount(isOpening ? .opening : .goodsTakenIn)))
          }
        }
      }
    }
  }

  /// What makers are owed for pieces bought outright; where something was sold before it came in, rounding may differ from what they
  /// are worth in stock.
  private func entry(_ purchase: Purchase, stock: JournalEntry.Posting, _ move: GoodsFlow.Move) throws -> JournalEntry {
    var postings = [stock]
    for part in purchase.parts {
      postings.append(.init(BookAccount(.payable, artisanName(part.artisanID)), try part.amount.negated()))
    }
    let rest = try purchase.amount - stock.amount
    postings.append(.init(BookAccount(.stockLosses, stock.account.detail), rest))
    return JournalEntry(move.date, .purchase, move.text, move.source, postings)
  }

  /// An artisan's id as artisans.csv spells it.
  func artisanName(_ key: String) -> String { earnings.account(of: key)?.artisan?.id ?? key.uppercased() }
}
