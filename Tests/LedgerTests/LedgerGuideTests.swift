import Diagnostics
import Foundation
import GuideTestSupport
import Testing
import Values

@testable import Ledger

/// The guide for bookkeepers says what the ledger knows: every column, setting, cell and reason, and no others.
@Suite struct LedgerGuideTests {
  private static let pieces: [Guide.Piece] = (try? Guide("docs/ledger.md").pieces) ?? []

  private static func tables(under heading: String) -> [Guide.Piece] {
    pieces.filter { piece in piece.kind == nil && piece.headings.contains { $0.contains(heading) } }
  }

  private static func table(_ mark: String) throws -> Guide.Piece {
    try #require(pieces.first { $0.kind == nil && $0.mark == mark }, "no table is marked `\(mark)`")
  }

  /// The texts between back quotes.
  private static func quoted(_ cell: String) -> [String] {
    cell.matches(of: /`` ?(.+?) ?``|`([^`]+)`/).map { String($0.1 ?? $0.2 ?? "") }
  }

  // MARK: files and columns

  @Test(arguments: FileKind.allCases)
  func everyColumnIsInItsTable(of kind: FileKind) throws {
    let table = try #require(Self.tables(under: "`\(kind.rawValue).csv`").first { $0.head.first == "Column" })
    let titles = kind.columns.map { $0.isRequired ? "**\($0.title)**" : $0.title }
    #expect(table.rows.map { $0[0] } == titles)
    for (column, row) in zip(kind.columns, table.rows) {
      for title in column.otherTitles { #expect(row[1].contains(title), "\(column.title) may also be called \(title)") }
      guard case .choice(let groups) = column.content else { continue }
      let words = Self.quoted(row[1])
      for group in groups { #expect(words.contains(group[0]), "\(column.title): \(group[0])") }
    }
  }

  @Test func theExamplesOfAllFilesMakeOneCoop() throws {
    let blocks = Self.pieces.filter { $0.words.first == "all:" }
    #expect(Set(blocks.map { $0.words[1] }) == Set(FileKind.allCases.map { "\($0.rawValue).csv" }))
    for block in blocks { #expect(block.headings.last?.contains("`\(block.words[1])`") == true) }
    let shop = try Workshop()
    let report = try shop.load(blocks.map { ($0.words[1], $0.text) })
    #expect(report.problems.map(\.message) == [])
    #expect(report.files.map(\.new).allSatisfy { $0 > 0 })
    let found = try shop.findings { options in
      options.asOf = CalendarDay(iso: "2026-07-31")
      options.homeState = "01"
    }
    #expect(found.map(\.diagnostic.message) == [])
    #expect(try shop.load(blocks.map { ($0.words[1], $0.text) }).isNothingNew)
  }

  @Test func everySettingIsInItsTable() throws {
    let keys = try Self.table("settings").rows.flatMap { Self.quoted($0[0]) }
    #expect(keys == SettingKey.allCases.map(\.rawValue))
  }

  @Test func everyExportIsInItsTable() throws {
    #expect(try Self.table("exports").rows.flatMap { Self.quoted($0[0]) } == ExportPreset.allCases.map(\.rawValue))
  }

  /// The titles of other programs are those that the presets look for; ours are ours.
  @Test func everyTitleOfAnExportIsKnown() throws {
    let table = try #require(
      Self.tables(under: "Exports of shops and banks").first { $0.head.first == "In the export" })
    let known = Set(
      ExportPreset.allCases.flatMap { preset in
        let titles = preset.reader.titles
        return titles.needed.flatMap { $0 } + titles.columns.values.flatMap { $0.values.flatMap { $0 } }
      }.map(\.foldedTitle))
    for title in table.rows.flatMap({ Self.quoted($0[0]) }) { #expect(known.contains(title.foldedTitle), "\(title)") }
  }

  // MARK: cells

  @Test func daysAreReadAsTheGuideSays() throws {
    let rows = try Self.table("days").rows
    #expect(rows.count >= 8)
    for row in rows {
      for cell in Self.quoted(row[0]) {
        switch DayReading(cell) {
        case .day(let day, _): #expect(row[1] == day.description, "\(cell)")
        case .ambiguous(let one, let other):
          #expect(row[1].contains("\(one) or \(other)"), "\(cell): \(one) or \(other)")
        case .unreadable: #expect(row[1] == "refused", "\(cell)")
        }
      }
    }
  }

  @Test func numbersAreReadAsTheGuideSays() throws {
    let rows = try Self.table("numbers").rows
    #expect(rows.count >= 8)
    for row in rows {
      for cell in Self.quoted(row[0]) {
        switch NumberReading(cell) {
        case .number(let number, _): #expect(row[1] == number.description, "\(cell)")
        case .ambiguous(let point, let comma):
          #expect(row[1].contains("\(point) or \(comma)"), "\(cell): \(point) or \(comma)")
        case .unreadable: #expect(row[1] == "refused", "\(cell)")
        }
      }
    }
  }

  @Test func otherCellsAreReadAsTheGuideSays() throws {
    let contents: [String: ImportColumn.Content] = [
      "yes or no": .yesNo, "country": .country, "state": .stateCode, "currency": .currency, "day with a time": .moment,
    ]
    let rows = try Self.table("cells").rows.filter { contents[$0[0]] != nil }
    #expect(Set(rows.map { $0[0] }) == Set(contents.keys))
    for row in rows {
      let content = try #require(contents[row[0]])
      let column = ImportColumn("Cell", "cell", content)
      let reader = CellReader(column: column, title: "Cell", dayOrder: nil, decimalSign: nil)
      for cell in Self.quoted(row[1]) {
        let read = CellText.shown(try reader.value(cell), "cell", .orders, nil)
        let word = content == .yesNo ? (read == "1" ? "yes" : "no") : read
        #expect(Self.quoted(row[2]).contains(word), "\(cell): \(word)")
      }
    }
  }

  // MARK: checks and refusals

  @Test(arguments: LedgerFinding.Task.allCases)
  func everyCheckIsUnderItsTask(task: LedgerFinding.Task) throws {
    let table = try #require(Self.tables(under: task.title).first)
    let known = LedgerFinding.all.filter { $0.value.task == task }
    #expect(Set(table.rows.flatMap { Self.quoted($0[0]) }) == Set(known.keys))
    for row in table.rows {
      let name = try #require(Self.quoted(row[0]).first)
      #expect(row[0].hasPrefix("**") == known[name]?.isSerious, "\(name)")
      #expect(row.count == 3 && row.allSatisfy { !$0.isEmpty }, "\(name)")
    }
  }

  @Test func everyReasonOfARefusalIsInItsTable() throws {
    for (mark, names) in [("rows", Refusal.ofRows), ("files", Refusal.ofFiles)] {
      let found = try Self.table(mark).rows.flatMap { Self.quoted($0[0]) }
      #expect(Set(found) == names, "\(mark): \(Set(found).symmetricDifference(names).sorted())")
      #expect(found.count == names.count)
    }
  }

  /// The list of names is that of the sources.
  @Test func everyReasonIsOnTheList() throws {
    let folder = Guide.root.appending(path: "Sources/Ledger")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
    var names: Set<String> = []
    for file in files ?? [] where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /(?:CellProblem|self\.init|refuse)\(\s*"([a-z]+-[^"]+)",/) {
        names.insert(String(match.1))
      }
    }
    #expect(names.remove(#"unknown-\(kind.referenceNoun)"#) != nil)
    let referred: [FileKind] = FileKind.allCases.flatMap { kind in
      kind.columns.compactMap { column in
        switch column.content {
        case .reference(let other), .named(let other): other
        case .makers: .artisans
        default: nil
        }
      }
    }
    #expect(names.union(referred.map { "unknown-\($0.referenceNoun)" }) == Refusal.ofRows)
  }
}
