import Typesetting

/// Puts fragments on a page: the paint of the background, all other paint, the background's words – so that no stripe of
/// a table hides a DRAFT –, then all text with its structure.
struct PageAssembly {
  private var backgroundPaint: [PlacedItem] = []
  private var backgroundText: [PlacedItem] = []
  private var paint: [PlacedItem] = []
  private var text: [PlacedItem] = []
  /// The structure elements that are open, outermost first.
  private var open: [Mark] = []

  /// Adds what stands behind all else; it has no structure.
  mutating func addBackground(_ fragment: Fragment) {
    fragment.forEachPiece(x: .zero, y: .zero) {
      if $0.item.isPaint { backgroundPaint.append($0.item) } else { backgroundText.append($0.item) }
    }
  }

  /// Adds a fragment at its place, after all that was added before it.
  mutating func add(_ fragment: Fragment, x: Length, y: Length) {
    var pieces: [Piece] = []
    fragment.forEachPiece(x: x, y: y) { pieces.append($0) }
    for piece in pieces {
      // Paint of a structure element, such as the white behind a code, is a part of what stands there.
      if piece.item.isPaint, piece.mark == nil {
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
    return Page(size: size, items: backgroundPaint + paint + backgroundText + text)
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
