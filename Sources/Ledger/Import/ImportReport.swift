public import Diagnostics

/// What an import did, file by file.
public struct ImportReport: Sendable {
  /// The files in the order in which they were read.
  public internal(set) var files: [ImportedFile] = []
  /// What somebody should look at, in all of the ledger, each with a stable name.
  public internal(set) var warnings: [Diagnostic] = []

  /// Whether the ledger knew all of it already.
  public var isNothingNew: Bool {
    files.allSatisfy { $0.new == 0 && $0.changed == 0 && $0.newlyPending == 0 && $0.removed.isEmpty }
  }

  /// All refused rows of all files, each reason with its place.
  public var problems: [Diagnostic] { files.flatMap(\.problems) }
}

/// What became of one file.
public struct ImportedFile: Sendable {
  /// The path as it was given.
  public internal(set) var path: String
  /// What it was taken for.
  public internal(set) var kind: FileKind
  /// How its text was written: `UTF-8`, `UTF-16` or `Windows-1252`.
  public internal(set) var encoding: String
  /// How many rows it has below the titles, without skipped ones.
  public internal(set) var rowsRead = 0
  /// Rows the ledger did not know.
  public internal(set) var new = 0
  /// Rows of which at least one cell was corrected.
  public internal(set) var changed = 0
  /// Rows the ledger knew as they are; a second equal row of the file counts here.
  public internal(set) var unchanged = 0
  /// Rows that cannot be a fact.
  public internal(set) var refused = 0
  /// Rows with a correction that waits, because an issued document rests on the row.
  public internal(set) var pending = 0
  /// How many of the waiting corrections came with this import.
  public internal(set) var newlyPending = 0
  /// Blank rows and rows of totals, which are no facts.
  public internal(set) var skipped: [SkippedRow] = []
  /// Corrections, old and new.
  public internal(set) var changes: [CellChange] = []
  /// Why rows were refused, one for each reason.
  public internal(set) var problems: [Diagnostic] = []
  /// Rows that the last import of this file had and this one has not, by what identifies them; they are kept.
  public internal(set) var gone: [String] = []
  /// Rows that are gone from the file and were removed from the ledger, as was asked.
  public internal(set) var removed: [String] = []
  /// Rows that are gone from the file and were to be removed, but something rests on them: what, in words.
  public internal(set) var notRemoved: [String] = []
  /// What it was read as, if it is an export of another program; such a file comes once for each kind of rows it became.
  public internal(set) var preset: ExportPreset?
  /// The ids that the export brought with it, which nobody entered before: buyers.
  public internal(set) var made: [String] = []
  /// Rows of an export that are no facts, and what to do about them.
  public internal(set) var leftOut: [LeftOutRows] = []
  /// What somebody should look at in this file.
  public internal(set) var notes: [Diagnostic] = []
  /// The file with the refused rows, if there are any.
  public internal(set) var problemsPath: String?

  init(path: String, kind: FileKind, encoding: String) {
    self.path = path
    self.kind = kind
    self.encoding = encoding
  }
}

/// A row that was not read, and why.
public struct SkippedRow: Sendable, Hashable {
  /// The row as the spreadsheet shows it.
  public let row: Int
  /// `blank` or `total`.
  public let reason: String
}

/// One corrected cell.
public struct CellChange: Sendable, Hashable {
  /// The row as the spreadsheet shows it.
  public let row: Int
  /// What identifies the row: an id, or order and line.
  public let key: String
  /// The title of the column.
  public let title: String
  /// What stood there; empty when blank.
  public let old: String
  /// What stands there now; empty when blank.
  public let new: String
  /// The number of the issued document that rests on the row, so that the correction waits; `nil` when it was made.
  public let waitsFor: String?

  /// Whether it waits, because an issued document rests on the row.
  public var isPending: Bool { waitsFor != nil }
}
