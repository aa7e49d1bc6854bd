/// A finished page: every item has its place, nothing is left to decide.
public struct Page: Sendable {
  /// The size of the paper.
  public var size: Size
  /// What is on it, in the order of painting: fills, rules and pictures before the text they stand behind.
  public var items: [PlacedItem]

  /// A page with its items.
  public init(size: Size, items: [PlacedItem]) {
    self.size = size
    self.items = items
  }
}

/// Something at its place on a page. All places are physical, from the top left corner of the paper.
public enum PlacedItem: Sendable {
  /// Shaped text; the point is the left end of the run on its baseline (the run's own `x` is already counted in).
  case glyphs(GlyphRun, at: Point)
  /// A filled rectangle.
  case fill(Rect, Color, radius: Length)
  /// The outline of a rectangle; half of the line lies inside.
  case stroke(Rect, Stroke, radius: Length)
  /// A straight line.
  case line(from: Point, to: Point, Stroke)
  /// Straight lines through points with round joins; dashes and the gaps between them in turn, none for an unbroken line.
  case polyline([Point], Stroke, dashes: [Length])
  /// A picture.
  case image(ImageReference, frame: Rect)
  /// The dark modules of a code in black, the grid stretched over the frame; painted as one shape without seams.
  case modules(ModuleGrid, frame: Rect)
  /// An area that leads to an address.
  case link(Rect, address: String)
  /// The beginning of a structure element, for readers that can not see the page.
  case begin(StructureElement)
  /// The end of the structure element begun last.
  case end
}

/// What a part of a page is, after ISO 32000-1, 14.8.4.
public enum StructureElement: Sendable, Hashable {
  /// A heading, level 1 to 6.
  case heading(Int)
  /// A paragraph.
  case paragraph
  /// A table, its rows and cells.
  case table, tableRow, tableHeaderCell, tableDataCell
  /// A picture, with its description.
  case figure(alternative: String)
}
