/// What a schema says about one value.
struct SchemaPart {
  var shape: DataShape
  var isNullable = false
  /// What it is, in a sentence; from `description` or `title`.
  var summary = ""
  /// How it may look; from `examples` or `example`.
  var example = ""

  /// The part with what stands beside a `$ref` to it.
  func described(by keywords: SchemaKeywords) -> SchemaPart {
    var copy = self
    if !keywords.summary.isEmpty { copy.summary = keywords.summary }
    if !keywords.example.isEmpty { copy.example = keywords.example }
    return copy
  }
}

/// The keywords of one schema by name.
struct SchemaKeywords {
  let value: JSONValue
  private var entries: [String: (key: JSONValue, value: JSONValue)] = [:]

  init(_ value: JSONValue) {
    self.value = value
    for (key, value) in value.members { entries[key.text ?? ""] = (key, value) }
  }

  subscript(name: String) -> JSONValue? { entries[name]?.value }

  /// The key itself, for places.
  func key(_ name: String) -> JSONValue? { entries[name]?.key }

  var summary: String { self["description"]?.text ?? self["title"]?.text ?? "" }

  var example: String {
    let first = self["examples"].flatMap { $0.elements.first { _ in true } } ?? self["example"]
    guard let first else { return "" }
    return first.text ?? first.numberText ?? first.flag.map { $0 ? "true" : "false" } ?? ""
  }
}
