import Typesetting

/// Puts fragments on a page: the paint of the background, all other paint, the background's words – so that no stripe of
/// a table hides a DRAFT –, then all text with its structure.
struct PageAssembly {
  /// Whether the page says what its parts are.
  let marksStructure: Bool
  private var placed: [Fragment.Child] = []
  private var background = Fragment()
  private var items: [PlacedItem] = []
  /// The structure elements that are open, outermost first.
  private var open: [Mark] = []

  init(marksStructure: Bool) { self.marksStructure = marksStructure }

  /// Adds what stands behind all else; it has no structure.
  mutating func addBackground(_ fragment: Fragment) {
    background.add(fragment, y: .zero)
  }

  /// Adds a fragment at its place, after all that was added before it.
  mutating func add(_ fragment: Fragment, x: Length, y: Length) {
    placed.append(Fragment.Child(x: x, y: y, fragment: fragment))
  }

  /// The finished page.
  mutating func page(size: Size) -> Page {
    items.reserveCapacity(512)
    append(background, x: .zero, y: .zero, .backgroundPaint)
    for child in placed { append(child.fragment, x: child.x, y: child.y, .paint) }
    append(background, x: .zero, y: .zero, .backgroundText)
    for child in placed { append(child.fragment, x: child.x, y: child.y, .text) }
    enter(nil)
    return Page(size: size, items: items)
  }

  private enum Layer {
    case backgroundPaint, paint, backgroundText, text

    func holds(_ piece: Piece) -> Bool {
      switch self {
      case .backgroundPaint: piece.item.isPaint
      case .backgroundText: !piece.item.isPaint
      // Paint of a structure element, such as the white behind a code, is a part of what stands there.
      case .paint: piece.item.isPaint && piece.mark == nil
      case .text: !piece.item.isPaint || piece.mark != nil
      }
    }
  }

  /// Appends what of a fragment belongs to the layer, outer pieces before inner ones.
  private mutating func append(_ fragment: Fragment, x: Length, y: Length, _ layer: Layer) {
    // By index, for a loop over the pieces themselves would copy each of them.
    for index in fragment.pieces.indices where layer.holds(fragment.pieces[index]) {
      if marksStructure, layer == .text, fragment.pieces[index].mark !== open.last {
        enter(fragment.pieces[index].mark)
      }
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
