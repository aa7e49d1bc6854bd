import Typesetting

/// What a region took from a queue.
struct Filling {
  var fragment = Fragment()
  var taken = 0
  /// What is left of the last strip taken, if it was cut.
  var remainder: Strip?
  var pageUse: PageUse = []
  /// Whether the queue had no more to give.
  var isAll = false
}

/// What may be given up so that at least something is placed. Every cut of what is cut is one try for each of them, and
/// not for each way to mix them, for tables lie deep inside tables.
enum Concession {
  /// Nothing: a region without room for the first strip stays empty.
  case none
  /// The places where a strip would rather be cut.
  case places
  /// Those, and the carried sums.
  case sums
  /// As little of all that as will do.
  case least
}

/// Fills one region from a queue of strips. Input: strips and a height. Output: what stands there, and how much was taken.
struct Filler {
  let context: LayoutContext
  /// The height of the region.
  let available: Length
  /// The height of the region that would come next.
  let emptyHeight: Length
  /// Whether this is a fresh page, where room above vanishes.
  let isTop: Bool
  /// What is given up to cut the first strip if it does not fit, since no later region can hold it either.
  let concession: Concession
  /// Whether page breaks count.
  var obeysPageBreaks = false

  private var mustAdvance: Bool { concession != .none }

  /// A region without an end.
  static func endless(_ context: LayoutContext, isTop: Bool = false) -> Filler {
    Filler(context: context, available: .unlimited, emptyHeight: .unlimited, isTop: isTop, concession: .none)
  }

  /// A strip with its place.
  private struct Laid {
    var strip: Strip
    var lead: TableLead?
    var leadTop: Length
    var top: Length
    var isJoined: Bool
    var bottom: Length { top + strip.height }
  }

  /// Takes as much as fits and breaks at the weakest bond. Takes nothing if nothing fits.
  func fill(_ queue: inout StripQueue) throws -> Filling {
    var laid: [Laid] = []
    while let strip = try queue.strip(laid.count, context) {
      if obeysPageBreaks, strip.breaksPage, !laid.isEmpty { return finished(laid) }
      let next = try lay(strip, below: laid.last)
      if next.bottom > available { return try broken(laid, before: next, &queue) }
      laid.append(next)
    }
    var result = finished(laid)
    result.isAll = true
    return result
  }

  private func lay(_ strip: Strip, below previous: Laid?) throws -> Laid {
    let isFirst = previous == nil
    var top = previous?.bottom ?? .zero
    guard let step = strip.table, isFirst || step.isFirst else {
      if !(isFirst && isTop) { top = top + strip.gap }
      return Laid(strip: strip, lead: nil, leadTop: top, top: top, isJoined: !isFirst)
    }
    if step.isFirst, !(isFirst && isTop) { top = top + strip.gap }
    let lead = try step.frame.lead(step.isFirst ? nil : step.sumsBefore, context)
    let isJoined = lead.hasBroughtRow
    let below = top + lead.fragment.height + (isJoined ? strip.gap : .zero)
    return Laid(strip: strip, lead: lead, leadTop: top, top: below, isJoined: isJoined)
  }

  private func broken(_ laid: [Laid], before next: Laid, _ queue: inout StripQueue) throws -> Filling {
    if mayCut(next, after: laid), let cut = try cut(next, after: laid) { return cut }
    for bond in Bond.allCases {
      if bond == .heading, let cut = try cutAsLastResort(laid, before: next) { return cut }
      guard let count = try breakPlace(laid, bond, next: next.strip) else { continue }
      if count == 0 && isTop && mustAdvance { continue }
      if try bond == .totals || chainFits(from: count, bond, &queue) {
        return finished(Array(laid.prefix(count)), tail: try tail(laid, count, next: next.strip))
      }
    }
    return finished(laid)
  }

  /// The last place where the page may break if bonds up to this one may be broken.
  private func breakPlace(_ laid: [Laid], _ bond: Bond, next: Strip) throws -> Int? {
    for count in stride(from: laid.count, to: 0, by: -1) {
      let below = count < laid.count ? laid[count].strip : next
      guard laid[count - 1].strip.bond(to: below) <= bond else { continue }
      let tail = try tail(laid, count, next: next)
      if laid[count - 1].bottom + (tail?.height ?? .zero) <= available { return count }
    }
    return isTop || mustAdvance ? nil : 0
  }

  /// Whether the strips that hold together from this one on fit into the next region.
  private func chainFits(from start: Int, _ bond: Bond, _ queue: inout StripQueue) throws -> Bool {
    var height = Length.zero
    var index = start
    var isBelowHeading = false
    while let strip = try queue.strip(index, context) {
      if index > start { height = height + strip.gap }
      if let step = strip.table, index == start || step.isFirst {
        height = height + (try step.frame.lead(step.isFirst ? nil : step.sumsBefore, context).fragment.height)
      }
      // What can be cut is cut rather than leaving its heading alone.
      let isCut = strip.height > emptyHeight || isBelowHeading && height + strip.height > emptyHeight
      if isCut, strip.isVessel { return height <= emptyHeight }
      height = height + strip.height
      if height > emptyHeight { return false }
      guard let next = try queue.strip(index + 1, context), strip.bond(to: next) > bond else { return true }
      isBelowHeading = strip.bond(to: next) == .heading && (start > 0 || !mustAdvance)
      index += 1
    }
    return true
  }

