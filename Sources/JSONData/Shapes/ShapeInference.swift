public import Diagnostics
import Values

/// Finds out which fields data has, from the data itself.
///
/// Input: objects, one after the other. Output: the shape that all of them have. A key that some objects lack, or that is
/// `null` in some, is optional; whole and decimal numbers together are decimals; texts that are all ISO days are days;
/// objects of `amount` and `currency` are money. Memory grows with the number of different keys, not with the data.
public struct ShapeInference {
  private let root = Observed()
  private let name: String
  private var pass = InferencePass()

  /// An inference for records of this name, such as `Data`.
  public init(name: String = "Data") { self.name = name }

  /// Looks at one object.
  public mutating func add(_ value: JSONValue) { pass.observe(value, root) }

  /// The shape of all objects so far. Throws what keeps them from having one, such as a key that is a number here and a
  /// text there, with both places.
  public func shape() throws(DiagnosticList) -> RecordShape {
    guard pass.problems.isEmpty else { throw DiagnosticList(pass.problems) }
    var names = SchemaNames()
    guard root.kind == .record else {
      throw DiagnosticList([
        Diagnostic("no-data", "there is no data to find the fields from", hint: "give at least one JSON object")
      ])
    }
    return root.recordShape(name, &names)
  }
}

/// What was seen at one place of the data.
final class Observed {
  enum Kind {
    case text, integer, decimal, flag, money, record, list
  }
  fileprivate(set) var kind: Kind?
  /// Where the kind was seen first.
  fileprivate(set) var place: TextPlace?
  /// How many values there were, `null` included.
  fileprivate(set) var count = 0
  fileprivate(set) var hasNull = false
  fileprivate(set) var areAllDays = true
  fileprivate(set) var names: [String] = []
  fileprivate(set) var fields: [Observed] = []
  fileprivate(set) var positions: [String: Int] = [:]
  fileprivate(set) var element: Observed?
  /// How many of the values were objects.
  fileprivate(set) var recordCount = 0

  func recordShape(_ name: String, _ schemas: inout SchemaNames) -> RecordShape {
    // The outer name is taken first, so that it never gets a number.
    let own = schemas.unique(name)
    let shapes = zip(names, fields).map { name, field in
      field.shape(name, isOptional: field.count < recordCount, &schemas)
    }
    let declared = zip(names, shapes).map { Field(name: $0, type: $1.fieldType, summary: "") }
    return RecordShape(schema: Schema(name: own, fields: declared), fields: shapes, isOpen: false)
  }

  private func shape(_ name: String, isOptional: Bool, _ schemas: inout SchemaNames) -> DataShape {
    let shape: DataShape =
      switch kind {
      case .text: areAllDays ? .day : .text
      case .integer: .integer
      case .decimal: .decimal
      case .flag: .flag
      case .money: .money
      case .record: .record(recordShape(SchemaNames.record(name), &schemas))
      case .list:
        .list(element?.shape(SchemaNames.singular(name), isOptional: false, &schemas) ?? .text)
      // Nothing but `null`: there is never anything to print.
      case nil: .text
      }
    return isOptional || hasNull ? .optional(shape) : shape
  }
}

/// The walk through the data.
struct InferencePass {
  private(set) var problems: [Diagnostic] = []
  private var path = JSONPath()
  private var fieldCount = 0

  private static let mostProblems = 20
  /// Data with more different keys is no record but a table turned on its side.
  private static let mostFields = 5_000

  mutating func observe(_ value: JSONValue, _ seen: Observed) {
    guard problems.count < Self.mostProblems else { return }
    seen.count += 1
    guard let kind = kind(of: value) else {
      seen.hasNull = true
      return
    }
    guard merge(kind, value, seen) else { return }
    switch kind {
    case .text: if seen.areAllDays, CalendarDay(iso: value.text ?? "") == nil { seen.areAllDays = false }
    case .record: observeMembers(value, seen)
    case .list: observeElements(value, seen)
    default: break
    }
  }

  private func kind(of value: JSONValue) -> Observed.Kind? {
    switch value.kind {
    case .null: nil
    case .flag: .flag
    case .text: .text
    case .list: .list
    case .number: value.decimal?.isWhole == true ? .integer : .decimal
    case .object: isMoney(value) ? .money : .record
    }
  }

  private func isMoney(_ value: JSONValue) -> Bool {
    guard MoneyObject.parts(of: value) != nil, case .success = ScalarReading.value(value, .money) else { return false }
    return true
  }

  private mutating func merge(_ kind: Observed.Kind, _ value: JSONValue, _ seen: Observed) -> Bool {
    if value.kind == .number, case .failure(let mistake) = ScalarReading.value(value, .decimal) {
      report(mistake.name, mistake.message, value, mistake.hint)
      return false
    }
    if path.description.isEmpty, kind != .record {
      report("wrong-type", "must be an object with keys, but is \(value.kind.phrase)", value, "write `{ \"…\": … }`")
      return false
    }
    switch (seen.kind, kind) {
    case (nil, _):
      seen.kind = kind
      seen.place = value.place
    case (.integer, .decimal): seen.kind = .decimal
    case (.decimal, .integer): break
    case (let known?, _) where known != kind:
      let place = seen.place.map { "\($0.file):\($0.line):\($0.column)" } ?? ""
      report(
        "mixed-types", "is \(kind.phrase) here, but \(known.phrase) at \(place)", value,
        "write all alike, or say in a schema file what it is")
      return false
    default: break
    }
    return true
  }

  private mutating func observeMembers(_ value: JSONValue, _ seen: Observed) {
    seen.recordCount += 1
    var expected = 0
    for (key, member) in value.members {
      guard let name = key.text else { continue }
      if expected >= seen.names.count || seen.names[expected] != name {
        guard let position = position(of: name, value, seen) else { return }
        expected = position
      }
      path.push(name)
      observe(member, seen.fields[expected])
      path.pop()
      expected += 1
    }
  }

  private mutating func position(of name: String, _ value: JSONValue, _ seen: Observed) -> Int? {
    if let known = seen.positions[name] { return known }
    fieldCount += 1
    guard fieldCount <= Self.mostFields else {
      report(
        "too-many-keys", "brings the data to more than \(Self.mostFields) different keys", value,
        "write a list of objects instead of an object with a key for each")
      return nil
    }
    seen.positions[name] = seen.names.count
    seen.names.append(name)
    seen.fields.append(Observed())
    return seen.names.count - 1
  }

  private mutating func observeElements(_ value: JSONValue, _ seen: Observed) {
    let element = seen.element ?? Observed()
    seen.element = element
    var index = 0
    for item in value.elements {
      path.push(index)
      observe(item, element)
      path.pop()
      index += 1
    }
  }

  private mutating func report(_ name: String, _ message: String, _ value: JSONValue, _ hint: String?) {
    guard problems.count < Self.mostProblems else { return }
    let path = path.description
    problems.append(
      Diagnostic(
        name, "\(path.isEmpty ? "the document" : "`\(path)`") \(message)", at: .text(value.place), hint: hint))
  }
}

extension Observed.Kind {
  fileprivate var phrase: String {
    switch self {
    case .text: "a text"
    case .integer, .decimal: "a number"
    case .flag: "`true` or `false`"
    case .money: "an amount of money"
    case .record: "an object"
    case .list: "a list"
    }
  }
}
