public import Diagnostics
import Ledger
import Values

/// Something odd on an artisan's account, and the row of payouts.csv that made it so.
public struct AccountProblem: Sendable, Hashable {
  /// What is odd.
  public var diagnostic: Diagnostic
  /// The row's key.
  public var payoutKey: String
}

/// Finds days on which an account went where no account should go.
struct AccountCheck {
  private(set) var problems: [AccountProblem] = []

  /// Looks at each day's end, so that the order of a day's rows does not matter.
  init(
    _ account: MakerAccount, postings: [MakerPosting], payouts: [Payout], _ settings: EarningsSettings
  ) throws(ArithmeticError) {
    let name = account.artisan?.id ?? account.artisanID
    var balances = MakerBalances(zero: settings.baseCurrency)
    var rows: [MakerPosting.Kind: String] = [:]
    for (index, posting) in postings.enumerated() {
      try balances.add(posting)
      if case .payout(let index) = posting.source { rows[posting.kind] = payouts[index].key }
      guard index + 1 == postings.count || postings[index + 1].date > posting.date else { continue }
      let day = posting.date
      if let row = rows[.payout], balances.payable.isNegative {
        report("payout-above-balance", "on \(day) more was paid to `\(name)` than was owed", balances.payable, row)
      }
      if let row = rows[.retentionRelease], balances.retained.isNegative {
        report(
          "release-above-retention", "on \(day) more was released to `\(name)` than was held back", balances.retained,
          row)
      }
      if let row = rows[.advanceRepaid], balances.advance.isNegative {
        report(
          "repaid-above-advance", "on \(day) `\(name)` gave back more than was left of advances", balances.advance, row)
      }
      rows.removeAll(keepingCapacity: true)
    }
  }

  private mutating func report(_ name: String, _ message: String, _ balance: Money, _ row: String) {
    let diagnostic = Diagnostic(
      name, "\(message): the balance is \(balance)",
      hint: "look at the artisan's rows in payouts.csv; a row that stands there twice, or one of another artisan",
      severity: .warning)
    problems.append(AccountProblem(diagnostic: diagnostic, payoutKey: row))
  }
}
