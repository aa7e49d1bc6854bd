import Ledger
public import Values

extension Earnings {
  /// All changes of an account, by day; those of zero are left out.
  ///
  /// - Throws: `ArithmeticError` when an amount does not fit.
  public func postings(of account: MakerAccount) throws -> [MakerPosting] {
    Self.byDay(try factPostings(of: account) + Self.closePostings(of: account.closes))
  }

  /// The postings that rest on facts, in no order.
  func factPostings(of account: MakerAccount) throws -> [MakerPosting] {
    var result: [MakerPosting] = []
    result.reserveCapacity(account.sales.count * 2 + account.payouts.count + account.closes.count * 2)
    for part in account.sales {
      try addSale(Int(part.index), part: Int(part.part), to: &result)
    }
    for part in account.purchases {
      let purchase = purchases[Int(part.index)]
      result.append(
        MakerPosting(
          date: purchase.receivedOn, kind: .purchase, amount: purchase.parts[Int(part.part)].amount,
          source: .purchase(Int(part.index), part: Int(part.part))))
    }
    for index in account.payouts {
      let payout = payouts[Int(index)]
      result.append(
        MakerPosting(
          date: payout.date, kind: .init(payout.kind), amount: payout.amount, source: .payout(Int(index))))
    }
    return result
  }

  /// What was booked at the ends of periods.
  static func closePostings(of closes: [PeriodClose]) -> [MakerPosting] {
    closes.enumerated().flatMap { index, close in
      let day = close.period.end
      return [
        MakerPosting(date: day, kind: .retention, amount: close.retention.amount, source: .close(index)),
        MakerPosting(date: day, kind: .recovery, amount: close.recovery.amount, source: .close(index)),
      ]
    }
  }

  /// The postings by day and kind, without those of zero. The facts behind them are sorted, so that their positions put equals into
  /// one order too.
  static func byDay(_ postings: [MakerPosting]) -> [MakerPosting] {
    let order = postings.indices.filter { !postings[$0].amount.isZero }.sorted {
      (postings[$0].date, postings[$0].kind, $0) < (postings[$1].date, postings[$1].kind, $1)
    }
    return order.map { postings[$0] }
  }

  private func addSale(_ index: Int, part: Int, to result: inout [MakerPosting]) throws {
    let sale = sales[index]
    result.append(
      MakerPosting(
        date: sale.invoicedOn, kind: .accrual, amount: sale.parts[part].amount, source: .sale(index, part: part)))
    for (number, back) in sale.returns.enumerated() {
      let isBefore = sale.payableOn.map { back.date <= $0 } ?? true
      result.append(
        MakerPosting(
          date: back.date, kind: isBefore ? .accrualReturned : .returned, amount: back.amounts[part],
          source: .saleReturn(index, part: part, back: number)))
    }
    if let day = sale.payableOn {
      result.append(
        MakerPosting(date: day, kind: .release, amount: try sale.released(part), source: .sale(index, part: part)))
    }
  }

  /// What stands on an account at the end of a day.
  ///
  /// - Throws: `ArithmeticError` when an amount does not fit.
  public func balances(of account: MakerAccount, asOf day: CalendarDay) throws -> MakerBalances {
    var result = MakerBalances(zero: settings.baseCurrency)
    for posting in try postings(of: account) where posting.date <= day { try result.add(posting) }
    return result
  }
}

extension MakerPosting.Kind {
  init(_ kind: Payout.Kind) {
    switch kind {
    case .payout: self = .payout
    case .advance: self = .advance
    case .advanceRepaid: self = .advanceRepaid
    case .retentionRelease: self = .retentionRelease
    case .adjustment: self = .adjustment
    case .openingBalance: self = .openingBalance
    case .openingAdvance: self = .openingAdvance
    }
  }
}
