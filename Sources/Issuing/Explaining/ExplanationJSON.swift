import Documents
import Ledger
import Values

/// Writes an explanation as JSON: the whole tree, each node with `label`, `value`, `formula`, `rows` and `parts`.
struct ExplanationJSON {
  private let locale = DocumentLocale(.english)
  private let rows: [FactKey: RowReference]
  private var text = ""

  /// The text of an explanation, without a line end.
  static func text(_ explanation: Explanation, rows: [FactKey: RowReference]) -> String {
    var writer = ExplanationJSON(rows)
    writer.write(explanation, role: nil, level: 0)
    return writer.text
  }

  private init(_ rows: [FactKey: RowReference]) { self.rows = rows }

  private mutating func write(_ node: Explanation, role: Explanation.Role?, level: Int) {
    var members: [(String, String)] = [("label", Self.quoted(node.label))]
    if let name = node.name { members.append(("name", Self.quoted(name))) }
    if let role { members.append(("role", Self.quoted(role.rawValue))) }
    if let value = node.value { members.append(("value", Self.value(value))) }
    if let formula = node.formulaText(in: locale) { members.append(("formula", Self.quoted(formula))) }
    if let remark = node.remark { members.append(("remark", Self.quoted(remark))) }
    let found = node.rows.compactMap { rows[$0] }
    if !found.isEmpty { members.append(("rows", "[" + found.map(Self.row).joined(separator: ", ") + "]")) }
    let indent = String(repeating: "  ", count: level)
    text += indent + "{" + members.map { "\(Self.quoted($0.0)): \($0.1)" }.joined(separator: ", ")
    if !node.parts.isEmpty {
      text += ", \"parts\": [\n"
      for (index, part) in node.parts.enumerated() {
        write(part.explanation, role: part.role, level: level + 1)
        text += index + 1 < node.parts.count ? ",\n" : "\n"
      }
      text += indent + "]"
    }
    text += "}"
  }

  private static func value(_ value: ExplainedValue) -> String {
    switch value {
    case .money(let money):
      "{\"amount\": \(quoted(money.plainNumber)), \"currency\": \(quoted(money.currency.code))}"
    case .quantity(let quantity):
      "{\"quantity\": \(quoted(quantity.amount.description)), \"unit\": \(quoted(quantity.unit))}"
    case .percentage(let percentage): "{\"percent\": \(quoted(percentage.number.description))}"
    case .number(let number): "{\"number\": \(quoted(number.description))}"
    case .words(let words): quoted(words)
    }
  }

  private static func row(_ reference: RowReference) -> String {
    var members = ["\"file\": \(quoted(reference.file))"]
    if let row = reference.row { members.append("\"row\": \(row)") }
    if let time = reference.importedAt { members.append("\"imported\": \(quoted(time))") }
    let cells = reference.cells.map { "\(quoted($0.title)): \(quoted($0.text))" }
    members.append("\"cells\": {\(cells.joined(separator: ", "))}")
    return "{\(members.joined(separator: ", "))}"
  }

  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
