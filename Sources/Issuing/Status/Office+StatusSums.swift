import Documents
import Foundation
import Ledger
import Values

extension Office {
  static let sumsName = "status"

  /// The kept sums that the status of any day is put together from, if nothing they rest on has changed.
  func keptSums(in ledger: LedgerFile) throws -> DaySums? {
    let fingerprint = try sumsFingerprint()
    guard let parts = try ledger.parts(Self.sumsName, fingerprint: fingerprint), let first = parts.first,
      var sums = DaySums(bytes: first), sums.base == base
    else { return nil }
    for part in parts.dropFirst() {
      guard let more = DaySums(bytes: part) else { return nil }
      sums.add(more)
    }
    if parts.count > 50, var whole = try? sums.changes(since: DaySums(base)) {
      whole.gaps = sums.gaps
      try? ledger.keep(whole.bytes, as: Self.sumsName, fingerprint: fingerprint, of: try ledger.state())
    }
    return sums
  }

  /// Works the sums out from all orders and payments, and keeps them.
  ///
  /// - Parameter progress: told now and then how many orders are summed; what it throws ends the work.
  func workedOutSums(in ledger: LedgerFile, progress: ((Int) throws -> Void)? = nil) throws -> DaySums {
    let state = try ledger.state()
    let sums = try ledger.atOneMoment {
      var facts = BookFacts(settings: settings)
      facts.items = try ledger.items()
      facts.rules = try ledger.payoutRules()
      facts.rates = try ledger.exchangeRates()
      facts.returns = try ledger.saleReturns()
      var keeping = StatusKeeping(facts)
      try ledger.forEachPayment(baseCurrency: base) { try keeping.add($0, for: $1) }
      let sharing = keeping.sharingOrders()
      if !sharing.isEmpty { try ledger.forEachOrderByInvoice(only: sharing) { try keeping.addDue(of: $0) } }
      var count = 0
      try ledger.forEachOrderByInvoice { order in
        try keeping.add(order)
        count += 1
        if count % 1_000 == 0 { try progress?(count) }
      }
      return try keeping.finish()
    }
    // A ledger that can not be written to is read all the same.
    try? ledger.keep(sums.bytes, as: Self.sumsName, fingerprint: try sumsFingerprint(), of: state)
    return sums
  }

  /// What the status rests on besides orders and payments.
  func statusFacts(of ledger: LedgerFile) throws -> BookFacts {
    var facts = BookFacts(settings: settings)
    facts.artisans = try ledger.artisans()
    facts.items = try ledger.items()
    facts.payouts = try ledger.payouts()
    facts.expenses = try ledger.expenses()
    facts.otherMoney = try ledger.otherMoney()
    facts.stockMoves = try ledger.stockMoves()
    return facts
  }

  /// Stands for what the sums rest on besides orders and payments: the settings as they are written, and the way the sums are made and
  /// kept. Its number rises whenever sums would come out otherwise.
  func sumsFingerprint() throws -> String {
    let stored = storedSettings.sorted { $0.key < $1.key }.map { "\n\($0.key)=\($0.value)" }.joined()
    return "2 \(SHA256.hex(of: try FileReading.bytes(ofFile: folder.settingsPath) + stored.utf8))"
  }
}

extension Office {
  /// Works the sums out after an import, so that the next who asks for the status need not wait; what can not be computed is said then.
  /// When nothing that they rest on came in they still hold.
  ///
  /// - Parameter progress: as in `importFiles`; what it throws only ends the summing.
  func keepStatus(
    after report: ImportReport, _ before: LedgerState, in ledger: LedgerFile,
    progress: (@Sendable (FilesProgress) throws -> Void)?
  ) throws {
    let changed = Set(
      report.files.filter { $0.new + $0.changed > 0 || !$0.removed.isEmpty }.map(\.kind))
    guard !changed.isSubset(of: Self.kindsBesidesOrders) else {
      return try ledger.carryOver(Self.sumsName, from: before, to: before.next)
    }
    // New settings count for the sums too; what is wrong with them the next command says.
    let isReset = changed.contains(.settings)
    guard let office = isReset ? try? Office(coop: folder, resources: resources, now: now) : self else { return }
    let orders = try ledger.orderCount()
    _ = try? office.workedOutSums(in: ledger) { try progress?(FilesProgress(summed: $0, of: orders)) }
  }

  /// Files whose rows are no part of the sums, because they are few and read each time.
  private static let kindsBesidesOrders: Set<FileKind> = [.artisans, .payouts, .expenses, .otherMoney, .stockMoves]
}
