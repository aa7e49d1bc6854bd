import Diagnostics
internal import GRDB

/// Says which corrections wait because an issued document rests on their row.
enum PendingWarnings {
  /// Those of one import.
  static func warnings(_ report: ImportReport) -> [Diagnostic] {
    report.files.flatMap { file in
      file.changes.filter(\.isPending).map { change in
        warning(
          Correction(
            name: change.key, title: change.title, old: change.old, new: change.new, waitsFor: change.waitsFor),
          at: .cell(file: file.path, row: change.row, column: change.title))
      }
    }
  }

  /// All that wait.
  static func all(_ db: Database) throws -> [Diagnostic] {
    try WaitingCorrections(db).all().map { own in
      warning(
        Correction(name: own.name, title: own.title, old: own.old, new: own.new, waitsFor: own.waitsFor),
        at: .cell(file: own.file, row: own.row, column: own.title))
    }
  }

  private struct Correction {
    var name: String
    var title: String
    var old: String
    var new: String
    var waitsFor: String?
  }

  private static func warning(_ correction: Correction, at place: Place) -> Diagnostic {
    let what =
      "`\(correction.title)` of `\(correction.name)` was changed from `\(correction.old)` to `\(correction.new)`"
    guard let number = correction.waitsFor else {
      return Diagnostic(
        "pending-correction", "\(what), which waited for a document that was cancelled", at: place,
        hint: "`talim correct` takes it over", severity: .warning)
    }
    return Diagnostic(
      "pending-correction", "\(what), but `\(number)` was issued with the old value", at: place,
      hint: "it waits: cancel or credit the document, then `talim correct` takes it over or drops it",
      severity: .warning)
  }
}
