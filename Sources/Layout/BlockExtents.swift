import Diagnostics
import Typesetting

extension TextExtents {
  static let none = TextExtents(narrowest: .zero, natural: .zero)

  /// As wide as the wider of both.
  func beside(_ other: TextExtents) -> TextExtents {
    TextExtents(narrowest: narrowest + other.narrowest, natural: natural + other.natural)
  }

  /// As wide as both together.
  func over(_ other: TextExtents) -> TextExtents {
    TextExtents(narrowest: max(narrowest, other.narrowest), natural: max(natural, other.natural))
  }

  func widened(by length: Length) -> TextExtents {
    TextExtents(narrowest: narrowest + length, natural: natural + length)
  }
}

extension [Block] {
  /// How narrow and how wide these blocks, below each other, could be.
  func extents(_ context: LayoutContext) throws -> TextExtents {
    try reduce(.none) { $0.over(try $1.extents(context)) }
  }
}

extension Paragraph {
  func extents(_ context: LayoutContext) throws -> TextExtents {
    try context.shaper.extents(of: shaperText(context).text)
  }
}

extension Block {
  /// How narrow and how wide the block could be.
  func extents(_ context: LayoutContext) throws -> TextExtents {
    let inner = try context.inside(width: context.width, origin: firstOrigin)
    switch self {
    case .paragraph(let paragraph): return try paragraph.extents(context)
    case .stack(let stack): return try stack.children.extents(inner)
    case .keep(let keep): return try keep.content.extents(inner)
    case .row(let row): return try row.extents(inner)
    case .box(let box): return try box.extents(inner)
    case .pairs(let pairs): return try pairs.extents(inner)
    case .table(let table): return try TableMeasure(table, inner).extents()
    case .image(let picture):
      let width = try picture.wantedSize(context).width
      return TextExtents(narrowest: width, natural: width)
    case .code(let code): return try code.extents(context)
    case .chart(let chart): return chart.extents
    case .rule, .space, .pageBreak: return .none
    }
  }

  /// The first place in a template that is known for this block or one inside it, at most a few levels down.
  var firstOrigin: Origin? { firstOrigin(levels: 8) }

  private func firstOrigin(levels: Int) -> Origin? {
    func first(_ blocks: [Block]) -> Origin? {
      guard levels > 0 else { return nil }
      for block in blocks.prefix(8) {
        if let origin = block.firstOrigin(levels: levels - 1) { return origin }
      }
      return nil
    }
    switch self {
    case .paragraph(let paragraph): return paragraph.origin
    case .image(let picture): return picture.origin
    case .code(let code): return code.content.origin
    case .table(let table): return table.origin
    case .chart(let chart): return chart.origin
    case .pairs(let pairs): return pairs.pairs.first?.label.origin
    case .stack(let stack): return first(stack.children)
    case .keep(let keep): return keep.origin ?? first(keep.content)
    case .box(let box): return box.origin ?? first(box.content)
    case .row(let row): return row.origin ?? first(row.parts.flatMap(\.content))
    case .rule, .space, .pageBreak: return nil
    }
  }
}

extension Row {
  fileprivate func extents(_ context: LayoutContext) throws -> TextExtents {
    let gaps = max(gap, .zero) * max(parts.count - 1, 0)
    return try parts.reduce(TextExtents.none) { sum, part in
      if case .fixed(let length) = part.width {
        return sum.widened(by: max(length, .zero))
      }
      return sum.beside(try part.content.extents(context))
    }.widened(by: gaps)
  }
}

extension Box {
  fileprivate func extents(_ context: LayoutContext) throws -> TextExtents {
    if case .fixed(let length) = width {
      return TextExtents(narrowest: max(length, .zero), natural: max(length, .zero))
    }
    let padding = padding.withoutNegatives
    return try content.extents(context).widened(by: padding.start + padding.end)
  }
}

extension Pairs {
  fileprivate func extents(_ context: LayoutContext) throws -> TextExtents {
    var labels = TextExtents.none
    var values = TextExtents.none
    for pair in pairs {
      labels = labels.over(try pair.label.extents(context))
      values = values.over(try pair.value.extents(context))
    }
    return labels.beside(values).widened(by: max(gap, .zero))
  }
}
