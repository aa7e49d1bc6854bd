import CCairo
import Diagnostics
import Glibc
import Synchronization
import Typesetting

/// The fonts of one thread: Pango's font map over the bundled files alone, and the table behind every `FontKey`.
///
/// Font files are opened when the first text needs them, for each costs 0.1 ms at start.
final class TypeCase {
  let library: FontLibrary
  /// Pango's context: one unit is a point, no hinting, no rounding of places.
  let context: OpaquePointer
  private let config: OpaquePointer
  private let map: UnsafeMutablePointer<PangoFontMap>
  private var opened: Set<FontLibrary.File> = []
  private var fonts: [UnsafeMutablePointer<PangoFont>] = []
  private var isLatin: [Bool] = []
  private var numbers: [UnsafeMutablePointer<PangoFont>: Int] = [:]
  private var faces: [Face: Int] = [:]

  /// A file at a size. Pango forgets its fonts whenever a file is opened, and a font that came twice would be embedded
  /// twice.
  private struct Face: Hashable {
    var file: String
    var size: Double
  }

  /// Must come before the first use of Pango: while fontconfig has no configuration, Pango would read the system's and
  /// look through all fonts of the machine.
  private static let isolated: Bool = FcConfigSetCurrent(FcConfigCreate()) != 0

  init(library: FontLibrary) throws {
    self.library = library
    guard Self.isolated, let config = FcConfigCreate(),
      let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)
    else { throw TypeCase.failure("the fonts could not be set up") }
    self.config = config
    self.map = map
    pango_fc_font_map_set_config(OpaquePointer(map), config)
    context = pango_font_map_create_context(map)
    pango_cairo_context_set_resolution(context, 72)
    pango_context_set_round_glyph_positions(context, 0)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
  }

  deinit {
    for font in numbers.keys { g_object_unref(font) }
    g_object_unref(UnsafeMutableRawPointer(context))
    g_object_unref(map)
    FcConfigDestroy(config)
  }

  /// Makes the bundled fonts known to libraries that ask fontconfig by themselves, as librsvg does.
  static func offerToOthers(_ library: FontLibrary) {
    guard !isOffered.exchange(true, ordering: .relaxed) else { return }
    for file in FontLibrary.File.allCases { FcConfigAppFontAddFile(nil, library.path(of: file)) }
  }

  private static let isOffered = Atomic(false)

  static func failure(_ message: String) -> Diagnostic {
    Diagnostic("fonts-failed", message, hint: "install Talim again", fault: .environment)
  }

  /// Makes these files known to Pango.
  func open(_ files: some Sequence<FontLibrary.File>) throws {
    var isChanged = false
    for file in files where opened.insert(file).inserted {
      isChanged = true
      guard FcConfigAppFontAddFile(config, library.path(of: file)) != 0 else {
        throw Diagnostic(
          "unreadable-font", "the font file `\(file.rawValue)` can not be read", at: .file(library.folder),
          hint: "install Talim again", fault: .environment)
      }
    }
    if isChanged {
      pango_fc_font_map_config_changed(
        OpaquePointer(map))
    }
  }

  /// The number of a font at its size; the font is kept until the shaper goes.
  func key(of font: UnsafeMutablePointer<PangoFont>) -> FontKey {
    if let number = numbers[font] { return FontKey(number: number) }
    g_object_ref(font)
    let face = Self.face(of: font)
    let number = faces[face] ?? fonts.count
    numbers[font] = number
    if number == fonts.count {
      faces[face] = number
      fonts.append(font)
      isLatin.append(Self.latinFamilies.contains(Self.family(of: font)))
    }
    return FontKey(number: number)
  }

  private static func face(of font: UnsafeMutablePointer<PangoFont>) -> Face {
    let pattern = pango_fc_font_get_pattern(
      UnsafeMutableRawPointer(font).assumingMemoryBound(to: PangoFcFont.self))
    var file: UnsafeMutablePointer<FcChar8>?
    var size = 0.0
    FcPatternGetString(pattern, FC_FILE, 0, &file)
    FcPatternGetDouble(pattern, FC_PIXEL_SIZE, 0, &size)
    return Face(file: file.map { String(cString: $0) } ?? "", size: size)
  }

  /// Whether the font is one of those for Latin text, whose lines may be set tight.
  func isLatin(_ key: FontKey) -> Bool { isLatin.indices.contains(key.number) && isLatin[key.number] }

  private static let latinFamilies: Set<String> = ["Noto Sans", "Noto Serif", "Noto Serif Display"]

  private static func family(of font: UnsafeMutablePointer<PangoFont>) -> String {
    let description = pango_font_describe(font)
    defer { pango_font_description_free(description) }
    return pango_font_description_get_family(description).map { String(cString: $0) } ?? ""
  }

  /// The font of a key, if this shaper gave it.
  func font(_ key: FontKey) -> UnsafeMutablePointer<PangoFont>? {
    fonts.indices.contains(key.number) ? fonts[key.number] : nil
  }

  /// Cairo's form of the font; it belongs to Pango.
  func scaledFont(_ key: FontKey) -> OpaquePointer? {
    guard let font = font(key) else { return nil }
    return pango_cairo_font_get_scaled_font(OpaquePointer(font))
  }
}
