import Diagnostics
import Typesetting
import Values

extension Expander {
  /// The blocks of a container; pairs that follow each other become one group, so that their values line up.
  func blocks(_ flows: [BlockFlow], _ frame: inout Frame) throws -> [Block] {
    var result: [Block] = []
    try walk(flows, &frame) { node, frame in try add(node, to: &result, &frame) }
    return result
  }

  func add(_ node: BlockNode, to result: inout [Block], _ frame: inout Frame) throws {
    switch node {
    case .paragraph(let node):
      let paragraph = try paragraph(node, &frame)
      // A text whose values are all empty leaves no gap; `<text/>` itself does.
      if !paragraph.inlines.isEmpty || node.inlines.isEmpty { result.append(.paragraph(paragraph)) }
    case .stack(let content, let gap): result.append(.stack(Stack(try blocks(content, &frame), gap: gap)))
    case .row(let node): result.append(.row(try row(node, &frame)))
    case .box(let node):
      var box = node.frame
      box.content = try blocks(node.content, &frame)
      result.append(.box(box))
    case .pair(let label, let value, let rule):
      let pair = Pairs.Pair(label: try paragraph(label, &frame), value: try paragraph(value, &frame), rule: rule)
      add(pair, to: &result)
    case .table(let node): result.append(.table(try table(node, frame)))
    case .image(let node): if let image = try image(node, frame) { result.append(.image(image)) }
    case .code(let node): if let code = code(node, frame) { result.append(.code(code)) }
    case .chart(let node): result += try chart(node, &frame)
    case .rule(let rule): result.append(.rule(rule))
    case .space(let height): result.append(.space(height))
    case .keep(let content, let withNext, let origin):
      result.append(.keep(Keep(try blocks(content, &frame), withNext: withNext, origin: origin)))
    case .pageBreak: result.append(.pageBreak)
    case .list(let node): result.append(.stack(try list(node, &frame)))
    case .use(let part, let record):
      guard parts.indices.contains(part) else { return }
      var inner = frame.part(frame.value(record, locale))
      try walk(parts[part], &inner) { node, frame in try add(node, to: &result, &frame) }
      frame.budget = inner.budget
    }
  }

  private func add(_ pair: Pairs.Pair, to result: inout [Block]) {
    if case .pairs(var pairs) = result.last {
      pairs.pairs.append(pair)
      result[result.count - 1] = .pairs(pairs)
    } else {
      result.append(.pairs(Pairs([pair], gap: theme.space("pair-gap"), rowGap: theme.space("pair-row-gap"))))
    }
  }

  private func row(_ node: RowNode, _ frame: inout Frame) throws -> Row {
    var parts: [Row.Part] = []
    try walk(node.parts, &frame) { part, frame in
      var content: [Block] = []
      try add(part.block, to: &content, &frame)
      parts.append(Row.Part(width: part.width, content: content))
    }
    return Row(parts, gap: node.gap, alignment: node.alignment, origin: node.origin)
  }

  private func image(_ node: ImageNode, _ frame: Frame) throws -> Picture? {
    let name = plainText(node.file, frame)
    guard !name.isEmpty else { return nil }
    let path: String
    do {
      path = try context.imagePath(name)
    } catch var diagnostic as Diagnostic {
      diagnostic.place = .text(node.origin.place)
      throw diagnostic
    }
    let reference = ImageReference(path: path, alternative: plainText(node.alternative, isWords: true, frame))
    var picture = Picture(
      reference, width: node.width, height: node.height, alignment: node.alignment, origin: node.origin)
    picture.words = node.words.map { TextRun(plainText($0.unit, frame), style: style($0.style), origin: node.origin) }
    return picture
  }

  private func list(_ node: ListNode, _ frame: inout Frame) throws -> Stack {
    var items: [Block] = []
    try walk(node.items, &frame) { item, frame in
      let marker = node.isNumbered ? "\(items.count + 1)." : "•"
      let style = style(item.paragraph.style)
      let label = Paragraph(
        [.text(TextRun(marker, style: style, origin: node.origin))], style: style, origin: node.origin)
      let content = try cell(item.content, item.paragraph, &frame)
      let parts = [
        Row.Part(width: .fixed(node.indent), content: [.paragraph(label)]),
        Row.Part(width: .fraction(1_000), content: content),
      ]
      items.append(.row(Row(parts, origin: node.origin)))
    }
    return Stack(items, gap: node.gap)
  }

  /// The content of a cell: words that follow each other make one paragraph.
  func cell(_ flows: [Flow<CellNode>], _ node: ParagraphNode, _ frame: inout Frame) throws -> [Block] {
    // Nine of ten cells are a single value.
    if flows.count == 1, case .leaf(.inline(let inline)) = flows[0] {
      var builder = InlineBuilder()
      add(inline, to: &builder, frame)
      let inlines = builder.finish()
      return inlines.isEmpty ? [] : [.paragraph(paragraph(node, inlines))]
    }
    var result: [Block] = []
    var builder = InlineBuilder()
    func flush(_ frame: inout Frame) {
      frame.charge(bytes: builder.byteCount)
      let inlines = builder.finish()
      if !inlines.isEmpty { result.append(.paragraph(paragraph(node, inlines))) }
    }
    try walk(flows, &frame) { part, frame in
      switch part {
      case .inline(let inline): add(inline, to: &builder, frame)
      case .block(let block):
        flush(&frame)
        try add(block.aligned(as: node.alignment), to: &result, &frame)
      }
    }
    flush(&frame)
    return result
  }
}

extension BlockNode {
  /// A small text in a cell stands as the cell does, unless it says otherwise.
  fileprivate func aligned(as alignment: TextAlignment) -> BlockNode {
    guard case .paragraph(var node) = self, node.alignment == .start else { return self }
    node.alignment = alignment
    return .paragraph(node)
  }
}
