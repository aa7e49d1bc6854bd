public import Values

/// Writes a record as JSON: what a document said when it was issued, frozen.
///
/// Fields stand in the order of their schema, amounts as text with their currency, so that equal records give equal bytes.
public enum RecordJSON {
  /// One line of JSON with its line end.
  public static func bytes(of record: Record) -> [UInt8] {
    var text = ""
    write(.record(record), to: &text)
    text += "\n"
    return Array(text.utf8)
  }

  private static func write(_ value: Value, to text: inout String) {
    switch value {
    case .none: text += "null"
    case .text(let string): quote(string, to: &text)
    case .integer(let number): text += String(number)
    case .decimal(let number): quote(number.description, to: &text)
    case .money(let money): quote(money.description, to: &text)
    case .percentage(let percentage): quote("\(percentage.number) %", to: &text)
    case .quantity(let quantity):
      quote(quantity.unit.isEmpty ? "\(quantity.amount)" : "\(quantity.amount) \(quantity.unit)", to: &text)
    case .day(let day): quote(day.description, to: &text)
    case .flag(let flag): text += flag ? "true" : "false"
    case .record(let record):
      text += "{"
      for (index, pair) in zip(record.schema.fields, record.values).enumerated() {
        if index > 0 { text += "," }
        quote(pair.0.name, to: &text)
        text += ":"
        write(pair.1, to: &text)
      }
      text += "}"
    case .list(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        write(value, to: &text)
      }
      text += "]"
    }
  }

  private static func quote(_ string: String, to text: inout String) {
    text += "\""
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
    text += "\""
  }
}
