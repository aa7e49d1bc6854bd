public import Diagnostics

/// The direction in which a page is read.
public enum ReadingDirection: Sendable, Hashable {
  /// English, Hindi, German.
  case leftToRight
  /// Urdu, Kashmiri.
  case rightToLeft
}

/// Where lines stand within their width, in logical directions.
public enum TextAlignment: Sendable, Hashable {
  /// Left on a left-to-right page.
  case start
  /// In the middle.
  case center
  /// Right on a left-to-right page.
  case end
  /// Both edges, except for the last line.
  case justify
}

/// What a font is for; the press knows which font files that means for each script.
public enum FontRole: Sendable, Hashable {
  /// Running text and tables (Naskh for the Arabic script).
  case text
  /// Headings (Nastaliq for Urdu where it covers the text).
  case display
}

/// Whether letters have serifs; the press knows which font files that means for each script.
public enum FontFamily: String, Sendable, Hashable, CaseIterable {
  /// Without serifs.
  case sans
  /// With serifs, for Latin and Devanagari; Arabic has only one kind of letters.
  case serif
}

/// How a stretch of text looks.
public struct TextStyle: Sendable, Hashable {
  /// What the text is for.
  public var role: FontRole
  /// Whether its letters have serifs.
  public var family: FontFamily
  /// The size of the font.
  public var size: Length
  /// Whether bold.
  public var isBold: Bool
  /// Whether italic (only the Latin script has an italic).
  public var isItalic: Bool
  /// The colour of the ink.
  public var color: Color
  /// The distance from baseline to baseline in per cent of the font size; lines of taller scripts are never squeezed below their need.
  public var lineHeight: Int
  /// Extra room after each letter, for small capitals in labels.
  public var letterSpacing: Length

  /// A style; upright regular black text unless told otherwise.
  public init(
    role: FontRole = .text, family: FontFamily = .sans, size: Length, isBold: Bool = false, isItalic: Bool = false,
    color: Color = .black, lineHeight: Int = 140, letterSpacing: Length = .zero
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

/// Where in a template something came from, and which field filled it; shared by all blocks made from one node.
public final class Origin: Sendable {
  /// The place in the template.
  public let place: TextPlace
  /// The path of the field, such as `buyer.name`, if the text came from the data.
  public let field: String?

  /// Remembers a place and, for text out of the data, its field.
  public init(place: TextPlace, field: String? = nil) {
    self.place = place
    self.field = field
  }
}
