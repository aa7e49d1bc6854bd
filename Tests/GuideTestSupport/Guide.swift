public import Foundation

/// One of the guides in `docs/`, taken apart, so that tests can hold what it says against the program.
///
/// A comment `<!-- … -->` on the line above a table or a fenced block is its mark: it tells tests what to do with it.
/// `TALIM_UPDATE_SNAPSHOTS=1` lets tests write what the program says into the guide; CI refuses it.
public struct Guide: Sendable {
  /// A table, or a fenced block.
  public struct Piece: Sendable {
    /// What stands between `<!--` and `-->` on the line above.
    public var mark: String?
    /// What follows the three back quotes; `nil` for a table.
    public var kind: String?
    /// The headings above it, the highest first, without `#`.
    public var headings: [String]
    /// The lines of the table, or those between the fences.
    public var lines: [String]
    /// Where they are in the file, counted from 0.
    public var range: Range<Int>

    /// The cells of a table below its head; backslashes before `|` are taken away.
    public var rows: [[String]] { lines.dropFirst(2).map(Guide.cells) }
    /// The cells of a table's head.
    public var head: [String] { lines.first.map(Guide.cells) ?? [] }
    /// The text of a block.
    public var text: String { lines.joined(separator: "\n") }
    /// The words of the mark.
    public var words: [String] { (mark ?? "").split(separator: " ").map(String.init) }
  }

  /// The root of the repository.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Whether what the program says is to be written into the guides.
  public static var isUpdating: Bool {
    let environment = ProcessInfo.processInfo.environment
    return environment["TALIM_UPDATE_SNAPSHOTS"] == "1" && environment["CI"] == nil
  }

  /// The lines of the file.
  public private(set) var lines: [String]
  private let url: URL

  /// Reads a guide by its path from the root, such as `docs/ledger.md`.
  public init(_ path: String) throws {
    url = Self.root.appending(path: path)
    lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
  }

  /// All tables and blocks, in their order.
  public var pieces: [Piece] {
    var pieces: [Piece] = []
    var headings: [String] = []
    var index = 0
    while index < lines.count {
      let line = lines[index]
      let level = line.prefix { $0 == "#" }.count
      if level > 0, line.dropFirst(level).hasPrefix(" ") {
        headings = Array(headings.prefix(level - 1)) + [String(line.dropFirst(level + 1))]
      } else if line.hasPrefix("```") {
        let end = lines[(index + 1)...].firstIndex { $0.hasPrefix("```") } ?? lines.endIndex
        pieces.append(piece(index + 1..<end, kind: String(line.dropFirst(3)), mark: mark(above: index), headings))
        index = end
      } else if line.hasPrefix("|") {
        let end = lines[index...].firstIndex { !$0.hasPrefix("|") } ?? lines.endIndex
        pieces.append(piece(index..<end, kind: nil, mark: mark(above: index), headings))
        index = end - 1
      }
      index += 1
    }
    return pieces
  }

  private func piece(_ range: Range<Int>, kind: String?, mark: String?, _ headings: [String]) -> Piece {
    Piece(mark: mark, kind: kind, headings: headings, lines: Array(lines[range]), range: range)
  }

  private func mark(above index: Int) -> String? {
    guard index > 0 else { return nil }
    return lines[index - 1].wholeMatch(of: /<!-- (.+) -->/).map { String($0.1) }
  }

  /// The cells of one line of a table.
  public static func cells(_ line: String) -> [String] {
    var cells = [""]
    var isEscaped = false
    for character in line.dropFirst() {
      switch character {
      case "\\" where !isEscaped: isEscaped = true
      case "|" where !isEscaped: cells.append("")
      default:
        if isEscaped, character != "|" { cells[cells.count - 1].append("\\") }
        cells[cells.count - 1].append(character)
        isEscaped = false
      }
    }
    if cells.last?.allSatisfy(\.isWhitespace) ?? false { cells.removeLast() }
    return cells.map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// Writes other lines in place of those of a piece, and the file with them.
  public mutating func replace(_ piece: Piece, with new: [String]) throws {
    lines.replaceSubrange(piece.range, with: new)
    try lines.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
  }
}
