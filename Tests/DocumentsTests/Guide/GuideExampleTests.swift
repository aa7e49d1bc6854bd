import GuideTestSupport
import Testing

@testable import Documents

/// Every figure of the worked examples in the guides is what the program computes.
@Suite(.serialized) struct GuideExampleTests {
  static let guides = ["docs/ledger.md", "docs/money.md"]

  @Test(arguments: guides)
  func examplesAreComputed(in path: String) throws {
    var guide = try Guide(path)
    var count = 0
    while let piece = guide.pieces.filter({ Self.asks($0) != nil }).dropFirst(count).first {
      let (name, words) = try #require(Self.asks(piece))
      count += 1
      let coop = try GuideCoop(name, in: guide.pieces)
      let lines = try #require(try GuideTable(coop).lines(words), "what is `\(words)`?")
      if Guide.isUpdating { try guide.replace(piece, with: lines) }
      #expect(piece.lines == lines || Guide.isUpdating, "\(name) says\n\(lines.joined(separator: "\n"))")
    }
    #expect(count >= 5)
  }

  /// The name of the example and what its table shows; `nil` for blocks and for tables of another mark.
  private static func asks(_ piece: Guide.Piece) -> (String, [String])? {
    guard piece.kind == nil, let first = piece.words.first, first.hasSuffix(":") else { return nil }
    return (String(first.dropLast()), Array(piece.words.dropFirst()))
  }

  @Test func everyFileOfAnExampleIsUsed() throws {
    for path in Self.guides {
      let pieces = try Guide(path).pieces
      let shown = Set(pieces.compactMap { Self.asks($0)?.0 } + ["base", "all", "file"])
      for piece in pieces where piece.kind == "csv" {
        let name = try #require(piece.words.first, "\(path): a block without a mark:\n\(piece.text)").dropLast()
        #expect(shown.contains(String(name)), "\(path): \(name)")
      }
    }
  }

  @Test func everyStateOfAnOrderIsInItsTable() throws {
    let table = try #require(try Guide("docs/ledger.md").pieces.first { $0.mark == "states" })
    #expect(table.rows.map { $0[0] } == OrderState.allCases.map(\.rawValue))
  }

  @Test func everyAccountOfTheBooksIsInItsTable() throws {
    let table = try #require(try Guide("docs/ledger.md").pieces.first { $0.mark == "accounts" })
    let names = table.rows.flatMap { $0[0].split(separator: "`").map(String.init).filter { $0.contains(":") } }
    #expect(Set(names) == Set(BookAccount.Kind.allCases.map(\.rawValue)) && names.count == Set(names).count)
  }

  @Test(arguments: guides)
  func sumsAreComputed(in path: String) throws {
    var guide = try Guide(path)
    for piece in guide.pieces where piece.mark == "sums" {
      let lines = try piece.rows.map { row in
        let sum = try GuideSum(row[0])
        return "| " + [row[0], sum.exactText, sum.kept].joined(separator: " | ") + " |"
      }
      let all = Array(piece.lines.prefix(2)) + lines
      if Guide.isUpdating { try guide.replace(piece, with: all) }
      #expect(piece.lines == all || Guide.isUpdating, "\(path)\n\(all.joined(separator: "\n"))")
    }
  }
}
