internal import Diagnostics

/// Reads the lines of a TOML text (version 1.0) into flat values. A line that cannot be read is reported and left out,
/// so that one run names them all.
///
/// Written here rather than taken from a package because settings need the place of every key and value, because a
/// slip of a bookkeeper must never end the program, and because the start of the program must not wait for it.
struct TOMLReader {
  private enum Kind {
    case value
    /// A table with a header of its own.
    case section
    /// A table that stands only in the names of others: `a` in `[a.b]`.
    case implied
    /// A table made by a dotted key; it can have no header, but tables inside it can.
    case dotted
    /// A table between braces; nothing can be added to it.
    case closed
    /// An array of tables and how many it has.
    case elements(Int)
  }

  private(set) var entries: [TOMLFile.Entry] = []
  private(set) var tables: [(path: [String], place: TextPlace)] = []
  private(set) var faults: [Diagnostic] = []
  private var cursor: TOMLCursor
  private var section: [String] = []
  private var kinds: [[String]: Kind] = [:]

  /// More mistakes than this are not reported; a text with so many is no settings file.
  private static let mostFaults = 20

  init(text: String, file: String) {
    cursor = TOMLCursor(text: text, file: file)
    while cursor.current != nil, faults.count < Self.mostFaults {
      do {
        try statement()
      } catch {
        faults.append(error)
        cursor.skipLine()
      }
      if cursor.current == "\n" { cursor.advance() }
    }
  }

  private mutating func statement() throws(Diagnostic) {
    cursor.skipBlanks()
    switch cursor.current {
    case nil, "\n", "#": break
    case "[": try header()
    default: try assignment()
    }
    cursor.skipBlanks()
    let rest = cursor.position
    if cursor.current == "#" { return cursor.skipLine() }
    guard cursor.current == nil || cursor.current == "\n" else {
      cursor.skipLine()
      throw cursor.fault(
        "this is too much on the line", from: rest,
        hint: "numbers stand without commas and signs, text between quotes; a note begins with `#`")
    }
  }

  private mutating func assignment() throws(Diagnostic) {
    let start = cursor.position
    let key = try cursor.key()
    var end = cursor
    guard cursor.take("=") else {
      end.skipLine()
      throw end.fault(
        "this line cannot be understood", from: start,
        hint: "a setting is written `key = value`, a note begins with `#`")
    }
    let keyPlace = cursor.place(from: start, to: keyEnd(from: start, to: end.position))
    cursor.skipBlanks()
    let valueStart = cursor.position
    let value = try cursor.value()
    let valuePlace = cursor.place(from: valueStart)
    try insert(value, at: key, within: section, (keyPlace, valuePlace))
  }

  private func keyEnd(from start: Int, to end: Int) -> Int {
    let text = cursor.place(from: start, to: end)
    let blanks = text.lineText.unicodeScalars.dropFirst(text.column - 1).prefix(text.length).reversed()
      .prefix { $0 == " " || $0 == "\t" }.count
    return end - blanks
  }

  private mutating func insert(
    _ value: TOMLNode, at key: [String], within table: [String], _ places: (key: TextPlace, value: TextPlace)
  ) throws(Diagnostic) {
    var path = table
    for part in key.dropLast() {
      path.append(part)
      switch kinds[path] {
      case nil:
        kinds[path] = .dotted
        tables.append((path, places.key))
      case .dotted: break
      default: throw twice(places.key)
      }
    }
    path.append(key.last ?? "")
    guard kinds[path] == nil else { throw twice(places.key) }
    try store(value, at: path, places)
  }

  private mutating func store(
    _ value: TOMLNode, at path: [String], _ places: (key: TextPlace, value: TextPlace)
  ) throws(Diagnostic) {
    switch value {
    case .table(let members):
      kinds[path] = .closed
      tables.append((path, places.key))
      for member in members {
        try insert(member.value, at: member.path, within: path, (member.place, member.valuePlace))
      }
    case .list(let elements) where !elements.isEmpty && elements.allSatisfy(\.isTable):
      kinds[path] = .closed
      tables.append((path, places.key))
      for (number, element) in elements.enumerated() { try store(element, at: path + [String(number)], places) }
    default:
      kinds[path] = .value
      entries.append(
        TOMLFile.Entry(
          path: path, value: value.flat, keyPlace: .text(places.key), valuePlace: .text(places.value)))
    }
  }

  private mutating func header() throws(Diagnostic) {
    let start = cursor.position
    let isElement = cursor.take("[[")
    if !isElement { cursor.advance() }
    cursor.skipBlanks()
    let nameStart = cursor.position
    guard let name = try? cursor.key() else { throw unreadable(start) }
    let place = cursor.place(from: nameStart, to: keyEnd(from: nameStart, to: cursor.position))
    guard cursor.take(isElement ? "]]" : "]") else { throw unreadable(start) }
    section = try open(name, isElement: isElement, place)
  }

  private mutating func open(_ name: [String], isElement: Bool, _ place: TextPlace) throws(Diagnostic) -> [String] {
    var path: [String] = []
    for part in name.dropLast() {
      path.append(part)
      switch kinds[path] {
      case nil:
        kinds[path] = .implied
        tables.append((path, place))
      case .section, .implied, .dotted: break
      case .elements(let count): path.append(String(count - 1))
      case .value, .closed: throw twice(place)
      }
    }
    path.append(name.last ?? "")
    guard isElement else {
      switch kinds[path] {
      case nil: tables.append((path, place))
      case .implied: tables = tables.map { $0.path == path ? (path, place) : $0 }
      default: throw twice(place)
      }
      kinds[path] = .section
      return path
    }
    return try openElement(path, place)
  }

  private mutating func openElement(_ path: [String], _ place: TextPlace) throws(Diagnostic) -> [String] {
    var count = 0
    switch kinds[path] {
    case nil: tables.append((path, place))
    case .elements(let found): count = found
    default: throw twice(place)
    }
    kinds[path] = .elements(count + 1)
    let element = path + [String(count)]
    kinds[element] = .section
    tables.append((element, place))
    return element
  }

  private func twice(_ place: TextPlace) -> Diagnostic {
    Diagnostic(
      "toml-syntax", "this key or section stands in the file twice", at: .text(place),
      hint: "keep one of the two and delete the other")
  }

  private mutating func unreadable(_ start: Int) -> Diagnostic {
    cursor.skipLine()
    return cursor.fault(
      "this section has no name that can be read", from: start,
      hint: "write it as `[coop]`, with plain letters between the brackets")
  }
}

extension TOMLNode {
  fileprivate var isTable: Bool {
    if case .table = self { true } else { false }
  }

  fileprivate var flat: TOMLScalar {
    switch self {
    case .scalar(let scalar): scalar
    case .list(let elements): .list(elements.map(\.flat))
    case .table: .other("a group of keys")
    }
  }
}
