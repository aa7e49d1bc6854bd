import Typesetting

/// What is painted behind and around a vessel.
struct Backdrop {
  var x: Length
  var width: Length
  var fill: Color?
  var border: Stroke?
  var radius = Length.zero

  /// Its pieces for this height.
  func pieces(height: Length) -> [Piece] {
    let rect = Rect(x: x, y: .zero, width: width, height: height)
    var pieces: [Piece] = []
    if let fill { pieces.append(Piece(.fill(rect, fill, radius: radius))) }
    if let border { pieces.append(Piece(.stroke(rect, border, radius: radius))) }
    return pieces
  }
}

/// Columns of strips beside each other, with room above and below and something behind: rows, boxes, pairs and the rows
/// of tables are all vessels. It can be cut at a height; each column is then cut by itself.
struct Vessel {
  /// One column.
  struct Part {
    /// From the left edge of the vessel.
    var x: Length
    var strips: [Strip]
    /// Whether it goes on from an earlier page.
    var isContinued = false
  }

  var parts: [Part]
  var alignment = VerticalAlignment.top
  var top = Length.zero
  var bottom = Length.zero
  /// How high it is at least, until it is cut.
  var minimumHeight = Length.zero
  var backdrop: Backdrop?
  var origin: Origin?

  /// The vessel as one strip.
  func strip(_ context: LayoutContext) throws -> Strip {
    var use: PageUse = []
    var fragments: [Fragment] = []
    fragments.reserveCapacity(parts.count)
    for part in parts {
      // Most parts are a single line.
      if part.strips.count == 1, part.strips[0].isPlain {
        fragments.append(part.strips[0].fragment)
        use.formUnion(part.strips[0].pageUse)
        continue
      }
      var queue = StripQueue(part.strips)
      let filling = try Filler.endless(context, isTop: part.isContinued).fill(&queue)
      fragments.append(filling.fragment)
      use.formUnion(filling.pageUse)
    }
    var strip = Strip(assembled(fragments), origin: origin)
    strip.pageUse = use
    strip.vessel = self
    return strip
  }

  /// The part that fits into `height`, and the rest, which the next page begins with; `nil` if nothing fits, or if only its minimum height is too much.
  func cut(
    at height: Length, _ context: LayoutContext, _ emptyHeight: Length, _ concession: Concession
  ) throws -> (first: Strip, rest: Strip)? {
    let inner = height - top - bottom
    guard inner > .zero else { return nil }
    var fragments: [Fragment] = []
    var rest = self
    rest.alignment = .top
    var advances = false
    for index in parts.indices {
      let filler = Filler(
        context: context, available: inner, emptyHeight: max(emptyHeight - top - bottom, .zero),
        isTop: parts[index].isContinued, concession: concession)
      var queue = StripQueue(parts[index].strips)
      let filling = try filler.fill(&queue)
      queue.take(filling.taken, remainder: filling.remainder)
      rest.parts[index].strips = queue.rest
      if filling.taken > 0 {
        advances = true
        rest.parts[index].isContinued = true
      }
      fragments.append(filling.fragment)
    }
    guard advances, minimumHeight <= .zero || rest.parts.contains(where: { !$0.strips.isEmpty }) else { return nil }
    var first = self
    first.alignment = .top
    first.minimumHeight = .zero
    rest.minimumHeight = .zero
    var following = context
    following.page += 1
    return (Strip(first.assembled(fragments), origin: origin), try rest.strip(following))
  }

  /// The vessel with these fragments as its parts, one for each.
  func assembled(_ fragments: [Fragment]) -> Fragment {
    let lowest = alignment == .baseline ? fragments.lazy.compactMap(\.baseline).max() : nil
    // How much lower each one stands so that the first baselines are on one line.
    func drop(_ fragment: Fragment) -> Length {
      guard let lowest, let baseline = fragment.baseline else { return .zero }
      return lowest - baseline
    }
    let needed = fragments.lazy.map { $0.height + drop($0) }.max() ?? .zero
    let inner = max(needed, minimumHeight - top - bottom)
    var result = Fragment(height: top + inner + bottom)
    if let backdrop { result.pieces = backdrop.pieces(height: result.height) }
    result.children.reserveCapacity(fragments.count)
    for (index, fragment) in fragments.enumerated() {
      let spare = inner - fragment.height
      let shift =
        switch alignment {
        case .top: Length.zero
        case .baseline: drop(fragment)
        case .middle: spare.scaled(1, over: 2)
        case .bottom: spare
        }
      result.add(fragment, x: parts[index].x, y: top + shift)
      if result.baseline == nil { result.baseline = fragment.baseline.map { $0 + top + shift } }
    }
    return result
  }
}

extension Strip {
  /// Whether it stands the same wherever it is, without room above.
  fileprivate var isPlain: Bool { gap == .zero && !isTableRow }
}
