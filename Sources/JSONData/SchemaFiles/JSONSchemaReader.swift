public import Diagnostics
import Values

/// Reads which fields data has from a JSON Schema file (https://json-schema.org, draft 2020-12 and its elders).
///
/// Input: a schema as JSON. Output: the shape it describes, or all mistakes at once. A useful part of the language is
/// understood: `type`, `properties`, `required`, `items`, `enum`, `const`, `$ref` within the file, `anyOf` with `null`,
/// `additionalProperties: false`, `title`, `description`, `examples`, and these of `format`: `date`, `money`, `decimal`,
/// `quantity`, `percentage`. Other keywords that change what data looks like are errors; those that only narrow a value
/// further (`minLength`, `maximum`, `pattern` …) are passed over.
public struct JSONSchemaReader {
  private let document: JSONDocument
  var problems: [Diagnostic] = []
  private var names = SchemaNames()
  /// Shapes of what `$ref` named, so that a definition used often is one schema.
  private var definitions: [String: SchemaPart] = [:]
  /// The references that are being followed.
  private var open: [String] = []
  var depth = 0

  static let deepest = 64
  static let mostProblems = 20

  private init(_ document: JSONDocument) { self.document = document }

  /// The shape of the objects that a schema describes.
  public static func shape(of document: JSONDocument) throws(DiagnosticList) -> RecordShape {
    var reader = JSONSchemaReader(document)
    let part = reader.part(document.root, name: "Data")
    if case .record(let shape)? = part?.shape, reader.problems.isEmpty { return shape }
    if reader.problems.isEmpty {
      reader.report("bad-schema", "the schema must describe an object", document.root, "write `\"type\": \"object\"`")
    }
    throw DiagnosticList(reader.problems)
  }

  mutating func report(_ name: String, _ message: String, _ value: JSONValue, _ hint: String?) {
    guard problems.count < Self.mostProblems else { return }
    problems.append(Diagnostic(name, message, at: .text(value.place), hint: hint))
  }

  /// What one schema says about a value; `nil` after a mistake was reported. `name` is what a record would be called.
  mutating func part(_ value: JSONValue, name: String) -> SchemaPart? {
    guard value.kind == .object else {
      report(
        "bad-schema", "a schema is an object, but this is \(value.kind.phrase)", value,
        value.kind == .flag ? "say what the value is, such as `{\"type\": \"string\"}`" : nil)
      return nil
    }
    guard depth < Self.deepest else {
      report("too-deep", "the schema is nested more than \(Self.deepest) deep", value, nil)
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    let keywords = SchemaKeywords(value)
    refuseUnsupported(keywords)
    if let reference = keywords["$ref"] { return referenced(reference, keywords) }
    if let parts = keywords["anyOf"] ?? keywords["oneOf"] { return nullable(parts, keywords, name: name) }
    if let parts = keywords["allOf"] { return single(parts, keywords, name: name) }
    return typed(keywords, name: name)
  }

  // MARK: References

  private mutating func referenced(_ reference: JSONValue, _ keywords: SchemaKeywords) -> SchemaPart? {
    guard let pointer = reference.text, pointer.hasPrefix("#") else {
      report(
        "bad-reference", "only parts of the same file can be named by `$ref`", reference,
        "copy it to `$defs` here and write `\"#/$defs/name\"`")
      return nil
    }
    if open.contains(pointer) {
      report(
        "recursive-schema", "`\(pointer)` contains itself, and a document can not be endless", reference,
        "describe as many levels as you print")
      return nil
    }
    if let known = definitions[pointer] { return known.described(by: keywords) }
    guard let target = target(pointer) else {
      report("bad-reference", "there is nothing at `\(pointer)`", reference, "it names a part, as `#/$defs/line` does")
      return nil
    }
    open.append(pointer)
    let last = pointer.split(separator: "/").last.map(String.init) ?? "Data"
    let part = part(target, name: SchemaNames.record(last))
    open.removeLast()
    definitions[pointer] = part
    return part?.described(by: keywords)
  }

  /// What a JSON pointer (RFC 6901) names.
  private func target(_ pointer: String) -> JSONValue? {
    var value = document.root
    for step in pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let key = step.split(separator: "~1", omittingEmptySubsequences: false).joined(separator: "/")
        .split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~")
      guard let inner = value[key] else { return nil }
      value = inner
    }
    return value
  }

  // MARK: Combinations

