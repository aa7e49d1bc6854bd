public import Diagnostics
public import Ledger
import Values

/// What all artisans earned, were paid and are owed, and why. Nothing else in the program computes it.
///
/// Input: `EarningsFacts`, in any order. Output: the sales and purchases with what each maker gets, and one account for every
/// artisan, from which postings, balances and statements are read. No clock: what lies after a day does not change what
/// stood on that day, except that a period's retention and recovery stand on its last day.
public struct Earnings: Sendable {
  /// What the co-op decided.
  public let settings: EarningsSettings
  /// What every sold line earns, by invoice day, order and line.
  public let sales: [SaleEarning]
  /// What was bought outright, by day and item.
  public let purchases: [Purchase]
  /// The rows of payouts.csv, by day.
  public let payouts: [Payout]
  /// What could not be counted, or should be looked at.
  public internal(set) var problems: [Diagnostic]
  /// Payouts that an account should not have had.
  public internal(set) var accountProblems: [AccountProblem] = []
  /// The artisans' ids in lower case, sorted.
  public let artisanIDs: [String]

  let held: HeldStock
  private(set) var accounts: [String: MakerAccount]

  /// Works everything out; the time grows with the number of lines and rows, apart from sorting.
  ///
  /// - Throws: a `Diagnostic` that names the order, item or artisan when an amount does not fit.
  public init(_ facts: EarningsFacts) throws {
    settings = facts.settings
    let items = Dictionary(facts.items.map { ($0.id.idKey, $0) }, uniquingKeysWith: { first, _ in first })
    let earned = try SaleEarnings(facts, items: items)
    sales = earned.sales
    problems = earned.problems
    purchases = try Self.purchases(items, settings: facts.settings)
    payouts = facts.payouts.sorted { ($0.date, $0.key) < ($1.date, $1.key) }
    held = try HeldStock(facts, items: items)
    accounts = Dictionary(
      facts.artisans.map { ($0.id.idKey, MakerAccount(artisanID: $0.id.idKey, artisan: $0)) },
      uniquingKeysWith: { first, _ in first })
    Self.fill(&accounts, sales: sales, purchases: purchases, payouts: payouts, held: held)
    artisanIDs = accounts.keys.sorted()
    for id in artisanIDs { try close(id) }
  }

  /// The account of an artisan; the case and outer blanks of the id do not count.
  public func account(of artisanID: String) -> MakerAccount? { accounts[artisanID.idKey] }

  /// What was bought outright of `items`, which stand by id in lower case; by day and item.
  static func purchases(_ items: [String: Item], settings: EarningsSettings) throws -> [Purchase] {
    var result: [Purchase] = []
    for item in items.values {
      do {
        guard let purchase = try Purchase(item, booksStart: settings.booksStart) else { continue }
        guard purchase.amount.currency == settings.baseCurrency else {
          throw ArithmeticError.currencyMismatch(purchase.amount.currency, settings.baseCurrency)
        }
        result.append(purchase)
      } catch let error as ArithmeticError {
        throw Diagnostic(
          "amount-too-large", "what item `\(item.id)` cost can not be computed: \(error)",
          hint: "look at its unit cost and quantity in items.csv")
      }
    }
    return result.sorted { ($0.receivedOn, $0.itemID.idKey) < ($1.receivedOn, $1.itemID.idKey) }
  }

  private static func fill(
    _ accounts: inout [String: MakerAccount], sales: [SaleEarning], purchases: [Purchase], payouts: [Payout],
    held: HeldStock
  ) {
    for (index, sale) in sales.enumerated() {
      for (part, maker) in sale.parts.enumerated() {
        accounts[maker.artisanID, default: MakerAccount(artisanID: maker.artisanID, artisan: nil)].sales.append(
          .init(index: Int32(truncatingIfNeeded: index), part: Int32(truncatingIfNeeded: part)))
      }
    }
    for (index, purchase) in purchases.enumerated() {
      for (part, maker) in purchase.parts.enumerated() {
        accounts[maker.artisanID, default: MakerAccount(artisanID: maker.artisanID, artisan: nil)].purchases.append(
          .init(index: Int32(truncatingIfNeeded: index), part: Int32(truncatingIfNeeded: part)))
      }
    }
    for (index, payout) in payouts.enumerated() {
      let id = payout.artisanID.idKey
      accounts[id, default: MakerAccount(artisanID: id, artisan: nil)].payouts.append(Int32(truncatingIfNeeded: index))
    }
    for (index, item) in held.items.enumerated() {
      for maker in item.makers {
        accounts[maker.artisanID, default: MakerAccount(artisanID: maker.artisanID, artisan: nil)].items.append(
          Int32(truncatingIfNeeded: index))
      }
    }
  }

  private mutating func close(_ id: String) throws {
    guard let account = accounts[id] else { return }
    do {
      let postings = Self.byDay(try factPostings(of: account))
      let closes = try PeriodCloses(
        postings, account: account, cadence: settings.cadence, currency: settings.baseCurrency
      ).closes
      accounts[id]?.closes = closes
      let all = closes.isEmpty ? postings : Self.byDay(postings + Self.closePostings(of: closes))
      accountProblems += try AccountCheck(account, postings: all, payouts: payouts, settings).problems
    } catch let error as ArithmeticError {
      throw Self.tooLarge(account, error)
    }
  }

  static func tooLarge(_ account: MakerAccount, _ error: ArithmeticError) -> Diagnostic {
    Diagnostic(
      "amount-too-large",
      "the account of artisan `\(account.artisan?.id ?? account.artisanID)` can not be computed: \(error)",
      hint: "look at the artisan's rows in payouts.csv, and that all of them are in the base currency")
  }
}
