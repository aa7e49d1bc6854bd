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
    let figures = try figureContext(valueContext)
    var vessels: [Vessel] = []
    for pair in pairs {
      let value = pair.value.alignment == .start ? TextAlignment.end : pair.value.alignment
      var strips = try pair.label.strips(labelContext)
      let label = Vessel.Part(x: labelX, strips: strips)
      if let figures, value == .end, pair.value.isFigure {
        strips = try pair.value.strips(figures, alignment: .text(.start))
      } else {
        strips = try pair.value.strips(valueContext, alignment: .text(value))
      }
      let parts = [label, Vessel.Part(x: valueX, strips: strips)]
      vessels.append(Vessel(parts: parts, alignment: .baseline, origin: pair.label.origin))
    }
    return ruled(try evenStrips(vessels, context), context)
  }

  /// The strips with the lines between them.
  private func ruled(_ strips: [Strip], _ context: LayoutContext) -> [Strip] {
    guard pairs.contains(where: { $0.rule != nil }) else { return strips }
    var result: [Strip] = []
    var room: Length?
    for (pair, strip) in zip(pairs, strips) {
      var strip = strip
      if let below = room { strip.gap = below }
      result.append(strip)
      room = pair.rule?.below
      if let rule = pair.rule { result.append(rule.strip(context)) }
    }
    return result
  }

  /// Where figures stand on a page that is read from right to left: still with their last digits below each other, since
  /// they are added up from there; the widest reaches the end. `nil` where the end of the width does it.
  private func figureContext(_ context: LayoutContext) throws -> LayoutContext? {
    guard context.direction == .rightToLeft else { return nil }
    let figures = pairs.lazy.map(\.value).filter(\.isFigure)
    guard let widest = try figures.map({ try $0.extents(context).natural }).max(), widest < context.width else {
      return nil
    }
    return try context.inside(width: widest)
  }

  /// The pairs as strips, those of one line and one size of letters at equal distances: a line of Latin letters is lower
  /// than one of Urdu, and a list of both would look uneven.
  private func evenStrips(_ vessels: [Vessel], _ context: LayoutContext) throws -> [Strip] {
    var strips = try vessels.map { try $0.strip(context) }
    for index in strips.indices.dropFirst() { strips[index].gap = max(rowGap, .zero) }
    guard let first = strips.first?.fragment,
      strips.contains(where: { $0.height != first.height || $0.fragment.baseline != first.baseline })
    else { return strips }
    let lines = vessels.indices.filter { vessels[$0].parts.allSatisfy { $0.strips.count <= 1 } }
    for (_, group) in Dictionary(grouping: lines, by: { pairs[$0].sizes }) where group.count > 1 {
      let extents = group.map { (rise: strips[$0].fragment.baseline ?? .zero, height: strips[$0].height) }
      let rise = extents.map(\.rise).max() ?? .zero
      let drop = extents.map { $0.height - $0.rise }.max() ?? .zero
      for (index, extent) in zip(group, extents) where extent.rise < rise || extent.height < rise + drop {
        var vessel = vessels[index]
        vessel.top = rise - extent.rise
        vessel.bottom = rise + drop - vessel.top - extent.height
        let gap = strips[index].gap
        strips[index] = try vessel.strip(context)
        strips[index].gap = gap
      }
    }
    return strips
  }
}

extension Pairs.Pair {
  /// How large its letters are.
  fileprivate var sizes: [Length] { [label.largestSize, value.largestSize] }
}

extension Paragraph {
  /// Whether it is an amount or a number, and nothing besides: `-₹1,23,456.00`, `12 %`.
  fileprivate var isFigure: Bool {
    var hasDigit = false
    for inline in inlines {
      guard case .text(let run) = inline else { return false }
      for scalar in run.text.unicodeScalars {
        switch scalar.properties.generalCategory {
        case .decimalNumber: hasDigit = true
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return false
        default: break
        }
      }
    }
    return hasDigit
  }

  fileprivate var largestSize: Length {
    inlines.lazy.map { inline in
      switch inline {
      case .text(let run): run.style.size
      case .pageNumber(let style), .pageCount(let style): style.size
      case .lineBreak: Length.zero
      }
    }.max() ?? style.size
  }
}
