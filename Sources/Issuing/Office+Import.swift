public import Diagnostics
import Ledger
import Settings
import Values

/// What an import did, for people.
public struct ImportSummary: Sendable {
  /// What was read, file by file.
  public var summary: [String]
  /// Refused rows and warnings.
  public var diagnostics: DiagnosticList
  /// Whether a row was refused.
  public var hasRefusedRows: Bool
}

extension Office {
  /// Reads CSV files into the ledger, all in one transaction.
  ///
  /// - Throws: a `Diagnostic` or `DiagnosticList` when a file can not be read at all; then nothing is imported.
  public func importFiles(_ paths: [String]) throws -> ImportSummary {
    var unreadable: [Diagnostic] = []
    var sources: [ImportSource] = []
    // A problems file beside its original is not read again by `*.csv`: it is for mending first.
    for path in paths {
      do {
        sources.append(ImportSource(path: path, bytes: try FileReading.bytes(ofFile: path, mayBePipe: true)))
      } catch var diagnostic as Diagnostic {
        if diagnostic.name == "is-a-folder" { diagnostic.hint = "name the files in it, such as `\(path)/*.csv`" }
        unreadable.append(diagnostic)
      }
    }
    if !unreadable.isEmpty { throw DiagnosticList(unreadable) }
    var aliases: [FileKind: [String: String]] = [:]
    for alias in settings.columns {
      guard let kind = FileKind(rawValue: alias.file) else { continue }
      aliases[kind, default: [:]][alias.theirTitle] = alias.title
    }
    let options = ImportOptions(
      time: now, baseCurrency: base, homeState: settings.coop.state?.code, asOf: today,
      booksStart: settings.ledger.booksStart, aliases: aliases)
    let report = try LedgerFile.create(path: folder.ledgerPath).importFiles(sources, options: options)
    return ImportSummary(
      summary: report.files.flatMap(Self.lines),
      diagnostics: DiagnosticList(Self.shortened(report.problems) + Self.shortened(report.warnings)),
      hasRefusedRows: !report.problems.isEmpty)
  }

  /// The same mistake in many rows is shown a few times and then counted, so that the others are not lost in it.
  private static func shortened(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    struct Kind: Hashable {
      var name: String
      var file: String
      var column: String?
    }
    var counts: [Kind: Int] = [:]
    var last: [Kind: (index: Int, rows: Int)] = [:]
    var shown: [Diagnostic] = []
    for diagnostic in diagnostics {
      guard case .cell(let file, _, let column)? = diagnostic.place else {
        shown.append(diagnostic)
        continue
      }
      let kind = Kind(name: diagnostic.name, file: file, column: column)
      counts[kind, default: 0] += 1
      if counts[kind, default: 0] <= 3 {
        shown.append(diagnostic)
        last[kind] = (shown.count - 1, 0)
      } else {
        last[kind]?.rows += 1
      }
    }
    for (index, rows) in last.values where rows > 0 {
      let more = "and \(rows) more \(rows == 1 ? "row" : "rows") of this file with the same mistake"
      shown[index].hint = shown[index].hint.map { "\($0); \(more)" } ?? more
    }
    return shown
  }

  private static func lines(_ file: ImportedFile) -> [String] {
    let counts = [
      (file.new, "new"), (file.changed, "changed"), (file.unchanged, "as before"), (file.refused, "refused"),
      (file.pending, "waiting: an issued document rests on them"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let rows = "\(file.rowsRead) \(file.rowsRead == 1 ? "row" : "rows")"
    var lines = ["\(file.path): \(rows)" + (counts.isEmpty ? "" : ", " + counts.joined(separator: ", "))]
    lines += file.changes.prefix(20).map {
      "  row \($0.row), \($0.key), \($0.title): `\($0.old)` is now `\($0.new)`" + ($0.isPending ? " (waiting)" : "")
    }
    if file.changes.count > 20 { lines.append("  and \(file.changes.count - 20) more changes") }
    if !file.gone.isEmpty {
      lines.append("  no longer in the file, but kept: \(file.gone.prefix(10).joined(separator: ", "))")
    }
    if let path = file.problemsPath { lines.append("  the refused rows are in \(path); mend them there and import it") }
    return lines
  }
}
