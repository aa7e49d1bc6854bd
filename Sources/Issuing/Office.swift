import Diagnostics
import Documents
import Ledger
import Settings
import Values

/// A co-op at work: its folder, settings and ledger, and the stages that make documents of them.
///
/// Input: what a person asked for. Output: files, and what to tell the person. The day and the time come from the caller.
public final class Office: Sendable {
  let folder: CoopFolder
  let resources: ResourceFolder
  let settings: CoopSettings
  /// The fonts as they are noted with issued documents.
  let fonts: FontShelf
  /// What `settings` has from the ledger.
  let storedSettings: [String: String]
  let now: String
  let today: CalendarDay

  /// Opens a co-op's folder.
  ///
  /// - Parameter now: local time as `2026-05-16T10:20:30`; its day is today unless `as_of` in the settings says otherwise.
  /// - Throws: a `Diagnostic` or a `DiagnosticList` when the folder or its settings can not be used.
  public init(coop: CoopFolder, resources: ResourceFolder, now: String) throws {
    folder = coop
    self.resources = resources
    fonts = FontShelf(fontsPath: resources.fontsPath, ledgerPath: coop.ledgerPath)
    self.now = now
    storedSettings = Self.storedSettings(coop)
    settings = try coop.settings().completed(by: storedSettings)
    guard let day = CalendarDay(iso: now.prefix(10)) else {
      throw Diagnostic(
        "bad-clock", "the time `\(now)` is not of the form 2026-05-16T10:20:30", hint: "mend or unset `TALIM_NOW`",
        fault: .environment)
    }
    today = settings.ledger.asOf ?? day
  }

  /// What the ledger has of `settings.csv`. An older ledger is brought up to date for it, because these settings count for this
  /// very command; one that can not be read says so where it is needed.
  private static func storedSettings(_ coop: CoopFolder) -> [String: String] {
    guard FilePaths.exists(coop.ledgerPath) else { return [:] }
    do {
      return try LedgerFile(path: coop.ledgerPath, readOnly: true).settings()
    } catch {
      guard (error as? Diagnostic)?.name == "ledger-older" else { return [:] }
      return (try? LedgerFile(path: coop.ledgerPath).settings()) ?? [:]
    }
  }

  var base: Currency { settings.ledger.baseCurrency }

  func ledger(readOnly: Bool) throws -> LedgerFile { try LedgerFile(path: folder.ledgerPath, readOnly: readOnly) }

  /// The day that a person wrote; today when nothing was written.
  func day(_ text: String?) throws -> CalendarDay {
    guard let text else { return today }
    guard let day = CalendarDay(iso: text) else {
      throw Diagnostic("bad-date", "`\(text)` is not a day", hint: "write it as 2026-05-16", fault: .misuse)
    }
    return day
  }

  /// An order with the orders that share a payment with it; throws a `Diagnostic` that suggests the nearest id.
  func orderGroup(_ id: String, in ledger: LedgerFile) throws -> OrderGroup {
    guard let facts = try ledger.order(id, baseCurrency: base) else {
      throw try unknownOrder(id, in: ledger)
    }
    let shares = facts.payments.contains { $0.orderIDs.count > 1 }
    return OrderGroup(facts, all: shares ? try ledger.orderGroup(id, baseCurrency: base) : [facts])
  }

  /// An id that no order has, with the nearest one that there is.
  func unknownOrder(_ id: String, in ledger: LedgerFile) throws -> Diagnostic {
    let near = try ledger.suggestedOrder(for: id)
    return Diagnostic(
      "unknown-order", "there is no order `\(id)`",
      hint: near.map { "did you mean `\($0)`?" } ?? "import the orders.csv that has it")
  }
}
