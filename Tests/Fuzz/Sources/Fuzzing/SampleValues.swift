public import Values

/// Makes a value for every field of any schema, so that every template that checks can be expanded.
public struct SampleValues {
  private var count = 0

  /// Samples that begin anew.
  public init() {}

  /// A record of this schema.
  public mutating func record(_ schema: Schema) -> Record {
    Record(schema: schema, values: schema.fields.map { value($0.type) })
  }

  private mutating func value(_ type: FieldType) -> Value {
    count += 1
    switch type {
    case .text: return .text(["Shawl & <b>", "کشمیری شال 12", "शॉल", "", "a\nb\u{7}"][count % 5])
    case .integer: return .integer([3, 0, -1, .max][count % 4])
    case .decimal: return .decimal(.one)
    case .money: return .money(Money(minorUnits: [123_456_789, -5, 0][count % 3], count % 7 == 0 ? .eur : .inr))
    case .percentage: return .percentage(Percentage(ExactDecimal(12)))
    case .quantity: return .quantity(Quantity(ExactDecimal(2), unit: ["pcs", "", "m"][count % 3]))
    case .day: return CalendarDay(year: 2026, month: 5, day: 1 + count % 28).map(Value.day) ?? .none
    case .flag: return .flag(count % 2 == 0)
    case .record(let schema): return .record(record(schema))
    case .list(let element): return .list((0..<count % 4).map { _ in value(element) })
    case .optional(let wrapped): return count % 2 == 0 ? .none : value(wrapped)
    }
  }
}
