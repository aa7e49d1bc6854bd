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

/// How far an import is.
public struct FilesProgress: Sendable, Hashable {
  /// The part that is done, from 0 to 1.
  public var part: Double
  /// What is being done, such as `orders.csv: 2000 of 250000 rows`.
  public var words: String
  /// Whether everything is imported; what follows only saves time later and may be left out.
  public var isImported = false

  init(summed orders: Int, of count: Int) {
    part = Double(orders) / Double(max(orders, count, 1))
    words = "summing up: \(orders) of \(count) orders"
    isImported = true
  }

  init(_ progress: ImportProgress) {
    part = progress.part
    let name = progress.path.split(separator: "/").last ?? ""
    switch progress.step {
    case .lookingThrough: words = "looking through \(name)"
    case .storing: words = "\(name): \(progress.rows) of \(progress.rowCount ?? progress.rows) rows"
    case .checking: words = "looking through the ledger"
    }
  }
}

extension Office {
  /// Reads CSV files into the ledger, all in one transaction.
  ///
  /// - Parameters:
  ///   - removesGoneRows: whether rows that the last import of a file had and this one has not are removed.
  ///   - form: how to read all of them, such as `payments` or `shopify-orders`; without one, names and titles tell.
  ///   - progress: told how far it is, about every thousand rows; what it throws ends the import with nothing changed, or only
  ///     what follows the import.
  /// - Throws: a `Diagnostic` or `DiagnosticList` when a file can not be read at all; then nothing is imported.
  public func importFiles(
    _ paths: [String], removesGoneRows: Bool = false, as form: String? = nil,
    progress: (@Sendable (FilesProgress) throws -> Void)? = nil
  ) throws -> ImportSummary {
    let form = try form.map(Self.readingForm)
    var unreadable: [Diagnostic] = []
    var sources: [ImportSource] = []
    for path in paths {
      do {
        sources.append(try Self.source(path))
      } catch var diagnostic as Diagnostic {
        if diagnostic.name == "is-a-folder" { diagnostic.hint = "name the files in it, such as `\(path)/*.csv`" }
        unreadable.append(diagnostic)
      }
    }
    if !unreadable.isEmpty { throw DiagnosticList(unreadable) }
    var options = importOptions()
    options.removesGoneRows = removesGoneRows
    options.form = form
    if let progress { options.progress = { try progress(FilesProgress($0)) } }
    let ledger = try LedgerFile.create(path: folder.ledgerPath)
    let before = try ledger.state()
    let report = try ledger.importFiles(sources, options: options)
    try keepStatus(after: report, before, in: ledger, progress: progress)
    // Weighing all orders takes time, so in a large ledger that is left to `check` and `match`.
    let isSmall = try ledger.orderCount() <= 10_000
    let warnings = isSmall ? try explained(report.warnings, in: ledger) : report.warnings
    return ImportSummary(
      summary: report.files.flatMap(ImportLines.lines),
      diagnostics: DiagnosticList(
        [report.problems, warnings].flatMap { RepeatedRows.shortened(DiagnosticList($0).sorted) }),
      hasRefusedRows: !report.problems.isEmpty)
  }

  private static func readingForm(_ name: String) throws -> ReadingForm {
    if let form = ReadingForm(name: name) { return form }
    let near = Suggestion.nearest(to: name, among: ReadingForm.allNames).map { "did you mean `\($0)`?" }
    throw Diagnostic(
      "unknown-form", "`\(name)` is nothing that a file can be read as",
      hint: near ?? "it is one of \(ReadingForm.allNames.map { "`\($0)`" }.joined(separator: ", "))", fault: .misuse)
  }

  /// A file is read piece by piece, whatever its size; what comes through a pipe is held, because it comes only once.
  private static func source(_ path: String) throws -> ImportSource {
    guard let descriptor = try FileReading.descriptor(ofRegularFile: path) else {
      return ImportSource(path: path, bytes: try FileReading.bytes(ofFile: path, mayBePipe: true))
    }
    return ImportSource(path: path, descriptor: descriptor)
  }

  /// What the ledger must be told: the day, the settings and other titles for columns.
  func importOptions() -> ImportOptions {
    var aliases: [FileKind: [String: String]] = [:]
    for alias in settings.columns {
      guard let kind = FileKind(rawValue: alias.file) else { continue }
      aliases[kind, default: [:]][alias.theirTitle] = alias.title
    }
    var options = ImportOptions(
      time: now, baseCurrency: base, homeState: settings.coop.state?.code, asOf: today,
      booksStart: settings.ledger.booksStart, aliases: aliases)
    options.expiryAlertDays = settings.ledger.expiryAlertDays
    options.fixedSettings = settings.ledger.decided
    options.bankWordsLeftOut = settings.imports.bankWordsLeftOut
    return options
  }
}
