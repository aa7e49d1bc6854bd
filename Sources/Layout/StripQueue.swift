import Typesetting

/// The strips a page may take, made when they are looked at and kept until a page takes them.
struct StripQueue {
  private var waiting: [Strip]
  private var source: StripSource?

  /// The strips of a flow.
  init(_ source: StripSource) {
    waiting = []
    self.source = source
  }

  /// Strips that are there already.
  init(_ strips: [Strip]) { waiting = strips }

  /// The strip so many places from the front, or `nil` behind the end.
  mutating func strip(_ index: Int, _ context: LayoutContext) throws -> Strip? {
    while waiting.count <= index {
      guard let strip = try source?.next(context) else {
        source = nil
        return nil
      }
      waiting.append(strip)
    }
    return waiting[index]
  }

  /// Takes strips from the front and puts what is left of a cut one there. Strips behind that show the number of the
  /// page they were expected on are forgotten, to be made again.
  mutating func take(_ count: Int, remainder: Strip?) {
    waiting.removeFirst(min(count, waiting.count))
    if let remainder { waiting.insert(remainder, at: 0) }
    if let stale = waiting.firstIndex(where: { $0.redo != nil }) {
      source = waiting[stale].redo
      waiting.removeSubrange(stale...)
    }
  }

  /// The strips that wait, when there is no source behind them.
  var rest: [Strip] { waiting }

  /// Whether nothing is left.
  mutating func isEmpty(_ context: LayoutContext) throws -> Bool { try strip(0, context) == nil }
}
