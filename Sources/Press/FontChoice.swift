import CCairo
import Typesetting

/// Which font families and files a style means.
struct FontChoice: Hashable {
  var size: Int32
  var isBold: Bool
  var isItalic: Bool
  /// Whether Nastaliq comes before Naskh for the Arabic script.
  var isNastaliq: Bool

  /// The largest size, so that no sum of widths leaves Pango's range.
  private static let largestSize = 1_000 * Length.unitsPerPoint

  init(_ style: TextStyle, isNastaliq: Bool) {
    size = Int32(min(max(style.size.units, 64), Self.largestSize))
    isBold = style.isBold
    isItalic = style.isItalic
    self.isNastaliq = isNastaliq
  }

  /// The files that text of these scripts needs.
  func files(for scripts: ScriptSet) -> [FontLibrary.File] {
    var files: [FontLibrary.File] = [
      isBold ? (isItalic ? .sansBoldItalic : .sansBold) : (isItalic ? .sansItalic : .sans)
    ]
    if scripts.contains(.devanagari) { files.append(isBold ? .devanagariBold : .devanagari) }
    if scripts.contains(.arabic) {
      files.append(isBold ? .naskhBold : .naskh)
      if isNastaliq { files.append(isBold ? .nastaliqBold : .nastaliq) }
    }
    return files
  }

  /// Pango's description of the font; the caller frees it.
  func description() -> OpaquePointer? {
    let arabic = isNastaliq ? "Noto Nastaliq Urdu,Noto Naskh Arabic" : "Noto Naskh Arabic"
    let description = pango_font_description_new()
    pango_font_description_set_family(description, "Noto Sans,Noto Sans Devanagari,\(arabic)")
    pango_font_description_set_absolute_size(description, Double(size))
    pango_font_description_set_weight(description, isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_style(description, isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    return description
  }
}