  /// `anyOf` of one schema and `null`: the schema, or nothing.
  private mutating func nullable(_ parts: JSONValue, _ keywords: SchemaKeywords, name: String) -> SchemaPart? {
    let others = parts.elements.filter { $0["type"]?.text != "null" }
    guard others.count == 1, let only = others.first else {
      report(
        "unsupported-keyword", "a value here is of one kind, or `null`", parts,
        "leave one schema, and beside it at most `{\"type\": \"null\"}`")
      return nil
    }
    guard var part = part(only, name: name) else { return nil }
    part.isNullable = part.isNullable || parts.elements.contains { $0["type"]?.text == "null" }
    return part.described(by: keywords)
  }

  private mutating func single(_ parts: JSONValue, _ keywords: SchemaKeywords, name: String) -> SchemaPart? {
    let all = Array(parts.elements)
    guard all.count == 1, keywords["properties"] == nil else {
      report(
        "unsupported-keyword", "`allOf` is understood only around a single schema", parts,
        "write all properties into one schema")
      return nil
    }
    return part(all[0], name: name)?.described(by: keywords)
  }

  private static let unsupported = [
    "not", "if", "then", "else", "patternProperties", "prefixItems", "additionalItems", "dependentSchemas",
    "dependencies", "unevaluatedProperties", "unevaluatedItems", "$dynamicRef", "$recursiveRef", "contains",
  ]

  private mutating func refuseUnsupported(_ keywords: SchemaKeywords) {
    for name in Self.unsupported {
      guard let key = keywords.key(name) else { continue }
      report(
        "unsupported-keyword", "the keyword `\(name)` is not understood here", key,
        "describe the data with `properties`, `items` and `type`")
    }
  }

  // MARK: Objects and lists

  mutating func object(_ keywords: SchemaKeywords, name: String) -> DataShape? {
    if let extra = keywords["additionalProperties"], extra.kind == .object,
      extra.members.first(where: { _ in true }) != nil
    {
      report(
        "unsupported-keyword", "objects with keys of any name can not be read", extra,
        "make it a list of objects, or name the keys in `properties`")
      return nil
    }
    let required = required(keywords)
    let properties = keywords["properties"]
    if let properties, Self.isMoney(properties) { return .money }
    let own = names.unique(keywords["title"]?.text.flatMap(Self.typeName) ?? name)
    var fields: [Field] = []
    var shapes: [DataShape] = []
    var isWhole = true
    for (key, value) in properties?.members.map({ $0 }) ?? [] where problems.count < Self.mostProblems {
      let name = key.text ?? ""
      guard let part = part(value, name: SchemaNames.record(name)) else {
        isWhole = false
        continue
      }
      let isOptional = part.isNullable || !required.contains(name)
      let shape: DataShape = isOptional ? .optional(part.shape) : part.shape
      fields.append(Field(name: name, type: shape.fieldType, summary: part.summary, example: part.example))
      shapes.append(shape)
    }
    guard isWhole else { return nil }
    let schema = Schema(name: own, fields: fields)
    return .record(RecordShape(schema: schema, fields: shapes, isOpen: keywords["additionalProperties"]?.flag != false))
  }

  private mutating func required(_ keywords: SchemaKeywords) -> Set<String> {
    guard let list = keywords["required"] else { return [] }
    var names: Set<String> = []
    for item in list.elements {
      guard let name = item.text else { continue }
      names.insert(name)
      if keywords["properties"]?[name] == nil {
        report(
          "unknown-property", "`\(name)` is required, but is not among `properties`", item,
          Suggestion.nearest(to: name, among: keywords["properties"]?.members.compactMap { $0.key.text } ?? [])
            .map { "did you mean `\($0)`?" } ?? "say in `properties` what it is")
      }
    }
    return names
  }

  /// Whether an object of these properties is an amount of money.
  private static func isMoney(_ properties: JSONValue) -> Bool {
    let types = ["string", "number", "integer"]
    guard properties.members.map({ $0.key.text ?? "" }).sorted() == ["amount", "currency"] else { return false }
    guard let amount = properties["amount"]?["type"]?.text, types.contains(amount) else { return false }
    return properties["currency"]?["type"]?.text ?? "string" == "string"
  }

  /// `delivery note` leads to `DeliveryNote`.
  private static func typeName(_ title: String) -> String? {
    let words = title.split { !$0.isLetter && !$0.isNumber }
    return words.isEmpty || words.count > 4 ? nil : words.map { SchemaNames.record(String($0)) }.joined()
  }
}
