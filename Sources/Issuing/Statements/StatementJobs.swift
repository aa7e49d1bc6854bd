import Diagnostics
import Documents
import Ledger
import Settings
import Values

/// One statement to be printed.
struct StatementJob: Sendable {
  /// The artisan's id in lower case.
  var artisanID: String
  /// The artisan; known to artisans.csv.
  var artisan: Artisan
  /// What the statement before came to, if it was issued.
  var last: LastStatement?
  /// Its number; `nil` on a draft.
  var number: String?
}

/// Decides for whom there is a statement.
struct StatementJobs {
  /// What is to be printed, by artisan.
  var jobs: [StatementJob] = []
  /// The documents that were issued before for this period.
  var issued: [DocumentRecord] = []
  /// How many artisans get none, because nothing happened and nothing is owed.
  var quiet = 0
  /// What is worth knowing.
  var warnings: [Diagnostic] = []

  /// - Parameter wanted: the ids that were asked for; all when empty.
  init(
    _ wanted: [String], _ source: StatementSource, _ period: PayPeriod, _ ledger: LedgerFile, isDraft: Bool
  ) throws {
    let known = try IssuedStatements(ledger, cadence: period.cadence)
    let ids = wanted.isEmpty ? source.earnings.artisanIDs : try Self.known(wanted, source)
    for id in ids {
      guard let account = source.earnings.account(of: id) else { continue }
      guard let artisan = account.artisan else {
        warnings.append(Self.nameless(account))
        continue
      }
      if !isDraft, let number = known.number(of: id, for: period), let record = try ledger.document(number: number) {
        issued.append(record)
        continue
      }
      guard let figures = try source.earnings.statement(of: id, for: period) else { continue }
      let last = try known.last(of: id, before: figures, source.earnings)
      let isChanged = last.map { $0.closing != figures.broughtForward } ?? false
      if wanted.isEmpty, figures.isQuiet, !isChanged {
        quiet += 1
        continue
      }
      jobs.append(StatementJob(artisanID: id, artisan: artisan, last: last))
    }
  }

  private static func known(_ wanted: [String], _ source: StatementSource) throws -> [String] {
    var seen: Set<String> = []
    return try wanted.compactMap { written in
      let id = written.idKey
      guard source.earnings.account(of: id) != nil else {
        let known = source.earnings.artisanIDs.compactMap { source.earnings.account(of: $0)?.artisan?.id }
        let near = Suggestion.nearest(to: written, among: known)
        throw Diagnostic(
          "unknown-artisan", "there is no artisan `\(written)`",
          hint: near.map { "did you mean `\($0)`?" } ?? "import the artisans.csv that has it")
      }
      return seen.insert(id).inserted ? id : nil
    }
  }

  private static func nameless(_ account: MakerAccount) -> Diagnostic {
    Diagnostic(
      "unknown-artisan",
      "`\(account.artisanID.uppercased())` has payouts or pieces, but is no artisan, so there is no statement",
      hint: "mend the id in payouts.csv or items.csv, or add a row to artisans.csv; `talim check` says where it stands",
      severity: .warning)
  }

  /// An artisan's statement for a period, if it stands in the register.
  static func issued(_ id: String, _ period: PayPeriod, _ ledger: LedgerFile) throws -> DocumentRecord? {
    try ledger.number(about: .statement(artisan: id, period: period.name)).flatMap { try ledger.document(number: $0) }
  }
}

extension MakerStatement {
  /// Whether nothing happened and nothing is owed.
  var isQuiet: Bool {
    guard closing.isZero, opening.isZero else { return false }
    return earnings.isEmpty && returns.isEmpty && purchases.isEmpty && openingBalances.isEmpty && adjustments.isEmpty
      && payouts.isEmpty && retentionReleases.isEmpty && advances.given.isEmpty && advances.repaid.isEmpty
      && !pending.contains { period.contains($0.sale.invoicedOn) }
  }
}
