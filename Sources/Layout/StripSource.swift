import Diagnostics
import Typesetting

/// The cursor of a flow: gives its strips one by one, from top to bottom. A value; a copy of it continues from the same
/// place, and nothing else remembers how far a layout has come.
struct StripSource {
  private enum Level {
    case blocks([Block], next: Int, gap: Length, emittedBefore: Int)
    case strips([Strip], next: Int)
    case table(TableRun)
  }

  private var levels: [Level]
  /// The room that the next strip gets above itself.
  private(set) var gap = Length.zero
  private var breaksPage = false
  private var lastBond = Bond.free
  /// How many strips and spaces came so far; a stack puts no gap beside a child that turned out empty.
  private var emitted = 0

  init(_ blocks: [Block], gap: Length = .zero) {
    levels = [.blocks(blocks, next: 0, gap: gap, emittedBefore: 0)]
  }

  /// All strips of some blocks, with a last empty one if room is left below.
  static func strips(of blocks: [Block], _ context: LayoutContext) throws -> [Strip] {
    var source = StripSource(blocks)
    var result: [Strip] = []
    while var strip = try source.next(context) {
      strip.redo = nil
      strip.breaksPage = false
      result.append(strip)
    }
    if source.gap > .zero { result.append(.trailing(source.gap)) }
    return result
  }

  /// The next strip, or `nil` at the end.
  mutating func next(_ context: LayoutContext) throws -> Strip? {
    while let level = levels.last {
      let last = levels.count - 1
      switch level {
      case .strips(let strips, let next):
        guard next < strips.count else {
          levels.removeLast()
          continue
        }
        levels[last] = .strips(strips, next: next + 1)
        return finished(strips[next])
      case .table(var run):
        levels.removeLast()
        guard var strip = try run.next(context) else { continue }
        if strip.pageUse.contains(.number), let step = strip.table {
          strip.redo = self
          strip.redo?.levels.append(.table(TableRun(from: step)))
        }
        levels.append(.table(run))
        return finished(strip)
      case .blocks(let blocks, let next, let gap, let emittedBefore):
        guard next < blocks.count else {
          levels.removeLast()
          continue
        }
        let before = self
        let owesGap = emitted > emittedBefore
        if owesGap { self.gap = self.gap + max(gap, .zero) }
        levels[last] = .blocks(
          blocks, next: next + 1, gap: gap, emittedBefore: owesGap ? emitted : emittedBefore)
        try begin(blocks[next], before, context)
      }
    }
    return nil
  }

  private mutating func finished(_ strip: Strip) -> Strip {
    var strip = strip
    strip.gap = strip.gap + gap
    if breaksPage { strip.breaksPage = true }
    if strip.passesBondOn { strip.bondAfter = max(strip.bondAfter, lastBond) }
    lastBond = strip.bondAfter
    gap = .zero
    breaksPage = false
    emitted += 1
    return strip
  }

  private mutating func begin(_ block: Block, _ before: StripSource, _ context: LayoutContext) throws {
    switch block {
    case .paragraph(let paragraph): push(try paragraph.strips(context), before)
    case .row(let row): push([try row.strip(context)], before)
    case .box(let box): push([try box.strip(context)], before)
    case .pairs(let pairs): push(try pairs.strips(context), before)
    case .image(let picture): push([try picture.strip(context)], before)
    case .code(let code): push([try code.strip(context)], before)
    case .chart(let chart): push(try chart.strips(context), before)
    case .keep(let keep): push(try keep.strips(context), before)
    case .table(let table): levels.append(.table(TableRun(try TableFrame(table, context))))
    case .rule(let rule):
      push([rule.strip(context)], before)
      levels.insert(.blocks([.space(rule.below)], next: 0, gap: .zero, emittedBefore: 0), at: levels.count - 1)
    case .space(let length):
      gap = gap + max(length, .zero)
      emitted += 1
    case .pageBreak:
      breaksPage = true
    case .stack(let stack):
      guard levels.count + context.depth < LayoutContext.deepestNesting else {
        throw Diagnostic.nestedTooDeeply(block.firstOrigin)
      }
      levels.append(.blocks(stack.children, next: 0, gap: stack.gap, emittedBefore: emitted))
    }
  }

  private mutating func push(_ strips: [Strip], _ before: StripSource) {
    var strips = strips
    let usesNumber = strips.contains { $0.pageUse.contains(.number) }
    if usesNumber, !strips.isEmpty { strips[0].redo = before }
    levels.append(.strips(strips, next: 0))
  }
}
