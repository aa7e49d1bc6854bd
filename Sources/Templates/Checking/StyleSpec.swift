import Typesetting

/// What a named style changes; what it leaves out stays as it is around it.
struct StyleSpec: Sendable, Hashable {
  var role: FontRole?
  /// Whether letters have serifs.
  var family: FontFamily?
  /// The size of the font in points.
  var size: Double?
  var isBold: Bool?
  var isItalic: Bool?
  /// A colour name of the theme or a colour such as `#7A1F3D`.
  var color: String?
  /// From baseline to baseline, in per cent of the size.
  var lineHeight: Int?
  /// Room after each letter in points.
  var letterSpacing: Double?

  init(
    role: FontRole? = nil, family: FontFamily? = nil, size: Double? = nil, isBold: Bool? = nil, isItalic: Bool? = nil,
    color: String? = nil,
    lineHeight: Int? = nil, letterSpacing: Double? = nil
  ) {
    self.role = role
    self.family = family
    self.size = size
    self.isBold = isBold
    self.isItalic = isItalic
    self.color = color
    self.lineHeight = lineHeight
    self.letterSpacing = letterSpacing
  }
}
