/// A picture at a size.
public struct Picture: Sendable {
  /// The picture.
  public var image: ImageReference
  /// Its width, if given; else it follows from the height or the picture.
  public var width: Length?
  /// Its height, if given; else it follows from the width or the picture.
  public var height: Length?
  /// Where it stands within the width.
  public var alignment: HorizontalAlignment
  /// What stands in its place where there are only words; its description when absent.
  public var words: TextRun?
  /// Where it came from.
  public var origin: Origin?

  /// A picture.
  public init(
    _ image: ImageReference, width: Length? = nil, height: Length? = nil, alignment: HorizontalAlignment = .start,
    origin: Origin? = nil
  ) {
    self.image = image
    self.width = width
    self.height = height
    self.alignment = alignment
    self.origin = origin
  }
}
