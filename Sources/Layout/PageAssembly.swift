import Typesetting

/// Puts fragments on a page: the background first, then all paint, then all text with its structure.
struct PageAssembly {
  private var placed: [Fragment.Child] = []
  private var items: [PlacedItem] = []
  /// The structure elements that are open, outermost first.
  private var open: [Mark] = []

  /// Adds what stands behind all else; it has no structure.
  mutating func addBackground(_ fragment: Fragment) {
    fragment.forEachPiece(x: .zero, y: .zero) { if $0.item.isPaint { items.append($0.item.moved(x: $1, y: $2)) } }
    fragment.forEachPiece(x: .zero, y: .zero) { if !$0.item.isPaint { items.append($0.item.moved(x: $1, y: $2)) } }
  }

  /// Adds a fragment at its place, after all that was added before it.
  mutating func add(_ fragment: Fragment, x: Length, y: Length) {
    placed.append(Fragment.Child(x: x, y: y, fragment: fragment))
  }

  /// The finished page.
  mutating func page(size: Size) -> Page {
    for child in placed {
      child.fragment.forEachPiece(x: child.x, y: child.y) { piece, x, y in
        if piece.item.isPaint { items.append(piece.item.moved(x: x, y: y)) }
      }
    }
    for child in placed {
      child.fragment.forEachPiece(x: child.x, y: child.y) { piece, x, y in
        guard !piece.item.isPaint else { return }
        if piece.mark !== open.last { enter(piece.mark) }
        items.append(piece.item.moved(x: x, y: y))
      }
    }
    enter(nil)
    return Page(size: size, items: items)
  }

  /// Ends the elements that the mark is not part of, and begins those around it.
  private mutating func enter(_ mark: Mark?) {
    while let last = open.last, mark?.isPart(of: last) != true {
      items.append(.end)
      open.removeLast()
    }
    if let mark { begin(mark) }
  }

  private mutating func begin(_ mark: Mark) {
    if mark === open.last { return }
    if let parent = mark.parent { begin(parent) }
    items.append(.begin(mark.element))
    open.append(mark)
  }
}

extension Mark {
  /// Whether it is this element or lies inside it.
  fileprivate func isPart(of other: Mark) -> Bool {
    var next: Mark? = self
    while let mark = next {
      if mark === other { return true }
      next = mark.parent
    }
    return false
  }
}
