import Diagnostics
import RandomTestSupport
import Settings
import Testing
import Values

@testable import Documents
@testable import Ledger

/// What holds whatever a co-op sold, took back and paid.
@Suite struct EarningsPropertyTests {
  static let end = CalendarDay(iso: "2026-12-31") ?? .last

  /// All periods from the first fact to the last.
  static func periods(_ earnings: Earnings) -> [PayPeriod] {
    var period = PayPeriod(
      containing: CalendarDay(iso: "2025-10-15") ?? .first, cadence: earnings.settings.cadence)
    var result: [PayPeriod] = []
    while period.start < end {
      result.append(period)
      period = period.next
    }
    return result
  }

  @Test(arguments: 0..<60)
  func sharesSumToTheWhole(seed: Int) throws {
    let earnings = try Earnings(RandomCoop.facts(seed: seed))
    for sale in earnings.sales {
      #expect(try sale.parts.map(\.amount).sum(.inr) == sale.amount)
      #expect(try sale.formula.amount() == sale.amount)
      // What came back so far never is more than the part, and all pieces give back exactly all of it.
      let back = try sale.parts.indices.map { part in try sale.returns.map { $0.amounts[part] }.sum(.inr) }
      var pieces = ExactDecimal.zero
      for one in sale.returns { pieces = try pieces + one.quantity }
      #expect(pieces <= sale.quantity)
      for (part, sum) in zip(sale.parts, back) { #expect(abs(sum.minorUnits) <= abs(part.amount.minorUnits)) }
      if pieces == sale.quantity { #expect(back == sale.parts.map(\.amount)) }
    }
    for purchase in earnings.purchases { #expect(try purchase.parts.map(\.amount).sum(.inr) == purchase.amount) }
  }

  @Test(arguments: 0..<60)
  func statementsChainAndReconcile(seed: Int) throws {
    let earnings = try Earnings(RandomCoop.facts(seed: seed))
    for id in earnings.artisanIDs {
      let account = try #require(earnings.account(of: id))
      var closing = Money.zero(.inr)
      var advance = Money.zero(.inr)
      for period in Self.periods(earnings) {
        let statement = try #require(try earnings.statement(of: id, for: period))
        #expect(statement.broughtForward == closing)
        #expect(statement.advances.before == advance)
        #expect(try statement.reconciles)
        let balances = try earnings.balances(of: account, asOf: period.end)
        #expect(statement.closing == balances.payable)
        #expect(statement.pendingTotal == balances.pending)
        #expect(statement.retained == balances.retained)
        #expect(statement.advances.left == balances.advance)
        #expect(!statement.retention.isNegative && !statement.recovered.isNegative)
        if statement.recovered.isPositive { #expect(!statement.advances.left.isNegative) }
        closing = statement.closing
        advance = statement.advances.left
      }
    }
  }

  /// One pass over all periods makes the same statements as a look at each period by itself.
  @Test(arguments: 0..<60)
  func onePassMakesTheSameStatements(seed: Int) throws {
    let earnings = try Earnings(RandomCoop.facts(seed: seed))
    let cadence = earnings.settings.cadence
    for id in earnings.artisanIDs {
      let account = try #require(earnings.account(of: id))
      let start = try earnings.postings(of: account).first.map { PayPeriod(containing: $0.date, cadence: cadence) }
      let periods = Self.periods(earnings).filter { $0.end <= Self.end && $0 >= start ?? $0.next }
      let expected = try periods.compactMap { try earnings.statement(of: id, for: $0) }
      var statements: [MakerStatement] = []
      try earnings.forEachStatement(of: id, through: Self.end) { statements.append($0) }
      #expect(statements == expected)
      for middle in periods.dropFirst(periods.count / 2).prefix(1) {
        statements = []
        try earnings.forEachStatement(of: id, from: middle.end, through: Self.end) { statements.append($0) }
        #expect(statements == expected.filter { $0.period >= middle })
      }
    }
  }

  /// What makers earned is what they got, what they are owed, what is held back, what waits, and what went towards advances.
  @Test(arguments: 0..<60)
  func moneyIsConserved(seed: Int) throws {
    let facts = RandomCoop.facts(seed: seed)
    let earnings = try Earnings(facts)
    var earned: Int64 = 0
    for sale in earnings.sales {
      earned += sale.amount.minorUnits
      for back in sale.returns { earned -= back.amounts.reduce(0) { $0 + $1.minorUnits } }
    }
    for purchase in earnings.purchases { earned += purchase.amount.minorUnits }
    func rows(_ kinds: Payout.Kind...) -> Int64 {
      facts.payouts.filter { kinds.contains($0.kind) }.reduce(0) { $0 + $1.amount.minorUnits }
    }
    earned += rows(.adjustment, .openingBalance)
    let advanced = rows(.advance, .openingAdvance) - rows(.advanceRepaid)
    var held: Int64 = 0
    var left: Int64 = 0
    for id in earnings.artisanIDs {
      let account = try #require(earnings.account(of: id))
      let balances = try earnings.balances(of: account, asOf: Self.end)
      held += balances.payable.minorUnits + balances.pending.minorUnits + balances.retained.minorUnits
      left += balances.advance.minorUnits
    }
    #expect(earned == rows(.payout) + held + (advanced - left))
  }

  @Test(arguments: 0..<30)
  func theOrderOfRowsChangesNothing(seed: Int) throws {
    let facts = RandomCoop.facts(seed: seed)
    var other = facts
    var random = SeededGenerator(seed: UInt64(seed) + 1_000)
    other.orders.shuffle(using: &random)
    other.payouts.shuffle(using: &random)
    other.items.shuffle(using: &random)
    other.rules.shuffle(using: &random)
    other.rates.shuffle(using: &random)
    other.artisans.shuffle(using: &random)
    other.stockMoves.shuffle(using: &random)
    for index in other.orders.indices {
      other.orders[index].settlements.shuffle(using: &random)
      other.orders[index].returns.shuffle(using: &random)
    }
    let (left, right) = (try Earnings(facts), try Earnings(other))
    #expect(left.sales == right.sales && left.purchases == right.purchases && left.payouts == right.payouts)
    #expect(Set(left.problems) == Set(right.problems))
    for id in left.artisanIDs {
      for period in Self.periods(left) {
        #expect(try left.statement(of: id, for: period) == right.statement(of: id, for: period))
      }
    }
  }

  /// Held against the definition, day by day.
  @Test(arguments: 0..<100)
  func payableOnTheFirstDayWithoutABalance(seed: Int) throws {
    for order in RandomCoop.facts(seed: seed).orders {
      var day = order.invoicedOn
      var expected: CalendarDay?
      while expected == nil, day < Self.end {
        let paid = order.settlements.filter { $0.date <= day }.reduce(0) { $0 + $1.amount.minorUnits }
        if order.total.minorUnits - paid <= 0 { expected = day }
        day = day.adding(days: 1)
      }
      #expect(try order.payableOn(.paid) == expected)
    }
  }

  /// The parts of a month's sales lie end to end from zero, each in its step.
  @Test(arguments: 0..<100)
  func monthlyTiersCoverTheMonth(seed: Int) throws {
    for sale in try Earnings(RandomCoop.facts(seed: seed)).sales {
      guard case .tierByMonth(let before, let parts) = sale.formula else { continue }
      var at = before.minorUnits
      for part in parts where part.amount.isPositive {
        #expect(part.step.from.minorUnits <= max(0, at))
        at += part.amount.minorUnits
      }
    }
  }

  /// An amount that does not fit is an error, never a trap.
  @Test(arguments: 0..<400)
  func extremesNeverTrap(seed: Int) {
    let facts = RandomCoop.facts(seed: seed, extreme: true)
    do {
      let earnings = try Earnings(facts)
      for id in earnings.artisanIDs {
        for day in [CalendarDay.first, Self.end, .last] {
          let period = PayPeriod(containing: day, cadence: facts.settings.cadence)
          _ = try earnings.statement(of: id, for: period)
        }
        try earnings.forEachStatement(of: id, from: Self.end.adding(days: -60), through: Self.end) { _ in }
      }
    } catch {
      #expect(error is Diagnostic)
    }
  }
}
