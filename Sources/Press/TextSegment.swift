import Typesetting

/// The part of a paragraph between two of its own line breaks, as UTF-8 ready for Pango: free of control characters.
struct TextSegment {
  /// A stretch of the text in one style.
  struct Span {
    /// Where it ends in `bytes`.
    var end: Int
    /// Which run of the paragraph it is part of.
    var run: Int
  }

  /// A control character, which nothing can show.
  struct Control {
    var scalar: Unicode.Scalar
    var run: Int
  }

  var bytes: [UInt8] = []
  var spans: [Span] = []
  var controls: [Control] = []

  /// The run that holds the byte at `offset`.
  func run(at offset: Int) -> Int {
    (spans.first { offset < $0.end } ?? spans.last)?.run ?? 0
  }

  /// The segments of a paragraph; at least one. U+2028, U+2029 and line feeds of any kind break, tabs become spaces.
  static func split(_ runs: [TextRun]) -> [TextSegment] {
    var segments = [TextSegment()]
    for (index, run) in runs.enumerated() {
      var previous: Unicode.Scalar = " "
      for scalar in run.text.unicodeScalars {
        let last = segments.count - 1
        switch scalar {
        case "\n" where previous == "\r": break
        case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}":
          segments[last].close(index)
          segments.append(TextSegment())
        case "\t": segments[last].bytes.append(0x20)
        case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}":
          segments[last].controls.append(Control(scalar: scalar, run: index))
        default: segments[last].bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
        previous = scalar
      }
      segments[segments.count - 1].close(index)
    }
    return segments
  }

  private mutating func close(_ run: Int) {
    if bytes.count > spans.last?.end ?? 0 { spans.append(Span(end: bytes.count, run: run)) }
  }
}

/// Which scripts a text is written in, as far as that decides about fonts.
struct ScriptSet: OptionSet, Hashable {
  let rawValue: UInt8
  static let arabic = ScriptSet(rawValue: 1)
  static let devanagari = ScriptSet(rawValue: 2)

  /// The scripts of a text.
  init(of text: some Sequence<Unicode.Scalar>) {
    var found: ScriptSet = []
    for scalar in text {
      if Self.isArabic(scalar) { found.insert(.arabic) }
      if Self.isDevanagari(scalar) { found.insert(.devanagari) }
    }
    self = found
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Whether the character stands in one of the Arabic blocks.
  static func isArabic(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x600...0x6FF, 0x750...0x77F, 0x870...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFE: true
    default: false
    }
  }

  /// Whether the character stands in one of the blocks for Devanagari.
  static func isDevanagari(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x900...0x97F, 0xA830...0xA83F, 0xA8E0...0xA8FF, 0x1CD0...0x1CFF: true
    default: false
    }
  }
}
