import Typesetting

extension Row {
  /// The row as one strip; cut, each part by itself, only if no page can hold it.
  func strip(_ context: LayoutContext) throws -> Strip {
    let inner = try context.inside(width: context.width, origin: origin)
    let gap = max(gap, .zero)
    let widths = try TrackLayout(parts.map(\.width), width: context.width, gap: gap).widths { index in
      try parts[index].content.extents(inner)
    }
    var vesselParts: [Vessel.Part] = []
    var start = Length.zero
    for (part, width) in zip(parts, widths) {
      let strips = try StripSource.strips(of: part.content, try context.inside(width: width, origin: origin))
      vesselParts.append(Vessel.Part(x: context.left(start: start, width: width), strips: strips))
      start = start + width + gap
    }
    return try Vessel(parts: vesselParts, alignment: alignment, origin: origin).strip(context)
  }
}
