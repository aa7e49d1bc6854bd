public import Values

/// Rows of an export that are no facts of the co-op's files, and what to do about them.
public struct LeftOutRows: Sendable, Hashable {
  /// Why rows are left out.
  struct Reason: Hashable {
    var one: String
    var many: String
    var remedy: String
  }

  let reason: Reason
  /// How many there are.
  public internal(set) var count = 0
  /// What they come to, where that says something; `nil` as well when it does not fit or the currencies differ.
  public internal(set) var sum: Money?

  /// What they are, such as `withdrawals`.
  public var noun: String { count == 1 ? reason.one : reason.many }
  /// What to do about them.
  public var remedy: String { reason.remedy }
}

/// What the rows of an export mean.
struct ExportFacts {
  /// One row of one of the co-op's files.
  struct Fact {
    var kind: FileKind
    /// The place of the row it comes from.
    var row: Int
    /// Cells by the name of the column.
    var cells: [String: String]
  }

  private(set) var facts: [Fact] = []
  /// The buyers that become known by the export, by key.
  private(set) var buyers: Set<String> = []
  private(set) var leftOut: [LeftOutRows] = []
  private(set) var refused: [[ExportFault]] = []
  /// Rows that belong together, by each of them: refused or stored as one.
  private(set) var groups: [Int: [Int]] = [:]
  /// What somebody should look at.
  private(set) var warnings: [(row: Int, name: String, message: String, hint: String)] = []

  mutating func add(_ kind: FileKind, _ row: Int, _ cells: [String: String]) {
    facts.append(Fact(kind: kind, row: row, cells: cells))
    if kind == .buyers, let id = cells["buyer_id"] { buyers.insert(id.idKey) }
  }

  mutating func refuse(_ faults: [ExportFault]) { refused.append(faults) }

  mutating func keepTogether(_ rows: [Int]) {
    guard rows.count > 1 else { return }
    for row in rows { groups[row] = rows }
  }

  mutating func warn(_ row: Int, _ name: String, _ message: String, hint: String) {
    warnings.append((row, name, message, hint))
  }

  /// Counts a row, or a part of one, that becomes no fact.
  mutating func leaveOut(_ reason: LeftOutRows.Reason, _ amount: Money? = nil) {
    let index: Int
    if let found = leftOut.firstIndex(where: { $0.reason == reason }) {
      index = found
    } else {
      leftOut.append(LeftOutRows(reason: reason))
      index = leftOut.count - 1
      leftOut[index].sum = amount.map { .zero($0.currency) }
    }
    leftOut[index].count += 1
    leftOut[index].sum = leftOut[index].sum.flatMap { sum in amount.flatMap { try? sum + $0 } }
  }

  mutating func leaveOut(_ reason: LeftOutRows.Reason, count: Int) {
    guard count > 0 else { return }
    leaveOut(reason)
    leftOut[leftOut.count - 1].count = count
  }
}

extension LeftOutRows.Reason {
  /// What stands above the titles.
  static let above = Self(
    one: "line above the titles", many: "lines above the titles", remedy: "no transaction")
}
