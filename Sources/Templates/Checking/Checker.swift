import Diagnostics
import Typesetting
import Values

/// Checks one template: the state that is shared by the checks of expressions, texts, blocks and tables, each of which
/// has its own file.
final class Checker {
  let collector: DiagnosticCollector
  let theme: Theme
  /// The kind of document, for hints.
  let kind: String
  /// The part of the file that each `include` element stands for.
  let includes: [ObjectIdentifier: MarkupElement]
  /// The `define` elements by name.
  let defines: [String: MarkupElement]
  /// The texts of the template; nodes name them by position.
  private(set) var units: [TextUnit] = []
  /// The parts of the template, checked once for each kind of record they are used with.
  private(set) var parts: [[BlockFlow]] = []
  private var partNumbers: [PartKey: Int] = [:]
  /// How many elements lie inside each other in each part, through the parts that it uses.
  private var partHeights: [Int] = []
  /// The deepest element met since the innermost part around here was begun.
  private var deepestMet = 0
  private(set) var usedParts: Set<String> = []
  private var elementCount = 0
  /// Whether the fields were guessed from data, so that none of them is certain to be there.
  var hasGuessedFields = false

  /// Templates that come to more elements, all includes counted each time, are refused.
  static let mostElements = 200_000
  /// Elements nested deeper than this, through includes and parts, are refused.
  static let deepest = 100

  private struct PartKey: Hashable {
    let name: String
    let schema: ObjectIdentifier
    let style: TextStyle
  }

  init(
    collector: DiagnosticCollector, theme: Theme, kind: String, includes: [ObjectIdentifier: MarkupElement],
    defines: [String: MarkupElement]
  ) {
    self.collector = collector
    self.theme = theme
    self.kind = kind
    self.includes = includes
    self.defines = defines
  }

  /// Reports an error; inside of a part, the hint also says where the part is used.
  func error(_ name: String, _ message: String, at span: SourceSpan, hint: String? = nil, _ scope: Scope? = nil) {
    let hints = [hint, scope?.usedAt.map { "this part is used at \($0)" }].compactMap { $0 }
    collector.error(name, message, at: span, hint: hints.isEmpty ? nil : hints.joined(separator: "; "))
  }

  /// Keeps a text and gives its number.
  func add(_ unit: TextUnit) -> Int {
    units.append(unit)
    return units.count - 1
  }

  /// Counts an element and says whether to go on; a template that grows without measure is reported once.
  func enter(_ element: MarkupElement, _ scope: Scope) -> Scope? {
    elementCount += 1
    var inner = scope
    inner.depth += 1
    if collector.isFull { return nil }
    if elementCount > Self.mostElements {
      if elementCount == Self.mostElements + 1 {
        error("too-many-nodes", "the template comes to more than 200,000 elements", at: element.nameSpan)
      }
      return nil
    }
    guard inner.depth <= Self.deepest else {
      error("too-deep", "elements are nested more than \(Self.deepest) deep", at: element.nameSpan)
      return nil
    }
    deepestMet = max(deepestMet, inner.depth)
    return inner
  }

  /// The number of a part for this kind of record, checked when it is asked for the first time. Parts that use parts
  /// may be checked from the inside out, so each one's height is kept: `nil` when they lie too deep inside each other.
  func part(_ define: MarkupElement, name: String, schema: Schema, scope: Scope, usedAt: String) -> Int? {
    usedParts.insert(name)
    let key = PartKey(name: name, schema: ObjectIdentifier(schema), style: scope.style)
    if let number = partNumbers[key] {
      deepestMet = max(deepestMet, scope.depth + partHeights[number])
      return deepestMet <= Self.deepest ? number : nil
    }
    let number = parts.count
    partNumbers[key] = number
    parts.append([])
    partHeights.append(0)
    let met = deepestMet
    deepestMet = scope.depth
    defer {
      partHeights[number] = deepestMet - scope.depth
      deepestMet = max(met, deepestMet)
    }
    let topName = schema === scope.top ? scope.topName : schema.name
    var inner = Scope(top: schema, name: topName, style: scope.style)
    inner.depth = scope.depth
    inner.parts = scope.parts + [name]
    inner.usedAt = usedAt
    parts[number] = blocks(define.children, in: define, inner)
    return number
  }

  func origin(_ span: SourceSpan, field: String? = nil) -> Origin { Origin(place: span.place, field: field) }
}
