public import Diagnostics
internal import TOMLKit
internal import Values

/// A TOML file as a flat list of values by dotted key, each with its place: `[bank]` with `upi = "a@b"` gives
/// `bank.upi`. Elements of arrays of tables are numbered from 0: `tax.rates.0.code`.
///
/// Input: the file's text. Output: its values, or what is wrong with its syntax. For settings, themes and labels.
public struct TOMLFile: Sendable {
  /// One key with its value.
  public struct Entry: Sendable, Hashable {
    /// The parts of the dotted key, sections first.
    public let path: [String]
    /// The value.
    public let value: TOMLScalar
    /// Where the key stands.
    public let keyPlace: Place
    /// Where the value begins.
    public let valuePlace: Place

    /// The parts joined by dots. Keys that hold dots themselves are better told apart by `path`.
    public var key: String { path.joined(separator: ".") }
  }

  /// The path of the file as the user would name it.
  public let file: String
  /// All values, in the order of the file.
  public let entries: [Entry]
  /// The paths of all tables, with and without keys, parents first.
  public let tables: [[String]]
  /// The values by dotted key.
  public let values: [String: TOMLScalar]

  private let index: TOMLPlaces

  /// Reads `text`; throws one `toml-syntax` diagnostic with line and column when it is not TOML.
  public init(text: String, file: String) throws(DiagnosticList) {
    let index = TOMLPlaces(text: text, file: file)
    guard !text.utf8.contains(0) else {
      throw DiagnosticList([Diagnostic("toml-syntax", "the file is not text: it holds zero bytes", at: .file(file))])
    }
    if let place = index.unreadableHeader {
      throw DiagnosticList([
        Diagnostic(
          "toml-syntax", "this section has no name that can be read", at: .text(place),
          hint: "write it as `[coop]`, with plain letters between the brackets")
      ])
    }
    var flattening = TOMLFlattening()
    do {
      flattening.visit(try TOMLTable(string: text), at: [])
    } catch let error as TOMLParseError {
      throw DiagnosticList([TOMLSyntaxFault(error, places: index).diagnostic])
    } catch {
      throw DiagnosticList([Diagnostic("toml-syntax", "the file cannot be read as TOML", at: .file(file))])
    }
    self.file = file
    self.index = index
    tables = flattening.tables
    entries = flattening.values.map { path, value in
      Entry(path: path, value: value, keyPlace: index.key(path), valuePlace: index.value(path))
    }.sorted { $0.keyPlace.lineAndColumn < $1.keyPlace.lineAndColumn }
    values = Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The value of a dotted key, if the file has it.
  public subscript(key: String) -> TOMLScalar? { values[key] }

  /// Where a dotted key's value stands; the nearest section when the file does not have it, else the whole file.
  public func place(of key: String) -> Place {
    entries.first { $0.key == key }?.valuePlace ?? index.key(key.split(separator: ".").map(String.init))
  }

  /// Where the header of a table stands, or the nearest table around it.
  func place(ofTable path: [String]) -> Place { index.key(path) }
}

/// Walks the parsed tables and collects values by path.
private struct TOMLFlattening {
  var values: [(path: [String], value: TOMLScalar)] = []
  var tables: [[String]] = []

  // The parser refuses nesting deeper than 256, so that this cannot go deeper either.
  mutating func visit(_ table: TOMLTable, at path: [String]) {
    if !path.isEmpty { tables.append(path) }
    for key in table.keys {
      guard let value = table[key] else { continue }
      visit(value, at: path + [key])
    }
  }

  private mutating func visit(_ value: any TOMLValueConvertible, at path: [String]) {
    if let table = value.table { return visit(table, at: path) }
    if let array = value.array, !array.isEmpty, array.allSatisfy({ $0.type == .table }) {
      tables.append(path)
      for (number, element) in array.enumerated() { visit(element, at: path + [String(number)]) }
      return
    }
    values.append((path, scalar(value)))
  }

  private func scalar(_ value: any TOMLValueConvertible) -> TOMLScalar {
    switch value.type {
    case .string: .text(value.string ?? "")
    case .int: .whole(value.int ?? 0)
    case .double: decimal(value.double ?? 0)
    case .bool: .flag(value.bool ?? false)
    case .date: day(value.date)
    case .array: .list(value.array.map { $0.map(scalar) } ?? [])
    case .time: .other("a time")
    case .dateTime: .other("a time of a day")
    case .table: .other("a group of keys")
    }
  }

  // The shortest decimal that names the same binary number is the one that was typed, up to 15 digits.
  private func decimal(_ number: Double) -> TOMLScalar {
    ExactDecimal("\(number)").map(TOMLScalar.decimal) ?? .other("a number out of range")
  }

  private func day(_ date: TOMLDate?) -> TOMLScalar {
    guard let date, let day = CalendarDay(year: date.year, month: date.month, day: date.day) else {
      return .other("a day that does not exist")
    }
    return .day(day)
  }
}

extension Place {
  /// Line and column of a place in a text; zeros for other places.
  var lineAndColumn: (Int, Int) {
    if case .text(let place) = self { (place.line, place.column) } else { (0, 0) }
  }
}
