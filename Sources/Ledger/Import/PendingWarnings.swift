import Diagnostics

/// Says which corrections wait because an issued document rests on their row.
enum PendingWarnings {
  static func warnings(_ report: ImportReport) -> [Diagnostic] {
    report.files.flatMap { file in
      file.changes.filter(\.isPending).map { change in
        Diagnostic(
          "pending-correction",
          "`\(change.title)` of `\(change.key)` was changed from `\(change.old)` to `\(change.new)`, but an issued document rests on it",
          at: .cell(file: file.path, row: change.row, column: change.title),
          hint: "the correction waits; credit the document first, or put the old value back", severity: .warning)
      }
    }
  }
}
