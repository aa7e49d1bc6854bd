import Typesetting

/// Remembers the widths of short texts, since rows repeat themselves; forgets all when it is full.
final class ExtentsCache {
  private struct Key: Hashable {
    var text: String
    var style: TextStyle
    var language: String?
  }

  private static let capacity = 4096
  private var known: [Key: TextExtents] = [:]

  func extents(_ run: TextRun, _ language: String?, _ measure: () throws -> TextExtents) rethrows -> TextExtents {
    let key = Key(text: run.text, style: run.style, language: language)
    if let extents = known[key] { return extents }
    let extents = try measure()
    if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
    known[key] = extents
    return extents
  }
}
