import Diagnostics
import Ledger
import Values

/// Finds days on which an account went where no account should go.
struct AccountCheck {
  private(set) var problems: [Diagnostic] = []

  /// Looks at each day's end, so that the order of a day's rows does not matter.
  init(_ account: MakerAccount, postings: [MakerPosting], _ settings: EarningsSettings) throws(ArithmeticError) {
    let name = account.artisan?.id ?? account.artisanID
    var balances = MakerBalances(zero: settings.baseCurrency)
    var kinds: Set<MakerPosting.Kind> = []
    for (index, posting) in postings.enumerated() {
      try balances.add(posting)
      kinds.insert(posting.kind)
      guard index + 1 == postings.count || postings[index + 1].date > posting.date else { continue }
      let day = posting.date
      if kinds.contains(.payout), balances.payable.isNegative {
        report("payout-above-balance", "on \(day) more was paid to `\(name)` than was owed", balances.payable)
      }
      if kinds.contains(.retentionRelease), balances.retained.isNegative {
        report(
          "release-above-retention", "on \(day) more was released to `\(name)` than was held back", balances.retained)
      }
      if kinds.contains(.advanceRepaid), balances.advance.isNegative {
        report("repaid-above-advance", "on \(day) `\(name)` gave back more than was left of advances", balances.advance)
      }
      kinds.removeAll(keepingCapacity: true)
    }
  }

  private mutating func report(_ name: String, _ message: String, _ balance: Money) {
    problems.append(
      Diagnostic(
        name, "\(message): the balance is \(balance)",
        hint: "look at the artisan's rows in payouts.csv; a row that stands there twice, or one of another artisan",
        severity: .warning))
  }
}
