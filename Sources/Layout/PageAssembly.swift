import Typesetting

/// Puts fragments on a page: the background first, then all paint, then all text with its structure.
struct PageAssembly {
  private var background: [PlacedItem] = []
  private var paint: [PlacedItem] = []
  private var text: [PlacedItem] = []
  /// The structure elements that are open, outermost first.
  private var open: [Mark] = []

  /// Adds what stands behind all else; it has no structure.
  mutating func addBackground(_ fragment: Fragment) {
    var items: [PlacedItem] = []
    fragment.forEachPiece(x: .zero, y: .zero) { items.append($0.item) }
    background += items.filter(\.isPaint) + items.filter { !$0.isPaint }
  }

  /// Adds a fragment at its place, after all that was added before it.
  mutating func add(_ fragment: Fragment, x: Length, y: Length) {
    var pieces: [Piece] = []
    fragment.forEachPiece(x: x, y: y) { pieces.append($0) }
    for piece in pieces {
      if piece.item.isPaint {
        paint.append(piece.item)
      } else {
        enter(piece.mark)
        text.append(piece.item)
      }
    }
  }

  /// The finished page.
  mutating func page(size: Size) -> Page {
    enter(nil)
    return Page(size: size, items: background + paint + text)
  }

  private mutating func enter(_ mark: Mark?) {
    if mark === open.last { return }
    var path: [Mark] = []
    var next = mark
    while let element = next {
      path.append(element)
      next = element.parent
    }
    path.reverse()
    let shared = zip(open, path).prefix { $0 === $1 }.count
    text += [PlacedItem](repeating: .end, count: open.count - shared)
    text += path.dropFirst(shared).map { .begin($0.element) }
    open = path
  }
}
