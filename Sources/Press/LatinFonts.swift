import CCairo
import Typesetting

/// Shapes texts that need nothing but one Latin font from left to right; leaves all others to Pango.
final class LatinFonts {
  /// A font for HarfBuzz.
  struct Font {
    let key: FontKey
    let shape: OpaquePointer
  }

  private let typeCase: TypeCase
  private let buffer: OpaquePointer?
  private var fonts: [FontChoice: Font] = [:]
  /// What the text before this one used, for most texts use the same.
  private var lastFont: (choice: FontChoice, font: Font)?
  private var lastLanguage: (name: String, code: OpaquePointer?) = ("", nil)
  private var figures: [FontKey: Figures] = [:]
  private var figureLanguage = ""

  init(typeCase: TypeCase) {
    self.typeCase = typeCase
    buffer = hb_buffer_create()
  }

  deinit { if let buffer { hb_buffer_destroy(buffer) } }

  /// The paragraph as one line, if it is a short text of one style in Latin letters, digits and signs.
  func line(_ paragraph: ParagraphText) throws -> ShapedLine? {
    guard let run = Self.onlyRun(paragraph) else { return nil }
    if let figure = try figure(run, paragraph) { return figure }
    guard let font = try shaped(run, paragraph), let buffer else { return nil }
    return LatinLine.read(buffer, run: run, font: font.key)
  }

  /// The paragraph ready to be cut into lines, if it is of that kind and its letters are not spaced out.
  func text(_ paragraph: ParagraphText) throws -> LatinText? {
    guard let run = Self.onlyRun(paragraph), run.style.letterSpacing == .zero,
      let font = try shaped(run, paragraph), let buffer
    else { return nil }
    return LatinText(buffer, run: run, font: font.key, language: paragraph.language)
  }

  /// The text of the paragraph if it is all alike. Words with values among them, such as `Page 2 of 7`, come as several runs.
  private static func onlyRun(_ paragraph: ParagraphText) -> TextRun? {
    guard var run = paragraph.runs.first else { return nil }
    for other in paragraph.runs.dropFirst() {
      guard other.style == run.style, other.link == run.link else { return nil }
      run.text += other.text
    }
    return run
  }

  /// Ligatures would tear holes into words that are spaced out.
  private static let withoutLigatures: [hb_feature_t] = ["liga", "clig", "dlig"].map { name in
    let tag = name.utf8.reduce(0) { $0 << 8 | UInt32($1) }
    return hb_feature_t(tag: tag, value: 0, start: 0, end: UInt32.max)
  }

  /// Shapes the run into the buffer, if it is of that kind.
  private func shaped(_ run: TextRun, _ paragraph: ParagraphText) throws -> Font? {
    let count = run.text.utf8.count
    let isSpacedOut = run.style.letterSpacing != .zero
    // What becomes of the room after a last blank is for Pango to say.
    if isSpacedOut, run.text.utf8.last == 0x20 { return nil }
    guard count > 0, count <= 4_096, Self.isPlain(run.text),
      paragraph.direction == .leftToRight || Self.isLeftToRightAnywhere(Array(run.text.utf8)),
      let font = try font(FontChoice(run.style, isNastaliq: false))
    else { return nil }
    shape(run.text, with: font, paragraph.language, features: isSpacedOut ? Self.withoutLigatures : [])
    return font
  }

  private func shape(_ text: String, with font: Font, _ language: String, features: [hb_feature_t] = []) {
    guard let buffer else { return }
    hb_buffer_clear_contents(buffer)
    var text = text
    var hasLetters = false
    text.withUTF8 { bytes in
      hasLetters = bytes.contains(where: Self.isLetter)
      bytes.withMemoryRebound(to: CChar.self) {
        hb_buffer_add_utf8(buffer, $0.baseAddress, Int32(clamping: $0.count), 0, Int32(clamping: $0.count))
      }
    }
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR)
    hb_buffer_set_script(buffer, hasLetters ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON)
    hb_buffer_set_language(buffer, self.language(language))
    hb_buffer_set_flags(buffer, hb_buffer_flags_t(rawValue: HB_BUFFER_FLAG_BOT.rawValue | HB_BUFFER_FLAG_EOT.rawValue))
    hb_shape(font.shape, buffer, features, UInt32(clamping: features.count))
  }

  // MARK: - Figures

  /// What is known of the figures in a font.
  private enum Figures {
    case seen(Int)
    case table(FigureTable?)
  }

  /// A table costs as much as so many figures.
  private static let figuresBeforeTable = 60

  /// A figure as one line, if the font has a table of its signs.
  private func figure(_ run: TextRun, _ paragraph: ParagraphText) throws -> ShapedLine? {
    guard paragraph.direction == .leftToRight, run.style.letterSpacing == .zero, FigureTable.holds(run.text),
      let font = try font(FontChoice(run.style, isNastaliq: false))
    else { return nil }
    if figureLanguage != paragraph.language { (figures, figureLanguage) = ([:], paragraph.language) }
    switch figures[font.key] ?? .seen(0) {
    case .table(let table): return table?.line(run, font: font.key)
    case .seen(let count) where count < Self.figuresBeforeTable: figures[font.key] = .seen(count + 1)
    case .seen:
      figures[font.key] = .table(buffer.flatMap { FigureTable($0) { shape($0, with: font, paragraph.language) } })
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    // Bytes from 0xC3 to 0xC5 begin the Latin letters with accents; × and ÷ among them never stand alone in practice.
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0xC3...0xC5).contains(byte)
  }

  private func language(_ name: String) -> OpaquePointer? {
    if lastLanguage.name != name { lastLanguage = (name, hb_language_from_string(name, -1)) }
    return lastLanguage.code
  }

  private func font(_ choice: FontChoice) throws -> Font? {
    if let lastFont, lastFont.choice == choice { return lastFont.font }
    let font = try loadedFont(choice)
    if let font { lastFont = (choice, font) }
    return font
  }

  private func loadedFont(_ choice: FontChoice) throws -> Font? {
    if let known = fonts[choice] { return known }
    try typeCase.open(choice.files(for: []))
    let description = choice.description()
    defer { pango_font_description_free(description) }
    guard let font = pango_context_load_font(typeCase.context, description) else { return nil }
    defer { g_object_unref(font) }
    let key = typeCase.key(of: font)
    guard let kept = typeCase.font(key), typeCase.isLatin(key), let shape = pango_font_get_hb_font(kept) else {
      return nil
    }
    fonts[choice] = Font(key: key, shape: shape)
    return fonts[choice]
  }

  /// Whether all characters are Latin letters, digits or signs that stand in every Latin font and go from left to right.
  private static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      switch $0.value {
      case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x17F, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x20AC, 0x20B9: true
      default: false
      }
    }
  }

  /// Whether the text stays as it is on a right-to-left page: it begins with a letter and ends with a letter or digit, or
  /// it is a number, with or without the sign of the rupee (UAX 9, rules W4 to W7 and N1).
  private static func isLeftToRightAnywhere(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return false }
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    let isLetter = { (byte: UInt8) in (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
    guard isDigit(last) || isLetter(last) else { return false }
    if isLetter(first) { return true }
    let number = bytes.starts(with: "₹".utf8) ? bytes.dropFirst(3) : bytes[...]
    // Two separators in a row would part a number in two, which then change places.
    let isRegular = zip(number, number.dropFirst()).allSatisfy { isDigit($0) || isDigit($1) }
    return isRegular && number.first.map(isDigit) == true
      && number.allSatisfy { isDigit($0) || $0 == 0x2C || $0 == 0x2E }
  }
}