  /// The carried sums below the first `count` strips, if their table goes on.
  private func tail(_ laid: [Laid], _ count: Int, next: Strip) throws -> Fragment? {
    guard count > 0, let step = laid[count - 1].strip.table else { return nil }
    let below = count < laid.count ? laid[count].strip : next
    guard let following = below.table, following.frame === step.frame else { return nil }
    return try step.frame.tail(step.sumsAfter, context)
  }

  /// Cuts a strip that nothing else helps: one that holds to a heading and fits on no page with it, or one that fills
  /// its page so that the sums carried from it do not fit.
  private func cutAsLastResort(_ laid: [Laid], before next: Laid) throws -> Filling? {
    guard let last = laid.last else { return nil }
    if last.strip.bond(to: next.strip) == .heading {
      return mayCut(next, after: laid) ? nil : try cut(next, after: laid)
    }
    let before = Array(laid.dropLast())
    guard isTop, mustAdvance, before.last.map({ $0.strip.bond(to: last.strip) == .heading }) ?? true,
      let tail = try tail(laid, laid.count, next: next.strip), last.bottom + tail.height > available
    else { return nil }
    return try cut(last, after: before)
  }

  /// Whether the strip that does not fit may be cut before anything else is tried.
  private func mayCut(_ next: Laid, after laid: [Laid]) -> Bool {
    next.strip.splitting == .anywhere || laid.isEmpty && mustAdvance
      || next.strip.height > emptyHeight - (next.lead?.fragment.height ?? .zero)
  }

  /// Cuts the strip that does not fit.
  private func cut(_ next: Laid, after laid: [Laid]) throws -> Filling? {
    guard let vessel = next.strip.vessel else { return nil }
    // The sums of cells that are finished may take more lines than those before the row.
    let sums = try next.strip.table.flatMap { step in
      try [step.sumsBefore, step.sumsAfter].compactMap { try step.frame.tail($0, context)?.height }.max()
    }
    for attempt in attempts(laid.isEmpty ? concession : .none, hasSums: sums != nil) {
      let room = available - next.top - (attempt.keepsSums ? sums ?? .zero : .zero)
      guard let halves = try vessel.cut(at: room, context, emptyHeight, attempt.inside) else { continue }
      var first = next
      first.strip.fragment = halves.first.fragment
      var rest = rest(of: next.strip, halves.rest)
      rest.table?.isFirst = false
      if let step = next.strip.table { rest.table?.sumsBefore = try step.frame.sums(of: step, unfinished: halves.rest) }
      var result = finished(laid + [first], tail: attempt.keepsSums ? try rest.table?.carriedRow(context) : nil)
      result.remainder = rest
      return result
    }
    return nil
  }

  /// One way to cut a strip.
  private struct Attempt {
    /// Whether the sums of its own table are printed below it.
    var keepsSums: Bool
    /// What is given up inside it.
    var inside: Concession
  }

  /// The ways to cut a strip, from the best to the worst. Only where no column can be cut at a place it offers is each
  /// one forced, and only where nothing else helps are carried sums given up.
  private func attempts(_ concession: Concession, hasSums: Bool) -> [Attempt] {
    let kept = [Concession.none, .places, .sums].map { Attempt(keepsSums: true, inside: $0) }
    let given = [Concession.none, .sums].map { Attempt(keepsSums: false, inside: $0) }
    return switch concession {
    case .none: Array(kept.prefix(1))
    case .places: Array(kept.prefix(2))
    case .sums: given
    case .least: hasSums ? kept + given : kept
    }
  }

  private func rest(of strip: Strip, _ half: Strip) -> Strip {
    var rest = strip
    rest.fragment = half.fragment
    rest.vessel = half.vessel
    rest.gap = .zero
    rest.joint = nil
    rest.breaksPage = false
    rest.bondBefore = .free
    rest.redo = nil
    return rest
  }

  private func finished(_ laid: [Laid], tail: Fragment? = nil) -> Filling {
    var result = Filling()
    result.taken = laid.count
    for part in laid {
      if let lead = part.lead {
        result.fragment.add(lead.fragment, y: part.leadTop)
        result.pageUse.formUnion(lead.pageUse)
      }
      if part.isJoined, let joint = part.strip.joint {
        result.fragment.add(Fragment(pieces: [joint.piece]), y: part.top)
      }
      result.fragment.add(part.strip.fragment, y: part.top)
      result.pageUse.formUnion(part.strip.pageUse)
    }
    result.fragment.height = laid.last?.bottom ?? .zero
    result.fragment.baseline = laid.first.flatMap { first in
      (first.lead?.fragment.baseline).map { first.leadTop + $0 } ?? first.strip.fragment.baseline.map { first.top + $0 }
    }
    if let tail {
      result.fragment.add(tail, y: result.fragment.height)
      result.fragment.height = result.fragment.height + tail.height
    }
    return result
  }
}
