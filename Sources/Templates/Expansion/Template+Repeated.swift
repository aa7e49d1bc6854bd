public import Typesetting
public import Values

extension Template {
  /// What the template prints for each entry of a list of its record: the blocks of the first `<for>` over that list, once for each entry.
  /// `nil` when it has no such `<for>`, or when it stands in a loop or part of its own.
  ///
  /// So the sentences of a page can be had one by one without saying them in a second place.
  /// - Throws: a `Diagnostic` as `expand(_:in:)` does.
  public func expand(each list: String, of record: Record, in context: ExpansionContext) throws -> [[Block]]? {
    guard record.schema == schema, let field = schema.fields.firstIndex(where: { $0.name == list }),
      let content = Self.entries(of: field, in: body)
    else { return nil }
    guard case .list(let values) = record[field] else { return [] }
    let expander = Expander(self, context)
    var frame = Frame(.record(record))
    var result: [[Block]] = []
    for (index, value) in values.enumerated() {
      frame.push(value, index: index, count: values.count)
      result.append(try expander.blocks(content, &frame))
      frame.pop()
    }
    return result
  }

  private static func entries(of field: Int, in flows: [BlockFlow]) -> [BlockFlow]? {
    for flow in flows {
      switch flow {
      case .each(.path(slot: 0, let steps), let content): if steps == [field] { return content }
      case .each: break
      case .choose(let branches):
        for branch in branches {
          if let found = entries(of: field, in: branch.content) { return found }
        }
      case .leaf(let node): if let found = entries(of: field, inside: node) { return found }
      }
    }
    return nil
  }

  private static func entries(of field: Int, inside node: BlockNode) -> [BlockFlow]? {
    switch node {
    case .stack(let content, _), .keep(let content, _, _): entries(of: field, in: content)
    case .box(let box): entries(of: field, in: box.content)
    case .row(let row):
      row.parts.lazy.compactMap { part in
        if case .leaf(let leaf) = part { entries(of: field, inside: leaf.block) } else { nil }
      }.first
    default: nil
    }
  }
}
