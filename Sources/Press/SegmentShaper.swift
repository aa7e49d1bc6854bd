import CCairo
import Diagnostics
import Typesetting

/// Shapes and breaks a segment with Pango.
final class SegmentShaper {
  private let typeCase: TypeCase
  private let layout: OpaquePointer
  private var descriptions: [FontChoice: OpaquePointer] = [:]
  private var direction: ReadingDirection?
  private var language = ""
  /// Wider than any page and still within Pango's numbers.
  private static let widest: Int32 = 1 << 30

  init(typeCase: TypeCase) {
    self.typeCase = typeCase
    layout = pango_layout_new(typeCase.context)
    pango_layout_set_auto_dir(layout, 0)
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(layout))
    for description in descriptions.values { pango_font_description_free(description) }
  }

  /// How lines are broken.
  enum Breaking {
    /// Not at all.
    case none
    /// At every chance.
    case everywhere
    /// Where the width asks for it.
    case at(Length)
  }

  /// The lines of a segment that has text.
  func lines(of segment: TextSegment, in paragraph: ParagraphText, breaking: Breaking) throws -> [ShapedLine] {
    if let control = segment.controls.first {
      throw MissingCharacter.diagnostic([control.scalar], in: paragraph.runs[control.run])
    }
    try checkLength(segment, paragraph)
    try prepare(segment, paragraph, breaking)
    var missing: [Int] = []
    var lines = readLines(segment, paragraph, &missing)
    if !missing.isEmpty {
      // Rare characters may stand in a font that nobody has asked for yet.
      try typeCase.open(FontLibrary.File.allCases)
      missing = []
      try prepare(segment, paragraph, breaking)
      lines = readLines(segment, paragraph, &missing)
    }
    if let first = missing.first {
      let run = segment.run(at: first)
      let scalars = missing.filter { segment.run(at: $0) == run }.compactMap { scalar(in: segment, at: $0) }
      throw MissingCharacter.diagnostic(scalars, in: paragraph.runs[run])
    }
    return lines
  }

  private func checkLength(_ segment: TextSegment, _ paragraph: ParagraphText) throws {
    var longest = 0
    for run in paragraph.runs {
      let step = min(max(0, run.style.size.units), 1 << 20) + min(abs(run.style.letterSpacing.units), 1 << 20)
      longest = max(longest, step)
    }
    guard segment.bytes.count > 1_900_000_000 / max(1, longest) else { return }
    let origin = paragraph.runs.first?.origin
    let field = origin?.field.map { " of `\($0)`" } ?? ""
    throw Diagnostic(
      "text-too-long", "the text\(field) has \(segment.bytes.count) bytes without a line break, too many to set",
      at: origin.map { .text($0.place) }, hint: "part it into paragraphs")
  }

  private func scalar(in segment: TextSegment, at offset: Int) -> Unicode.Scalar? {
    String(decoding: segment.bytes[offset...].prefix(4), as: UTF8.self).unicodeScalars.first
  }

  // MARK: - Asking Pango

  private func prepare(_ segment: TextSegment, _ paragraph: ParagraphText, _ breaking: Breaking) throws {
    let attributes = try attributes(segment, paragraph)
    setContext(paragraph)
    segment.bytes.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { pango_layout_set_text(layout, $0.baseAddress, Int32($0.count)) }
    }
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
    switch breaking {
    case .none:
      pango_layout_set_width(layout, -1)
    case .everywhere:
      pango_layout_set_wrap(layout, PANGO_WRAP_WORD)
      pango_layout_set_width(layout, 0)
    case .at(let width):
      pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
      pango_layout_set_width(layout, Int32(clamping: min(max(0, width.units), Int(Self.widest))))
    }
  }

  private func setContext(_ paragraph: ParagraphText) {
    guard direction != paragraph.direction || language != paragraph.language else { return }
    direction = paragraph.direction
    language = paragraph.language
    let base = paragraph.direction == .rightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR
    pango_context_set_base_dir(typeCase.context, base)
    pango_context_set_language(typeCase.context, pango_language_from_string(paragraph.language))
    pango_layout_context_changed(layout)
  }

  private func attributes(_ segment: TextSegment, _ paragraph: ParagraphText) throws -> OpaquePointer? {
    let isNastaliq = try usesNastaliq(segment, paragraph)
    let list = pango_attr_list_new()
    var start = 0
    for (number, span) in segment.spans.enumerated() {
      let style = paragraph.runs[span.run].style
      let scalars = String(decoding: segment.bytes[start..<span.end], as: UTF8.self).unicodeScalars
      let scripts = ScriptSet(of: scalars)
      let choice = FontChoice(style, isNastaliq: isNastaliq && style.role == .display)
      try typeCase.open(choice.files(for: scripts))
      insert(pango_attr_font_desc_new(description(choice)), start, span.end, list)
      // The colour is only a number here: it makes Pango end a run where a span ends.
      insert(pango_attr_foreground_new(UInt16(truncatingIfNeeded: number), 0, 0), start, span.end, list)
      // Arabic letters are joined, and those of Devanagari hang from one line: room between them would tear words apart.
      if style.letterSpacing != .zero, scripts.isEmpty {
        let spacing = Int32(clamping: min(max(style.letterSpacing.units, -(1 << 20)), 1 << 20))
        insert(pango_attr_letter_spacing_new(spacing), start, span.end, list)
      }
      start = span.end
    }
    if !segment.hasSoftHyphen {
      // Otherwise Pango would put hyphens into long numbers that have to be broken.
      insert(pango_attr_insert_hyphens_new(0), 0, segment.bytes.count, list)
    }
    return list
  }

  private func insert(
    _ attribute: UnsafeMutablePointer<PangoAttribute>?, _ start: Int, _ end: Int, _ list: OpaquePointer?
  ) {
    attribute?.pointee.start_index = UInt32(clamping: start)
    attribute?.pointee.end_index = UInt32(clamping: end)
    pango_attr_list_insert(list, attribute)
  }

  private func description(_ choice: FontChoice) -> OpaquePointer? {
    if let known = descriptions[choice] { return known }
    let made = choice.description()
    descriptions[choice] = made
    return made
  }

  /// Nastaliq is used for all display text of a segment or for none of it, so that no word changes its hand.
  private func usesNastaliq(_ segment: TextSegment, _ paragraph: ParagraphText) throws -> Bool {
    var start = 0
    var isUsed = false
    for span in segment.spans {
      let style = paragraph.runs[span.run].style
      defer { start = span.end }
      guard style.role == .display else { continue }
      let scalars = String(decoding: segment.bytes[start..<span.end], as: UTF8.self).unicodeScalars
        .filter(ScriptSet.isArabic)
      if scalars.isEmpty { continue }
      guard try nastaliqCovers(scalars, style) else { return false }
      isUsed = true
    }
    return isUsed
  }

  private func nastaliqCovers(_ scalars: some Sequence<Unicode.Scalar>, _ style: TextStyle) throws -> Bool {
    try typeCase.open([style.isBold ? .nastaliqBold : .nastaliq])
    let description = FontChoice(style, isNastaliq: true).description()
    defer { pango_font_description_free(description) }
    pango_font_description_set_family(description, "Noto Nastaliq Urdu")
    guard let font = pango_context_load_font(typeCase.context, description) else { return false }
    defer { g_object_unref(font) }
    let shape = pango_font_get_hb_font(font)
    var glyph: hb_codepoint_t = 0
    return scalars.allSatisfy { hb_font_get_nominal_glyph(shape, $0.value, &glyph) != 0 }
  }

  // MARK: - Reading what Pango made

  private func readLines(
    _ segment: TextSegment, _ paragraph: ParagraphText, _ missing: inout [Int]
  ) -> [ShapedLine] {
    var lines: [ShapedLine] = []
    segment.bytes.withUnsafeBufferPointer { text in
      for number in 0..<pango_layout_get_line_count(layout) {
        guard let line = pango_layout_get_line_readonly(layout, number) else { continue }
        lines.append(read(line.pointee, segment, text, paragraph, &missing))
      }
    }
    return lines
  }

  private func read(
    _ line: PangoLayoutLine, _ segment: TextSegment, _ text: UnsafeBufferPointer<UInt8>, _ paragraph: ParagraphText,
    _ missing: inout [Int]
  ) -> ShapedLine {
    let end = Int(line.start_index) + Int(line.length)
    var builder = LineBuilder(isRightToLeft: paragraph.direction == .rightToLeft)
    var node = line.runs
    while let current = node {
      node = current.pointee.next
      guard let data = current.pointee.data else { continue }
      let item = data.assumingMemoryBound(to: PangoGlyphItem.self).pointee
      guard let piece = item.item?.pointee, let font = piece.analysis.font else { continue }
      let read = RunReader.read(item, text: text)
      missing += read.missing
      let start = Int(piece.offset)
      let source = paragraph.runs[segment.run(at: start)]
      builder.metrics.include(source.style)
      let key = typeCase.key(of: font)
      if !typeCase.isLatin(key) {
        builder.metrics.include(font)
        // Words in Nastaliq climb as they grow longer, some beyond the height that the font gives for a line.
        if source.style.role == .display { builder.metrics.includeInk(of: item.glyphs, font) }
      }
      let isLast = start + Int(piece.length) == end
      builder.append(
        GlyphRun(
          font: key, color: source.style.color, glyphs: read.glyphs,
          text: String(decoding: text[start..<start + Int(piece.length)], as: UTF8.self), clusters: read.clusters,
          isRightToLeft: piece.analysis.level & 1 == 1, width: Length(units: read.width), link: source.link),
        trailing: isLast ? read.trailing : 0)
    }
    return builder.line
  }
}

extension TextSegment {
  /// Whether the text names places where a word may be parted with a hyphen.
  var hasSoftHyphen: Bool {
    bytes.indices.dropLast().contains { bytes[$0] == 0xC2 && bytes[$0 + 1] == 0xAD }
  }
}
