import Documents
import Ledger
import Values

/// The figures of a page as a list: the word by which one asks for each, how much it is, and what it is called.
enum FigureList {
  /// The text without a line end.
  static func text(_ page: Explanation) -> String {
    let locale = DocumentLocale(.english)
    var rows: [(name: String, value: String, label: String)] = []
    for part in page.parts { add(part.explanation, locale, to: &rows) }
    let nameWidth = rows.map(\.name.count).max() ?? 0
    let valueWidth = rows.map(\.value.count).max() ?? 0
    let lines = rows.map { row in
      "  " + row.name + blanks(nameWidth - row.name.count) + "  " + blanks(valueWidth - row.value.count) + row.value
        + "  " + row.label
    }
    return
      ([page.label, ""] + lines + ["", "one of these words behind the question shows where its figure comes from"])
      .joined(separator: "\n")
  }

  private static func add(
    _ figure: Explanation, _ locale: DocumentLocale, to rows: inout [(name: String, value: String, label: String)]
  ) {
    if let name = figure.name { rows.append((name, figure.value?.text(in: locale) ?? "", figure.label)) }
    guard figure.value == nil else { return }
    for part in figure.parts { add(part.explanation, locale, to: &rows) }
  }

  private static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
