import Typesetting

/// What a piece of text is a part of; two pieces with the same mark belong to the same structure element.
final class Mark: Sendable {
  let element: StructureElement
  let parent: Mark?

  init(_ element: StructureElement, in parent: Mark?) {
    self.element = element
    self.parent = parent
  }

  /// Stands for all marks where nobody wants to know the structure.
  static let unnamed = Mark(.paragraph, in: nil)
}

/// One item with the structure element it belongs to, if any.
struct Piece {
  var item: PlacedItem
  var mark: Mark?

  init(_ item: PlacedItem, mark: Mark? = nil) {
    self.item = item
    self.mark = mark
  }
}

/// Something laid out: its own pieces, painted first, and smaller fragments; all places are from its top left corner.
struct Fragment {
  /// A fragment inside another.
  struct Child {
    var x: Length
    var y: Length
    var fragment: Fragment
  }

  var height: Length = .zero
  /// From the top to the first baseline, if there is text.
  var baseline: Length?
  var pieces: [Piece] = []
  var children: [Child] = []

  /// How many pieces are in it and in those inside it.
  var pieceCount: Int { children.reduce(pieces.count) { $0 + $1.fragment.pieceCount } }

  /// Puts a fragment into this one.
  mutating func add(_ fragment: Fragment, x: Length = .zero, y: Length) {
    children.append(Child(x: x, y: y, fragment: fragment))
  }
}

extension PlacedItem {
  /// The same item so far to the right and down.
  func moved(x: Length, y: Length) -> PlacedItem {
    switch self {
    case .glyphs(let run, let point): .glyphs(run, at: point.moved(x: x, y: y))
    case .fill(let rect, let color, let radius): .fill(rect.moved(x: x, y: y), color, radius: radius)
    case .stroke(let rect, let stroke, let radius): .stroke(rect.moved(x: x, y: y), stroke, radius: radius)
    case .line(let from, let to, let stroke): .line(from: from.moved(x: x, y: y), to: to.moved(x: x, y: y), stroke)
    case .polyline(let points, let stroke, let dashes):
      .polyline(points.map { $0.moved(x: x, y: y) }, stroke, dashes: dashes)
    case .image(let image, let frame): .image(image, frame: frame.moved(x: x, y: y))
    case .modules(let grid, let frame): .modules(grid, frame: frame.moved(x: x, y: y))
    case .link(let rect, let address): .link(rect.moved(x: x, y: y), address: address)
    case .begin, .end: self
    }
  }

  /// Whether it belongs behind all text.
  var isPaint: Bool {
    switch self {
    case .fill, .stroke, .line, .polyline, .image: true
    case .glyphs, .modules, .link, .begin, .end: false
    }
  }
}

extension Point {
  fileprivate func moved(x: Length, y: Length) -> Point { Point(x: self.x + x, y: self.y + y) }
}

extension Rect {
  fileprivate func moved(x: Length, y: Length) -> Rect {
    Rect(x: origin.x + x, y: origin.y + y, width: size.width, height: size.height)
  }
}
