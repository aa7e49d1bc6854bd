import Ledger

/// Names rows the way a person looks for them: `payments.csv row 14`, `order_lines.csv rows 2–4, 7`.
enum RowPlaces {
  /// One text for each file, in the order of the first row; more than six stretches of rows are only counted.
  static func text(_ references: [RowReference]) -> [String] {
    var files: [String] = []
    var rows: [String: Set<Int>] = [:]
    for reference in references {
      let name = reference.fileName
      if rows[name] == nil { files.append(name) }
      rows[name, default: []].formUnion([reference.row].compactMap { $0 })
    }
    return files.map { file in
      let numbers = (rows[file] ?? []).sorted()
      guard !numbers.isEmpty else { return file }
      let stretches = stretches(numbers)
      let text = "\(file) \(numbers.count == 1 ? "row" : "rows") \(stretches.joined(separator: ", "))"
      return text.count > 30 ? "\(file), \(numbers.count) rows" : text
    }
  }

  private static func stretches(_ numbers: [Int]) -> [String] {
    var result: [(first: Int, last: Int)] = []
    for number in numbers {
      if let last = result.last, last.last + 1 == number {
        result[result.count - 1].last = number
      } else {
        result.append((number, number))
      }
    }
    return result.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)–\($0.last)" }
  }
}
