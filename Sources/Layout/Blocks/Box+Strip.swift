import Typesetting

extension Box {
  /// The box as one strip; cut, with its fill on both parts, only if no page can hold it.
  func strip(_ context: LayoutContext) throws -> Strip {
    let padding = padding.withoutNegatives
    let width = try outerWidth(padding, context)
    let x = context.left(alignment, width: width)
    let left = context.direction == .leftToRight ? padding.start : padding.end
    let inner = try context.inside(
      width: width - padding.start - padding.end, reserving: padding.top + padding.bottom, origin: origin)
    let strips = try StripSource.strips(of: content, inner)
    let backdrop = Backdrop(x: x, width: width, fill: fill, border: border, radius: max(radius, .zero))
    return try Vessel(
      parts: [Vessel.Part(x: x + left, strips: strips)], alignment: contentAlignment, top: padding.top,
      bottom: padding.bottom, minimumHeight: minimumHeight, backdrop: backdrop, origin: origin
    ).strip(context)
  }

  private func outerWidth(_ padding: Insets, _ context: LayoutContext) throws -> Length {
    switch width {
    case .fixed(let length): return min(max(length, .zero), context.width)
    case .share(let thousandths): return min(max(context.width.scaled(thousandths, over: 1000), .zero), context.width)
    case .auto:
      let inner = try context.inside(width: context.width, origin: origin)
      return min(try content.extents(inner).natural + padding.start + padding.end, context.width)
    case .fraction, nil: return context.width
    }
  }
}

extension Insets {
  /// Negative lengths count as none.
  var withoutNegatives: Insets {
    Insets(top: max(top, .zero), end: max(end, .zero), bottom: max(bottom, .zero), start: max(start, .zero))
  }
}
