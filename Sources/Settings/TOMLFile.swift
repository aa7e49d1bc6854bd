public import Diagnostics

/// A TOML file as a flat list of values by dotted key, each with its place: `[bank]` with `upi = "a@b"` gives
/// `bank.upi`. Elements of arrays of tables are numbered from 0: `tax.rates.0.code`.
///
/// Input: the file's text. Output: its values, or everything that is wrong with its syntax. For settings, themes and
/// labels.
public struct TOMLFile: Sendable {
  /// One key with its value.
  public struct Entry: Sendable, Hashable {
    /// The parts of the dotted key, sections first.
    public let path: [String]
    /// The value.
    public let value: TOMLScalar
    /// Where the key stands.
    public let keyPlace: Place
    /// Where the value stands, as far as its first line goes.
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

  private let places: [[String]: Place]

  /// Reads `text`; throws a `toml-syntax` diagnostic for each line that is not TOML.
  public init(text: String, file: String) throws(DiagnosticList) {
    let reader = TOMLReader(text: text, file: file)
    guard reader.faults.isEmpty else { throw DiagnosticList(reader.faults) }
    self.file = file
    entries = reader.entries
    tables = reader.tables.map(\.path)
    values = Dictionary(reader.entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    let ofTables = reader.tables.map { ($0.path, Place.text($0.place)) }
    places = Dictionary(
      ofTables + reader.entries.map { ($0.path, $0.valuePlace) }, uniquingKeysWith: { first, _ in first })
  }

  /// The value of a dotted key, if the file has it.
  public subscript(key: String) -> TOMLScalar? { values[key] }

  /// Where a dotted key's value stands; the nearest section when the file does not have it, else the whole file.
  public func place(of key: String) -> Place {
    entries.first { $0.key == key }?.valuePlace ?? place(of: key.split(separator: ".").map(String.init))
  }

  /// Where a value or the header of a table stands, or the nearest table around it, or the file.
  func place(of path: [String]) -> Place {
    var path = path
    while !path.isEmpty {
      if let place = places[path] { return place }
      path.removeLast()
    }
    return .file(file)
  }
}
