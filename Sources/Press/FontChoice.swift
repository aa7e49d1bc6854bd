import CCairo
import Typesetting

/// Which font families and files a style means.
struct FontChoice: Hashable {
  var size: Int32
  var face: Face
  var isBold: Bool
  var isItalic: Bool
  /// Whether Nastaliq comes before Naskh for the Arabic script.
  var isNastaliq: Bool

  /// The letters of Latin and Devanagari.
  enum Face: Hashable {
    case sans, serif, serifDisplay
  }

  /// The largest size, so that no sum of widths leaves Pango's range.
  private static let largestSize = 1_000 * Length.unitsPerPoint

  init(_ style: TextStyle, isNastaliq: Bool) {
    size = Int32(min(max(style.size.units, 64), Self.largestSize))
    face =
      switch (style.family, style.role) {
      case (.sans, _): .sans
      case (.serif, .text): .serif
      // The letters for headings have no italic.
      case (.serif, .display): style.isItalic ? .serif : .serifDisplay
      }
    isBold = style.isBold
    isItalic = style.isItalic
    self.isNastaliq = isNastaliq
  }

  /// The files that text of these scripts needs.
  func files(for scripts: ScriptSet) -> [FontLibrary.File] {
    var files = [latinFile]
    if scripts.contains(.devanagari) {
      let (bold, regular): (FontLibrary.File, FontLibrary.File) =
        face == .sans ? (.devanagariBold, .devanagari) : (.serifDevanagariBold, .serifDevanagari)
      files.append(isBold ? bold : regular)
    }
    if scripts.contains(.arabic) {
      files.append(isBold ? .naskhBold : .naskh)
      if isNastaliq { files.append(isBold ? .nastaliqBold : .nastaliq) }
    }
    return files
  }

  private var latinFile: FontLibrary.File {
    switch face {
    case .sans: isBold ? (isItalic ? .sansBoldItalic : .sansBold) : (isItalic ? .sansItalic : .sans)
    case .serif: isBold ? (isItalic ? .serifBoldItalic : .serifBold) : (isItalic ? .serifItalic : .serif)
    case .serifDisplay: isBold ? .serifDisplayBold : .serifDisplay
    }
  }

  private var families: String {
    switch face {
    case .sans: "Noto Sans,Noto Sans Devanagari"
    case .serif: "Noto Serif,Noto Serif Devanagari"
    case .serifDisplay: "Noto Serif Display,Noto Serif Devanagari"
    }
  }

  /// Pango's description of the font; the caller frees it.
  func description() -> OpaquePointer? {
    let arabic = isNastaliq ? "Noto Nastaliq Urdu,Noto Naskh Arabic" : "Noto Naskh Arabic"
    let description = pango_font_description_new()
    pango_font_description_set_family(description, "\(families),\(arabic)")
    pango_font_description_set_absolute_size(description, Double(size))
    pango_font_description_set_weight(description, isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_style(description, isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    return description
  }
}
