import Typesetting

/// Puts fragments on a page: the background first, then all paint, then all text with its structure.
struct PageAssembly {
  private var placed: [Fragment.Child] = []
  private var items: [PlacedItem] = []
  /// The structure elements that are open, outermost first.
  private var open: [Mark] = []

  /// Adds what stands behind all else; it has no structure.
  mutating func addBackground(_ fragment: Fragment) {
    append(fragment, x: .zero, y: .zero, .paint)
    append(fragment, x: .zero, y: .zero, .textWithoutStructure)
  }

  /// Adds a fragment at its place, after all that was added before it.
  mutating func add(_ fragment: Fragment, x: Length, y: Length) {
    placed.append(Fragment.Child(x: x, y: y, fragment: fragment))
  }

  /// The finished page.
  mutating func page(size: Size) -> Page {
    items.reserveCapacity(items.count + 512)
    for child in placed { append(child.fragment, x: child.x, y: child.y, .paint) }
    for child in placed { append(child.fragment, x: child.x, y: child.y, .text) }
    enter(nil)
    return Page(size: size, items: items)
  }

  private enum Layer {
    case paint, text, textWithoutStructure
  }

  /// Appends what of a fragment belongs to the layer, outer pieces before inner ones.
  private mutating func append(_ fragment: Fragment, x: Length, y: Length, _ layer: Layer) {
    // By index, for a loop over the pieces themselves would copy each of them.
    for index in fragment.pieces.indices where fragment.pieces[index].item.isPaint == (layer == .paint) {
      if layer == .text, fragment.pieces[index].mark !== open.last { enter(fragment.pieces[index].mark) }
      items.append(fragment.pieces[index].item.moved(x: x, y: y))
    }
    for index in fragment.children.indices {
      append(
        fragment.children[index].fragment, x: x + fragment.children[index].x, y: y + fragment.children[index].y, layer)
    }
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
