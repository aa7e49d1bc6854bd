/// How far an import is.
public struct ImportProgress: Sendable, Hashable {
  /// What is being done.
  public enum Step: Sendable, Hashable {
    /// A file is looked through, to see how it writes days and numbers.
    case lookingThrough
    /// Its rows are stored.
    case storing
    /// The whole ledger is looked through.
    case checking
  }

  /// What is being done.
  public var step: Step
  /// The path of the file at hand; the last one while the ledger is looked through.
  public var path: String
  /// How many rows of that file are stored.
  public var rows: Int
  /// How many rows it has; `nil` while that is not known.
  public var rowCount: Int?
  /// The part of all files that is done, from 0 to 1.
  public var part: Double
}

/// Counts what is done of all files of an import.
struct ImportMeter {
  private let report: (@Sendable (ImportProgress) throws -> Void)?
  private let total: Double
  private var finished = 0.0
  private var path = ""
  private var size = 0.0

  /// What part of the time of a file goes into looking it through.
  private static let lookingShare = 0.15
  /// What part of the time of an import goes into its files; checking takes the rest.
  private static let filesShare = 0.9

  init(_ sources: [ImportSource], _ report: (@Sendable (ImportProgress) throws -> Void)?) {
    self.report = report
    total = Double(max(1, sources.reduce(0) { $0 + $1.size }))
  }

  /// The next file begins, and the one before is done.
  mutating func begin(_ source: ImportSource) {
    finished += size
    path = source.path
    size = Double(source.size)
  }

  func looked(_ part: Double) throws { try tell(.lookingThrough, 0, nil, part * Self.lookingShare) }

  func stored(_ rows: Int, of count: Int, _ part: Double) throws {
    try tell(.storing, rows, count, Self.lookingShare + part * (1 - Self.lookingShare))
  }

  mutating func check() throws {
    finished += size
    size = 0
    try tell(.checking, 0, nil, 0)
  }

  private func tell(_ step: ImportProgress.Step, _ rows: Int, _ count: Int?, _ part: Double) throws {
    let done = min(1, (finished + size * part) / total) * Self.filesShare
    try report?(ImportProgress(step: step, path: path, rows: rows, rowCount: count, part: done))
  }
}
