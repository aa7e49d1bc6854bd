import Typesetting

/// How strongly two strips hold together; the page breaks at the weakest place that helps.
enum Bond: Int, Comparable, CaseIterable {
  /// The page may break here.
  case free
  /// Lines that should not be left alone; a table's end and the `keep` after it.
  case lines
  /// Inside a `keep`; a group's rows with its heading or subtotal.
  case kept
  /// After a heading.
  case heading
  /// Around totals.
  case totals

  static func < (left: Bond, right: Bond) -> Bool { left.rawValue < right.rawValue }
}

/// When a strip may be cut in two.
enum StripSplitting {
  /// Only when no page can hold it.
  case whenTallerThanPage
  /// Wherever a page ends.
  case anywhere
}

/// A line in the room between two strips; drawn only when both stand on the same page.
struct Joint {
  var stroke: Stroke
  var x: Length
  var width: Length

  /// The line, for a strip whose top is at 0.
  var piece: Piece {
    let y = -stroke.width.scaled(1, over: 2)
    return Piece(.line(from: Point(x: x, y: y), to: Point(x: x + width, y: y), stroke))
  }
}

/// A value on its own in memory, for large values that many copies share.
final class Boxed<Value> {
  let value: Value
  init(_ value: Value) { self.value = value }
}

/// A horizontal strip of the flow, laid out at its width: a line of text, a row, a picture. Pages break between strips;
/// only a strip with a vessel can be cut.
struct Strip {
  var fragment: Fragment
  /// The room above; vanishes at the top of a page.
  var gap: Length = .zero
  var joint: Joint?
  var bondBefore = Bond.free
  var bondAfter = Bond.free
  /// Whether it holds to what follows as what is before holds to it: a rule below a heading belongs to the heading.
  var passesBondOn = false
  /// Whether a new page begins here.
  var breaksPage = false
  var beginsKeep = false
  var endsTable = false
  /// Its place in a table, if it is a row of one.
  var table: TableStep? {
    get { boxedStep?.value }
    set { boxedStep = newValue.map { Boxed($0) } }
  }
  /// What is in it, for cutting.
  var vessel: Vessel? {
    get { boxedVessel?.value }
    set { boxedVessel = newValue.map { Boxed($0) } }
  }
  /// Whether it is a row of a table.
  var isTableRow: Bool { boxedStep != nil }
  /// Whether it can be cut.
  var isVessel: Bool { boxedVessel != nil }
  // Strips are copied often and asked for these seldom.
  private var boxedStep: Boxed<TableStep>?
  private var boxedVessel: Boxed<Vessel>?
  var splitting = StripSplitting.whenTallerThanPage
  var origin: Origin?
  var pageUse: PageUse = []
  /// Where the flow stood before this strip, kept only if the strip shows the page's number and may have to be made
  /// again for another page.
  var redo: StripSource?

  init(_ fragment: Fragment, origin: Origin? = nil) {
    self.fragment = fragment
    self.origin = origin
  }

  /// Nothing but room above.
  static func trailing(_ gap: Length) -> Strip {
    var strip = Strip(Fragment())
    strip.gap = gap
    return strip
  }

  var height: Length { fragment.height }

  /// How strongly it holds together with the strip that follows.
  func bond(to next: Strip) -> Bond {
    if next.breaksPage { return .free }
    let soft: Bond = endsTable && next.beginsKeep ? .lines : .free
    return max(bondAfter, next.bondBefore, soft)
  }
}
