import Typesetting

extension Keep {
  /// The strips of its content, bound to each other if one page can hold them all.
  func strips(_ context: LayoutContext) throws -> [Strip] {
    let inner = try context.inside(width: context.width, origin: origin)
    var strips = try StripSource.strips(of: content, inner)
    guard !strips.isEmpty else { return [] }
    var queue = StripQueue(strips)
    let height = try Filler.endless(inner).fill(&queue).fragment.height - strips[0].gap
    if height <= context.emptyHeight {
      for index in strips.indices.dropLast() { strips[index].bondAfter = max(strips[index].bondAfter, .kept) }
    }
    strips[0].beginsKeep = true
    if withNext { strips[strips.count - 1].bondAfter = .heading }
    return strips
  }
}
