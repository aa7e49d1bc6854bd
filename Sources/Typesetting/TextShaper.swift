/// A stretch of text in one style.
public struct TextRun: Sendable {
  /// The text; U+2028 starts a new line.
  public var text: String
  /// How it looks.
  public var style: TextStyle
  /// The address it links to, if any.
  public var link: String?
  /// Where it came from, for errors.
  public var origin: Origin?

  /// Text in a style.
  public init(_ text: String, style: TextStyle, link: String? = nil, origin: Origin? = nil) {
    self.text = text
    self.style = style
    self.link = link
    self.origin = origin
  }
}

/// One paragraph, ready to be shaped: page numbers are already text.
public struct ParagraphText: Sendable {
  /// What it says, in logical order.
  public var runs: [TextRun]
  /// The direction of the paragraph as a whole.
  public var direction: ReadingDirection
  /// The BCP 47 code of its language: `en`, `ur`, `ks`, `hi`, `de`.
  public var language: String
  /// Whether all lines but the last are stretched to the full width.
  public var isJustified: Bool

  /// A paragraph of runs.
  public init(runs: [TextRun], direction: ReadingDirection, language: String, isJustified: Bool = false) {
    self.runs = runs
    self.direction = direction
    self.language = language
    self.isJustified = isJustified
  }
}

/// A font at a size, as the shaper numbers it; means nothing outside the shaper that gave it.
public struct FontKey: Sendable, Hashable {
  /// The shaper's number.
  public let number: Int
  /// Names the shaper's font of this number.
  public init(number: Int) { self.number = number }
}

/// A glyph and its place in its run.
public struct Glyph: Sendable, Hashable {
  /// The glyph's index in its font.
  public var id: UInt32
  /// From the left end of the run, at most 740 m.
  public var x: Length {
    get { Length(units: Int(right)) }
    set { right = Int32(clamping: newValue.units) }
  }
  /// From the baseline, downwards, at most 740 m.
  public var y: Length {
    get { Length(units: Int(down)) }
    set { down = Int32(clamping: newValue.units) }
  }
  // Glyphs are the bulk of a document in memory, so they are kept small.
  private var right: Int32
  private var down: Int32

  /// A glyph at a place.
  public init(id: UInt32, x: Length, y: Length) {
    self.id = id
    right = Int32(clamping: x.units)
    down = Int32(clamping: y.units)
  }
}

/// Which bytes of the text became which glyphs, so that text in the file can be searched and copied.
public struct GlyphCluster: Sendable, Hashable {
  /// How many UTF-8 bytes of the text, in logical order.
  public var byteCount: Int {
    get { Int(bytes) }
    set { bytes = Int32(clamping: newValue) }
  }
  /// How many glyphs.
  public var glyphCount: Int {
    get { Int(glyphs) }
    set { glyphs = Int32(clamping: newValue) }
  }
  private var bytes: Int32
  private var glyphs: Int32

  /// So many bytes as so many glyphs.
  public init(byteCount: Int, glyphCount: Int) {
    bytes = Int32(clamping: byteCount)
    glyphs = Int32(clamping: glyphCount)
  }
}

/// One line of shaped text.
public struct ShapedLine: Sendable {
  /// Its runs, from left to right.
  public var runs: [GlyphRun]
  /// How wide the line is, without trailing spaces.
  public var width: Length
  /// From the top of the line to the baseline, with its share of the leading.
  public var ascent: Length
  /// From the baseline to the bottom of the line, with its share of the leading.
  public var descent: Length

  /// A line of runs.
  public init(runs: [GlyphRun], width: Length, ascent: Length, descent: Length) {
    self.runs = runs
    self.width = width
    self.ascent = ascent
    self.descent = descent
  }

  /// The height of the line with its leading.
  public var height: Length { ascent + descent }
}

/// How narrow and how wide a paragraph could be.
public struct TextExtents: Sendable, Hashable {
  /// The width of its widest piece that can not be broken.
  public var narrowest: Length
  /// Its width without any line breaks but its own.
  public var natural: Length

  /// The two widths.
  public init(narrowest: Length, natural: Length) {
    self.narrowest = narrowest
    self.natural = natural
  }
}

/// Turns text into glyphs. The press implements it; the layout asks it; tests have one with square letters.
///
/// A shaper is not shared between threads. Equal questions get equal answers, so callers may ask twice.
public protocol TextShaper: AnyObject {
  /// The lines of a paragraph, none wider than `width` unless a single letter is. An empty paragraph has one line
  /// without runs, as high as its style. Throws a `Diagnostic` that names character, field and text when no font has a
  /// character.
  func lines(of paragraph: ParagraphText, width: Length) throws -> [ShapedLine]

  /// How narrow and how wide the paragraph could be. Throws as `lines(of:width:)` does.
  func extents(of paragraph: ParagraphText) throws -> TextExtents
}

/// Knows how large pictures are. The press implements it.
public protocol ImageSource: AnyObject {
  /// The natural size of the picture in this file, at 96 dots to the inch where it counts in dots; throws a `Diagnostic`
  /// when the file is missing or no picture.
  func naturalSize(of image: ImageReference) throws -> Size
}

/// A picture in a file.
public struct ImageReference: Sendable, Hashable {
  /// The path of the file: PNG, JPEG or SVG.
  public var path: String
  /// What it shows, in words, for those who can not see it.
  public var alternative: String

  /// The picture in a file.
  public init(path: String, alternative: String) {
    self.path = path
    self.alternative = alternative
  }
}
