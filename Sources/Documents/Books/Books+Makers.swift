import Ledger
import Values

extension Books {
  /// The entries of the artisans' accounts, except for shares of sales and for what was bought from them.
  func forEachMakersEntry(_ body: (JournalEntry) throws -> Void) throws {
    for id in earnings.artisanIDs {
      guard let account = earnings.account(of: id) else { continue }
      let name = artisanName(id)
      for index in account.payouts {
        let payout = earnings.payouts[Int(index)]
        try body(try entry(payout, name))
      }
      for close in account.closes {
        let day = close.period.end
        let text = "\(name) \(close.period.name)"
        let retained = try close.retention.amount.negated()
        if !retained.isZero {
          try body(
            JournalEntry(
              day, .retention, text, .close(artisanID: id),
              [
                .init(BookAccount(.payable, name), close.retention.amount),
                .init(BookAccount(.retained, name), retained),
              ]))
        }
        let recovered = try close.recovery.amount.negated()
        if !recovered.isZero {
          try body(
            JournalEntry(
              day, .recovery, text, .close(artisanID: id),
              [
                .init(BookAccount(.payable, name), close.recovery.amount),
                .init(BookAccount(.advances, name), recovered),
              ]))
        }
      }
    }
  }

  private func entry(_ payout: Payout, _ name: String) throws -> JournalEntry {
    let amount = payout.amount
    let minus = try amount.negated()
    let text = [name, payout.reference ?? payout.note].compactMap { $0 }.joined(separator: " ")
    func make(_ kind: JournalEntry.Kind, _ onto: BookAccount, from: BookAccount) -> JournalEntry {
      JournalEntry(payout.date, kind, text, .payout(payout.key), [.init(onto, amount), .init(from, minus)])
    }
    let payable = BookAccount(.payable, name)
    let advances = BookAccount(.advances, name)
    switch payout.kind {
    case .payout: return make(.payout, payable, from: BookAccount(.cash))
    case .advance: return make(.advance, advances, from: BookAccount(.cash))
    case .advanceRepaid: return make(.advanceRepaid, BookAccount(.cash), from: advances)
    case .retentionRelease: return make(.retentionRelease, BookAccount(.retained, name), from: payable)
    case .adjustment: return make(.adjustment, BookAccount(.adjustments), from: payable)
    case .openingBalance: return make(.opening, BookAccount(.opening), from: payable)
    case .openingAdvance: return make(.opening, advances, from: BookAccount(.opening))
    }
  }

  /// The makers' shares of each invoice and when they became payable, one entry for all lines of an order.
  func forEachSaleEntry(_ body: (JournalEntry) throws -> Void) throws {
    let sales = earnings.sales
    var first = sales.startIndex
    while first < sales.endIndex {
      let id = sales[first].orderID
      let last = sales[first...].firstIndex { $0.orderID != id } ?? sales.endIndex
      var shares = MakerSums(base)
      var released = MakerSums(base)
      for sale in sales[first..<last] {
        for (part, maker) in sale.parts.enumerated() {
          try shares.add(maker.amount, to: maker.artisanID)
          if sale.payableOn != nil { try released.add(try sale.released(part), to: maker.artisanID) }
        }
        for back in sale.returns { try body(try entry(back, of: sale)) }
      }
      try body(
        JournalEntry(
          sales[first].invoicedOn, .accrual, id, .order(id),
          try shares.postings {
            [(BookAccount(.makers), $1), (BookAccount(.pending, artisanName($0)), try $1.negated())]
          }))
      if let day = sales[first].payableOn {
        try body(
          JournalEntry(
            day, .release, id, .order(id),
            try released.postings {
              let name = artisanName($0)
              return [(BookAccount(.pending, name), $1), (BookAccount(.payable, name), try $1.negated())]
            }))
      }
      first = last
    }
  }

  private func entry(_ back: EarningReturn, of sale: SaleEarning) throws -> JournalEntry {
    let isPending = sale.payableOn.map { back.date <= $0 } ?? true
    var postings: [JournalEntry.Posting] = []
    for (part, amount) in zip(sale.parts, back.amounts) {
      postings.append(.init(BookAccount(isPending ? .pending : .payable, artisanName(part.artisanID)), amount))
      postings.append(.init(BookAccount(.makers), try amount.negated()))
    }
    var entry = JournalEntry(
      back.date, .shareReturned, "\(sale.orderID) \(back.returnID)", .returns([back.returnID]), postings)
    entry.orderID = sale.orderID
    return entry
  }
}

/// Sums by artisan, in the order in which they came.
private struct MakerSums {
  private var ids: [String] = []
  private var sums: [String: Money] = [:]
  private let currency: Currency

  init(_ currency: Currency) { self.currency = currency }

  mutating func add(_ amount: Money, to id: String) throws(ArithmeticError) {
    if sums[id] == nil { ids.append(id) }
    sums[id] = try (sums[id] ?? .zero(currency)) + amount
  }

  func postings(_ accounts: (String, Money) throws -> [(BookAccount, Money)]) throws -> [JournalEntry.Posting] {
    try ids.flatMap { id in
      try accounts(id, sums[id] ?? .zero(currency)).map { JournalEntry.Posting($0, $1) }
    }
  }
}
