/// Where something is wrong, in the words of the person who can mend it.
public enum Place: Sendable, Hashable {
  /// A stretch of one line of a text file, such as a template or `talim.toml`.
  case text(TextPlace)
  /// A cell of a spreadsheet: the row number as the spreadsheet shows it (the title row is 1) and the title of the column.
  case cell(file: String, row: Int, column: String?)
  /// A whole file or folder.
  case file(String)
}

/// A stretch of one line of a text file.
public struct TextPlace: Sendable, Hashable {
  /// The path of the file as the user would name it.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column of the first character, from 1, counted in Unicode scalars.
  public var column: Int
  /// How many characters the stretch covers on this line; at least 1.
  public var length: Int
  /// The line without its line end, for showing it under the message; of a very long line only a stretch.
  public var lineText: String
  /// The column at which `lineText` begins: 1, unless it is a stretch of a very long line.
  public var lineTextStart: Int

  /// Names `length` characters from `column` of `line`.
  public init(
    file: String, line: Int, column: Int, length: Int = 1, lineText: String, lineTextStart: Int = 1
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.length = max(1, length)
    self.lineText = lineText
    self.lineTextStart = lineTextStart
  }
}

extension Place: CustomStringConvertible {
  /// `file:line:column`, `file, row 12, column "Qty"` or the file alone.
  public var description: String {
    switch self {
    case .text(let place): "\(place.file):\(place.line):\(place.column)"
    case .cell(let file, let row, let column?): "\(file), row \(row), column `\(column)`"
    case .cell(let file, let row, nil): "\(file), row \(row)"
    case .file(let path): path
    }
  }

  /// The order in which diagnostics are shown: by file, then from top to bottom.
  var sortKey: (String, Int, Int) {
    switch self {
    case .text(let place): (place.file, place.line, place.column)
    case .cell(let file, let row, _): (file, row, 0)
    case .file(let path): (path, 0, 0)
    }
  }
}
