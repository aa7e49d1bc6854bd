import Diagnostics
import FoundationEssentials
import Templates

/// A file of small templates, each with the diagnostics that are expected of it written below the lines they belong to.
///
/// ```
/// --- an unknown field
/// <text>{{ totl }}</text>
///          ^^^^ error: unknown field `totl` in `invoice`
///          ~ did you mean `total`? …
/// ```
///
/// A case that does not begin with `<template` (or `!`, for texts that are to be read as they are) stands inside of
/// `<template for="invoice">`. `+++ name` begins another file of the same case.
struct CaseFile {
  struct Case {
    var name: String
    var files: [(name: String, lines: [String])]
  }

  let url: URL
  let text: String
  let cases: [Case]

  static var folder: URL { URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases") }

  static let names = ["markup", "expressions", "types", "elements", "attributes", "codes", "parts", "tables", "charts"]

  init(_ name: String) throws {
    url = Self.folder.appending(path: "\(name).txt")
    text = try String(contentsOf: url, encoding: .utf8)
    var cases: [Case] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("--- ") {
        cases.append(Case(name: String(line.dropFirst(4)), files: [("case.xml", [])]))
      } else if line.hasPrefix("+++ ") {
        cases[cases.count - 1].files.append((String(line.dropFirst(4)), []))
      } else if !cases.isEmpty, !Self.isMark(line), !line.isEmpty {
        cases[cases.count - 1].files[cases[cases.count - 1].files.count - 1].lines.append(line)
      }
    }
    self.cases = cases
  }

  private static func isMark(_ line: String) -> Bool {
    guard let first = line.first(where: { $0 != " " && $0 != "\t" }) else { return false }
    return first == "^" || first == "~"
  }

  /// The file as it should be, with what the checker says now.
  func annotated() -> String {
    cases.map { annotated($0) }.joined(separator: "\n")
  }

  /// The names of everything that is wrong with any of the cases.
  func diagnosticNames() -> Set<String> {
    Set(cases.flatMap { diagnostics($0, Self.texts($0)).map(\.name) })
  }

  private static func isWrapped(_ sample: Case) -> Bool {
    let first = sample.files[0].lines.first ?? ""
    return !first.hasPrefix("<template") && !first.hasPrefix("!") && !first.hasPrefix("<part")
  }

  private static func texts(_ sample: Case) -> [String: String] {
    let first = sample.files[0].lines.first ?? ""
    var texts: [String: String] = [:]
    for (index, file) in sample.files.enumerated() {
      var content = file.lines.joined(separator: "\n")
      if index == 0, isWrapped(sample) { content = "<template for=\"invoice\">\n\(content)\n</template>" }
      if index == 0, first.hasPrefix("!") { content.removeFirst() }
      texts[file.name] = content
    }
    return texts
  }

  private func diagnostics(_ sample: Case, _ texts: [String: String]) -> [Diagnostic] {
    do { return try SampleInvoice.checker(texts).check("case.xml").warnings } catch { return error.diagnostics }
  }

  private func annotated(_ sample: Case) -> String {
    let first = sample.files[0].lines.first ?? ""
    let isWrapped = Self.isWrapped(sample)
    let diagnostics = DiagnosticList(diagnostics(sample, Self.texts(sample))).sorted
    var lines = ["--- \(sample.name)"]
    for (index, file) in sample.files.enumerated() {
      if index > 0 { lines.append("+++ \(file.name)") }
      let offset = index == 0 && isWrapped ? 1 : 0
      let shift = index == 0 && first.hasPrefix("!") ? 1 : 0
      for (number, line) in file.lines.enumerated() {
        lines.append(line)
        lines += marks(diagnostics, file.name, line: number + 1 + offset, shift: number == 0 ? shift : 0)
      }
      lines += marks(diagnostics, file.name, line: file.lines.count + 2, shift: 0)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func marks(_ diagnostics: [Diagnostic], _ file: String, line: Int, shift: Int) -> [String] {
    diagnostics.flatMap { diagnostic -> [String] in
      guard case .text(let place) = diagnostic.place, place.file == file, place.line == line else { return [] }
      let indent = String(repeating: " ", count: place.column - 1 + shift)
      let marks = String(repeating: "^", count: place.length)
      let hint = diagnostic.hint.map { ["\(indent)~ \($0)"] } ?? []
      return ["\(indent)\(marks) \(diagnostic.severity.rawValue): \(diagnostic.message)"] + hint
    }
  }
}
