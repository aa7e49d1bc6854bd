public import Diagnostics
public import Values

/// Makes records of JSON objects.
///
/// Input: a value of a JSON text. Output: a `Record` of the shape's schema, or all mistakes of the value at once, each
/// with its path, its place and what to do.
public struct RecordReader: Sendable {
  /// What objects have to look like.
  public let shape: RecordShape

  /// A reader of objects of a shape.
  public init(_ shape: RecordShape) { self.shape = shape }

  /// A reader of objects with the fields of a schema.
  public init(_ schema: Schema) { self.init(RecordShape(schema)) }

  /// The record that an object is.
  public func record(of value: JSONValue) throws(DiagnosticList) -> Record {
    var reading = RecordReading()
    let record = reading.record(value, shape)
    if !reading.problems.isEmpty { throw DiagnosticList(reading.problems) }
    return record ?? Record(schema: shape.schema, values: [])
  }
}

/// One object on its way to a record.
struct RecordReading {
  private(set) var problems: [Diagnostic] = []
  private var path = JSONPath()
  /// Whether so many mistakes were found that the rest is looked at next time.
  private var isFull: Bool { problems.count >= Self.mostProblems }

  private static let mostProblems = 20

  mutating func record(_ value: JSONValue, _ shape: RecordShape) -> Record? {
    guard value.kind == .object else { return wrong(value, "an object with keys", "write `{ \"…\": … }`") }
    let schema = shape.schema
    var values = [Value](repeating: .none, count: schema.fields.count)
    var found = [Bool](repeating: false, count: schema.fields.count)
    // Keys mostly stand in the order of the fields, so the next field is tried before the name is looked up.
    var expected = 0
    for (key, value) in value.members where !isFull {
      guard let name = key.text else { continue }
      let isNext = expected < schema.fields.count && schema.fields[expected].name == name
      guard let index = isNext ? expected : schema.index(of: name) else {
        if !shape.isOpen { unknown(key, name, schema) }
        continue
      }
      expected = index + 1
      found[index] = true
      path.push(name)
      values[index] = self.value(value, shape.fields[index])
      path.pop()
    }
    for index in schema.fields.indices where !found[index] && !isFull {
      if case .optional = shape.fields[index] { continue }
      missing(schema.fields[index], in: value, shape.fields[index])
    }
    return Record(schema: schema, values: values)
  }

  private mutating func value(_ value: JSONValue, _ shape: DataShape) -> Value {
    switch shape {
    case .optional(let wrapped): return value.kind == .null ? .none : self.value(value, wrapped)
    case .record(let shape): return record(value, shape).map { .record($0) } ?? .none
    case .list(let element): return list(value, element)
    default:
      switch ScalarReading.value(value, shape) {
      case .success(let value): return value
      case .failure(let mistake):
        report(value, mistake)
        return .none
      }
    }
  }

  private mutating func list(_ value: JSONValue, _ element: DataShape) -> Value {
    guard value.kind == .list else {
      let _: Record? = wrong(value, "a list", "write `[ … ]`, also around a single value")
      return .none
    }
    var values: [Value] = []
    for item in value.elements where !isFull {
      path.push(values.count)
      values.append(self.value(item, element))
      path.pop()
    }
    return .list(values)
  }

  private mutating func wrong(_ value: JSONValue, _ wanted: String, _ hint: String) -> Record? {
    report(value, ScalarReading.Mistake("wrong-type", "must be \(wanted), but is \(value.kind.phrase)", hint))
    return nil
  }

  private mutating func report(_ value: JSONValue, _ mistake: ScalarReading.Mistake) {
    let name = path.description
    problems.append(
      Diagnostic(
        mistake.name, "\(name.isEmpty ? "the document" : "`\(name)`") \(mistake.message)", at: .text(value.place),
        hint: mistake.hint))
  }

  private mutating func unknown(_ key: JSONValue, _ name: String, _ schema: Schema) {
    let names = schema.fields.map(\.name)
    let near = Suggestion.nearest(to: name, among: names).map { "did you mean `\($0)`?" }
    problems.append(
      Diagnostic(
        "unknown-key", "unknown key `\(path.adding(name))`", at: .text(key.place),
        hint: near ?? "remove it; \(schema.name) has \(names.map { "`\($0)`" }.joined(separator: ", "))"))
  }

  private mutating func missing(_ field: Field, in object: JSONValue, _ shape: DataShape) {
    problems.append(
      Diagnostic(
        "missing-key", "`\(path.adding(field.name))` is missing", at: .text(object.place),
        hint: "add `\"\(field.name)\"`: \(shape.example)"))
  }
}

extension JSONValue.Kind {
  /// The kind in plain words, to stand in a sentence.
  var phrase: String {
    switch self {
    case .null: "`null`"
    case .flag: "`true` or `false`"
    case .number: "a number"
    case .text: "a text"
    case .list: "a list"
    case .object: "an object"
    }
  }
}
