public import Diagnostics

/// What is asked of `talim statements`.
public struct StatementsRun: Sendable {
  /// The period's name: `2026-05`, or `2026-W20`.
  public var period: String
  /// The ids of the artisans; all of them when empty.
  public var artisans: [String]
  /// Whether to print drafts: no number, nothing kept.
  public var isDraft: Bool
  /// The folder to print to; the co-op's `documents` when absent.
  public var outFolder: String?
  /// The code or English name of the language of all; each artisan's own when absent.
  public var language: String?
  /// The code or English name of a language in which labels stand a second time.
  public var also: String?
  /// How many to print at once.
  public var jobs: Int

  /// A run of statements of a period.
  public init(period: String, artisans: [String] = [], isDraft: Bool = false, jobs: Int = 1) {
    self.period = period
    self.artisans = artisans
    self.isDraft = isDraft
    self.jobs = jobs
  }
}

/// What became of a run, as far as it is known.
public enum StatementsEvent: Sendable {
  /// A file was printed to this path.
  case printed(path: String)
  /// Something is worth knowing.
  case warned(DiagnosticList)
}

/// What a run of statements came to.
public struct StatementsSummary: Sendable {
  /// How many were printed.
  public var printed = 0
  /// How many had been issued before.
  public var issuedBefore = 0
  /// How many artisans got none, because nothing happened and nothing is owed.
  public var quiet = 0
  /// How many could not be printed.
  public var failed = 0
  /// What kept some from being printed.
  public var problems = DiagnosticList([])
  /// Whether the run was stopped before its end.
  public var wasStopped = false
}
