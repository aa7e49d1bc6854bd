import Typesetting

extension Pairs {
  /// One strip for each pair; a page may break between two.
  func strips(_ context: LayoutContext) throws -> [Strip] {
    let gap = min(max(gap, .zero), context.width)
    let labels = try pairs.map { try $0.label.extents(context).natural }.max() ?? .zero
    let values = try pairs.map { try $0.value.extents(context).natural }.max() ?? .zero
    // A long label may take more than half only where no value misses the room, and never so much that a word of a value
    // is parted.
    var widest = max(context.width.scaled(1, over: 2), context.width - gap - values)
    if labels > widest || labels + gap + values > context.width {
      let narrowest = try pairs.map { try $0.value.extents(context).narrowest }.max() ?? .zero
      widest = min(widest, max(context.width - gap - narrowest, context.width.scaled(1, over: 4)))
    }
    let labelWidth = min(labels, widest, max(context.width - gap, .zero))
    let valueWidth = context.width - labelWidth - gap
    let labelContext = try context.inside(width: labelWidth)
    let valueContext = try context.inside(width: valueWidth)
    let valueX = context.left(start: labelWidth + gap, width: valueWidth)
    let labelX = context.left(start: .zero, width: labelWidth)
    var strips: [Strip] = []
    for pair in pairs {
      let value = pair.value.alignment == .start ? TextAlignment.end : pair.value.alignment
      let parts = [
        Vessel.Part(x: labelX, strips: try pair.label.strips(labelContext)),
        Vessel.Part(x: valueX, strips: try pair.value.strips(valueContext, alignment: .text(value))),
      ]
      var strip = try Vessel(parts: parts, alignment: .baseline, origin: pair.label.origin).strip(context)
      if !strips.isEmpty { strip.gap = max(rowGap, .zero) }
      strips.append(strip)
    }
    return strips
  }
}
