internal import Diagnostics
internal import Values

/// Reads typed values out of a TOML file and keeps every mistake it meets, so that one run reports them all.
///
/// Each call of a reading function also makes its key known; `finish` then reports the keys nobody asked for.
struct SettingsReader {
  let file: TOMLFile
  private(set) var diagnostics: [Diagnostic] = []
  private var knownKeys: [(table: [String], key: String)] = []
  private var openTables: [[String]] = []
  private let entries: [[String]: TOMLFile.Entry]

  init(_ file: TOMLFile) {
    self.file = file
    entries = Dictionary(file.entries.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Adds a mistake or a warning.
  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Adds a mistake in the value of a key.
  mutating func report(_ name: String, _ message: String, _ path: [String], hint: String? = nil) {
    diagnostics.append(Diagnostic(name, message, at: place(path), hint: hint))
  }

  /// Where the value of a key stands, or its section, or the file.
  func place(_ path: [String]) -> Place { entries[path]?.valuePlace ?? file.place(of: path) }

  /// Lets any key stand in this table, as in lists of column titles.
  mutating func allowAnyKey(in table: [String]) { openTables.append(table) }

  /// The entries of one table, without those of tables inside it.
  func entries(in table: [String]) -> [TOMLFile.Entry] {
    file.entries.filter { $0.path.count == table.count + 1 && $0.path.starts(with: table) }
  }

  /// Whether the key has a value.
  func has(_ path: [String]) -> Bool { entries[path] != nil }

  // MARK: Values

  /// The raw value; makes the key known. A table where a value belongs is a mistake.
  mutating func value(_ table: [String], _ key: String, _ wanted: String) -> TOMLScalar? {
    knownKeys.append((table, key))
    let path = table + [key]
    if let entry = entries[path] { return entry.value }
    if file.tables.contains(path) { report("wrong-type", "`\(key)` must be \(wanted), not a section", path) }
    return nil
  }

  private mutating func read<Result>(
    _ table: [String], _ key: String, _ wanted: String, hint: String? = nil, _ convert: (TOMLScalar) -> Result?
  ) -> Result? {
    guard let raw = value(table, key, wanted) else { return nil }
    if let result = convert(raw) { return result }
    report("wrong-type", "`\(key)` must be \(wanted), not \(raw.kind)", table + [key], hint: hint)
    return nil
  }

  /// Text without blanks around it; empty text counts as absent, so that a line can be left unfilled.
  mutating func text(_ table: [String], _ key: String) -> String? {
    let raw = read(table, key, "text", hint: "put it between quotes: `\(key) = \"…\"`") { $0.text }
    guard let text = raw?.trimmed, !text.isEmpty else { return nil }
    return text
  }

  /// Text that has to be there.
  mutating func requiredText(_ table: [String], _ key: String, hint: String) -> String {
    let count = diagnostics.count
    if let text = text(table, key) { return text }
    if diagnostics.count == count {
      report("missing-key", "`\(key)` is missing in `[\(table.joined(separator: "."))]`", table + [key], hint: hint)
    }
    return ""
  }

  /// `true` or `false`.
  mutating func flag(_ table: [String], _ key: String) -> Bool? {
    read(table, key, "true or false", hint: "write `\(key) = true` or `\(key) = false`, without quotes") {
      if case .flag(let flag) = $0 { flag } else { nil }
    }
  }

  /// A whole number within a range.
  mutating func whole(_ table: [String], _ key: String, in range: ClosedRange<Int>) -> Int? {
    let number: Int? = read(table, key, "a whole number", hint: "write `\(key) = \(range.lowerBound)`, without quotes")
    {
      if case .whole(let number) = $0 { number } else { nil }
    }
    guard let number, !range.contains(number) else { return number }
    report(
      "out-of-range", "`\(key)` must be from \(range.lowerBound) to \(range.upperBound), not \(number)", table + [key])
    return nil
  }

  /// An exact number, written with or without quotes.
  mutating func number(_ table: [String], _ key: String) -> ExactDecimal? {
    read(table, key, "a number", hint: "write it without commas and signs: `\(key) = 12.5`") {
      $0.number ?? $0.text.flatMap { ExactDecimal($0.trimmed) }
    }
  }

  /// A percentage from 0 to 100.
  mutating func percentage(_ table: [String], _ key: String) -> Percentage? {
    guard let number = number(table, key) else { return nil }
    if number.isNegative || number > .hundred {
      report("out-of-range", "`\(key)` must be from 0 to 100, not \(number)", table + [key])
      return nil
    }
    return Percentage(number)
  }

  /// A day, with or without quotes.
  mutating func day(_ table: [String], _ key: String) -> CalendarDay? {
    read(table, key, "a day", hint: "write it as year, month, day: `\(key) = 2026-04-01`") {
      if case .day(let day) = $0 { day } else { $0.text.flatMap { CalendarDay(iso: $0.trimmed) } }
    }
  }

  /// Lines of text: a list, or one text that is split at its line ends.
  mutating func lines(_ table: [String], _ key: String) -> [String]? {
    let hint = "write the lines between square brackets: `\(key) = [\"first line\", \"second line\"]`"
    let lines: [String]? = read(table, key, "a list of lines", hint: hint) {
      switch $0 {
      case .text(let text): text.split(separator: "\n").map(String.init)
      case .list(let list): list.allSatisfy { $0.text != nil } ? list.compactMap(\.text) : nil
      default: nil
      }
    }
    return lines?.map(\.trimmed).filter { !$0.isEmpty }
  }

  /// One of a few words, in any case.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ table: [String], _ key: String, _ type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(table, key) else { return nil }
    if let choice = Choice(rawValue: text.lowercased()) { return choice }
    let words = type.allCases.map(\.rawValue)
    let list = words.map { "`\($0)`" }.joined(separator: ", ")
    let nearest = Suggestion.nearest(to: text, among: words).map { "did you mean `\($0)`?" }
    report("unknown-choice", "`\(key)` must be one of \(list), not `\(text)`", table + [key], hint: nearest)
    return nil
  }

  // MARK: What nobody asked for

  /// Reports every key and section that no reading function knows, with what was probably meant.
  mutating func finish(sections: [String]) {
    var reported: Set<[String]> = []
    for entry in file.entries where !isKnown(entry.path) {
      let path = unknownPart(of: entry.path, sections: sections)
      guard reported.insert(path).inserted else { continue }
      let place = path == entry.path ? entry.keyPlace : file.place(of: path)
      diagnostics.append(unknown(path, at: place, sections: sections))
    }
    for path in file.tables where !isKnownTable(path, sections: sections) {
      guard !reported.contains(where: { path.starts(with: $0) }), reported.insert(path).inserted else { continue }
      diagnostics.append(unknown(path, at: file.place(of: path), sections: sections))
    }
  }

  private func isKnown(_ path: [String]) -> Bool {
    knownKeys.contains { $0.table + [$0.key] == path } || openTables.contains { $0 == path.dropLast() }
  }

  private func isKnownTable(_ path: [String], sections: [String]) -> Bool {
    path.count == 1 && sections.contains(path[0]) || knownKeys.contains { $0.table.starts(with: path) }
      || openTables.contains { $0.starts(with: path) } || knownKeys.contains { $0.table + [$0.key] == path }
  }

  /// An unknown section is reported once, not once for each of its keys.
  private func unknownPart(of path: [String], sections: [String]) -> [String] {
    for length in 1..<max(2, path.count) where length < path.count {
      let part = Array(path.prefix(length))
      if !isKnownTable(part, sections: sections) { return part }
    }
    return path
  }

  private func unknown(_ path: [String], at place: Place, sections: [String]) -> Diagnostic {
    let key = path.last ?? ""
    let table = Array(path.dropLast())
    if table.isEmpty, file.tables.contains(path) {
      let nearest = Suggestion.nearest(to: key, among: sections)
      let list = sections.map { "`[\($0)]`" }.joined(separator: ", ")
      let hint = nearest.map { "did you mean `[\($0)]`?" } ?? "the sections are \(list)"
      return Diagnostic("unknown-section", "unknown section `[\(key)]`", at: place, hint: hint)
    }
    if table.isEmpty, sections.contains(key) {
      return Diagnostic(
        "wrong-type", "`\(key)` is a section, not a value", at: place, hint: "write `[\(key)]` on a line of its own")
    }
    let siblings = knownKeys.filter { $0.table == table }.map(\.key)
    let around = table.isEmpty ? "outside a section" : "in `[\(table.joined(separator: "."))]`"
    let message = "unknown key `\(key)` \(around)"
    if let home = knownKeys.first(where: { $0.key == key && $0.table != table }) {
      let hint = "`\(key)` belongs under `[\(home.table.joined(separator: "."))]`"
      return Diagnostic("unknown-key", message, at: place, hint: hint)
    }
    let candidates = table.isEmpty ? knownKeys.map(\.key) : siblings
    let nearest = Suggestion.nearest(to: key, among: candidates).map { "did you mean `\($0)`?" }
    let list = siblings.isEmpty ? nil : "the keys here are \(siblings.map { "`\($0)`" }.joined(separator: ", "))"
    return Diagnostic("unknown-key", message, at: place, hint: nearest ?? list)
  }
}

extension String {
  /// Without blanks and line ends around it.
  var trimmed: String {
    var part = self[...]
    while let first = part.first, first.isWhitespace { part.removeFirst() }
    while let last = part.last, last.isWhitespace { part.removeLast() }
    return String(part)
  }
}
