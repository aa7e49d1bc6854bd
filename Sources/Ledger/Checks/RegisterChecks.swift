import Diagnostics
internal import GRDB

/// Looks through the register for numbers of Talim's own that are not there.
enum RegisterChecks {
  /// One finding for each stretch of numbers.
  static func missingNumbers(_ db: Database) throws -> [Diagnostic] {
    try RegisterReading.series(db, kind: nil).flatMap { series in
      series.gaps.filter { $0.cause == .missing }.map { gap in
        let first = series.number(gap.range.lowerBound)
        let one = gap.range.count == 1
        let what =
          one ? "the number `\(first)` is" : "the numbers `\(first)` to `\(series.number(gap.range.upperBound))` are"
        return Diagnostic(
          "number-missing", "\(what) missing in the register, though later ones were given out",
          hint:
            "an older copy of the ledger may have been restored; `talim cancel \(first) --missing --reason …` notes why",
          severity: .warning)
      }
    }
  }
}
