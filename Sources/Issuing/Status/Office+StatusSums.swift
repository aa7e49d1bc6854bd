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
  func workedOutSums(in ledger: LedgerFile) throws -> DaySums {
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
      try ledger.forEachOrderByInvoice { try keeping.add($0) }
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

  /// Stands for what the sums rest on besides the ledger: the settings as they are written, and the form the sums are kept in.
  func sumsFingerprint() throws -> String {
    "2 \(SHA256.hex(of: try FileReading.bytes(ofFile: folder.settingsPath)))"
  }
}

extension Office {
  /// Works today's status out after an import, unless nothing that its sums rest on came in: then they still hold.
  func keepStatus(after report: ImportReport, _ before: LedgerState, in ledger: LedgerFile) throws {
    let isTouched = report.files.contains { file in
      let isChanged = file.new + file.changed > 0 || !file.removed.isEmpty
      return isChanged && !Self.kindsBesidesOrders.contains(file.kind)
    }
    guard isTouched else {
      return try ledger.carryOver(Self.sumsName, from: before, to: before.next)
    }
    keepStatus(in: ledger)
  }

  /// Files whose rows are no part of the sums, because they are few and read each time.
  private static let kindsBesidesOrders: Set<FileKind> = [.artisans, .payouts, .expenses, .otherMoney, .stockMoves]
}
