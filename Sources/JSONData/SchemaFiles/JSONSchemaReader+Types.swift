import Diagnostics

extension JSONSchemaReader {
  /// A schema that says itself what its value is.
  mutating func typed(_ keywords: SchemaKeywords, name: String) -> SchemaPart? {
    guard let (type, isNullable) = type(keywords) else { return nil }
    let shape: DataShape? =
      switch type {
      case "object": object(keywords, name: name)
      case "array": list(keywords, name: name)
      case "string": text(keywords)
      case "boolean": .flag
      case "integer": number(keywords, plain: .integer)
      case "number": number(keywords, plain: .decimal)
      default: unknown(type, keywords)
      }
    guard let shape else { return nil }
    let hasNull = keywords["enum"]?.elements.contains { $0.kind == .null } ?? false
    return SchemaPart(
      shape: shape, isNullable: isNullable || hasNull, summary: keywords.summary, example: keywords.example)
  }

  private mutating func type(_ keywords: SchemaKeywords) -> (name: String, isNullable: Bool)? {
    guard let type = keywords["type"] else {
      if keywords["properties"] != nil { return ("object", false) }
      if keywords["items"] != nil { return ("array", false) }
      if keywords["enum"] != nil || keywords["const"] != nil { return ("string", false) }
      report(
        "missing-type", "this schema does not say what its value is", keywords.value, "add `\"type\": \"string\"`")
      return nil
    }
    if let name = type.text { return (name, keywords["nullable"]?.flag ?? false) }
    let names = type.elements.compactMap(\.text)
    let others = names.filter { $0 != "null" }
    guard others.count == 1 else {
      report(
        "unsupported-keyword", "a value here is of one type, or `null`", type, "write `[\"string\", \"null\"]`")
      return nil
    }
    return (others[0], others.count < names.count)
  }

  private mutating func unknown(_ type: String, _ keywords: SchemaKeywords) -> DataShape? {
    let known = ["object", "array", "string", "number", "integer", "boolean"]
    let near = Suggestion.nearest(to: type, among: known).map { "did you mean `\($0)`?" }
    report(
      "unknown-type", "there is no type `\(type)` in JSON Schema", keywords["type"] ?? keywords.value,
      near ?? "known are \(known.map { "`\($0)`" }.joined(separator: ", "))")
    return nil
  }

  private mutating func list(_ keywords: SchemaKeywords, name: String) -> DataShape? {
    guard let items = keywords["items"] else {
      report(
        "missing-items", "this schema does not say what is in its list", keywords.value,
        "add `\"items\": {\"type\": \"string\"}`")
      return nil
    }
    guard let part = part(items, name: SchemaNames.singular(name)) else { return nil }
    return .list(part.isNullable ? .optional(part.shape) : part.shape)
  }

  /// A text, unless `format` says that it is written as text only.
  private mutating func text(_ keywords: SchemaKeywords) -> DataShape? {
    switch keywords["format"]?.text {
    case "date": return .day
    case "money": return .money
    case "decimal": return .decimal
    case "quantity": return .quantity
    case "percentage": return .percentage
    default: return choice(keywords)
    }
  }

  private mutating func choice(_ keywords: SchemaKeywords) -> DataShape? {
    guard let list = keywords["enum"] ?? keywords["const"] else { return .text }
    let values = list.kind == .list ? Array(list.elements) : [list]
    let others = values.filter { $0.kind != .text && $0.kind != .null }
    if let other = others.first {
      report(
        "unsupported-keyword", "only texts can be listed here, and this is \(other.kind.phrase)", other,
        "leave out the list, and say the `type`")
      return nil
    }
    return .choice(values.compactMap(\.text))
  }

  private mutating func number(_ keywords: SchemaKeywords, plain: DataShape) -> DataShape? {
    if let list = keywords["enum"] ?? keywords["const"] {
      report("unsupported-keyword", "only texts can be listed, not numbers", list, "leave out the list")
      return nil
    }
    switch keywords["format"]?.text {
    case "decimal": return .decimal
    case "percentage": return .percentage
    case "quantity": return .quantity
    case "money":
      report(
        "unsupported-keyword", "an amount of money needs its currency, so it can not be a number alone",
        keywords["format"] ?? keywords.value,
        "make it a `string` such as `\"1234.50 INR\"`, or an object of `amount` and `currency`")
      return nil
    default: return plain
    }
  }
}
