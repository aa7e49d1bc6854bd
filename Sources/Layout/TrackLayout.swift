import Typesetting

/// Shares a width among the parts of a row or the columns of a table.
///
/// Fixed lengths and shares come first, then `auto` tracks as wide as their content, then fractions share what is left.
/// Where `auto` tracks want too much they shrink towards their narrowest, each by the same part of what it can give. Beside
/// them every fraction keeps at least an equal part of what fixed tracks leave. Nothing becomes wider than the whole.
struct TrackLayout {
  let tracks: [TrackWidth]
  /// What all tracks share, without the gaps.
  let room: Length
  let width: Length

  init(_ tracks: [TrackWidth], width: Length, gap: Length) {
    self.tracks = tracks
    self.width = max(width, .zero)
    room = max(self.width - gap * max(tracks.count - 1, 0), .zero)
  }

  /// The width of each track; `extents` is asked for `auto` tracks only.
  func widths(_ extents: (Int) throws -> TextExtents) rethrows -> [Length] {
    var widths = tracks.map(firmWidth)
    Self.shrink(&widths, to: room)
    let left = room - widths.reduce(.zero, +)
    let autos = tracks.indices.filter { tracks[$0] == .auto }
    let fractions = tracks.indices.filter { fraction($0) > 0 }
    let flexible = autos.count + fractions.count
    let reserve = flexible == 0 ? .zero : left.scaled(fractions.count, over: flexible)
    let shares = Self.autoWidths(try autos.map(extents), room: left, afterReserving: reserve)
    for (index, share) in zip(autos, shares) { widths[index] = share }
    let rest = room - widths.reduce(.zero, +)
    let whole = fractions.reduce(0) { $0 + fraction($1) }
    for index in fractions { widths[index] = rest.scaled(fraction(index), over: whole) }
    return widths
  }

  private func fraction(_ index: Int) -> Int {
    // A million fractions are as good as any larger number and can not overflow.
    if case .fraction(let thousandths) = tracks[index] { return min(max(thousandths, 0), 1_000_000) }
    return 0
  }

  private func firmWidth(_ track: TrackWidth) -> Length {
    switch track {
    case .fixed(let length): max(length, .zero)
    case .share(let thousandths): max(width.scaled(thousandths, over: 1000), .zero)
    case .auto, .fraction: .zero
    }
  }

  private static func autoWidths(_ extents: [TextExtents], room: Length, afterReserving reserve: Length) -> [Length] {
    var widths = extents.map { max($0.natural, $0.narrowest, .zero) }
    let wanted = widths.reduce(.zero, +)
    let offered = room - reserve
    if wanted <= offered { return widths }
    let narrowest = extents.map { max($0.narrowest, .zero) }
    let least = narrowest.reduce(.zero, +)
    if least >= offered {
      widths = narrowest
      shrink(&widths, to: room)
      return widths
    }
    return zip(widths, narrowest).map { width, narrow in
      narrow + (width - narrow).scaled((offered - least).units, over: (wanted - least).units)
    }
  }

  /// Makes all widths smaller in proportion until they fit.
  private static func shrink(_ widths: inout [Length], to room: Length) {
    let sum = widths.reduce(.zero, +)
    guard sum > room else { return }
    widths = widths.map { $0.scaled(room.units, over: sum.units) }
  }
}
