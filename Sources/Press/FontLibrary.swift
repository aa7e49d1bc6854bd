import Diagnostics
import Glibc

/// The folder with the bundled fonts.
///
/// Input: a folder. Output: the paths of the files in it. Nothing else on the machine is ever printed with, so a page
/// is the same everywhere.
public struct FontLibrary: Sendable, Hashable {
  /// One bundled font file.
  enum File: String, CaseIterable, Sendable {
    case sans = "NotoSans-Regular.ttf"
    case sansBold = "NotoSans-Bold.ttf"
    case sansItalic = "NotoSans-Italic.ttf"
    case sansBoldItalic = "NotoSans-BoldItalic.ttf"
    case serif = "NotoSerif-Regular.ttf"
    case serifBold = "NotoSerif-Bold.ttf"
    case serifItalic = "NotoSerif-Italic.ttf"
    case serifBoldItalic = "NotoSerif-BoldItalic.ttf"
    case serifDisplay = "NotoSerifDisplay-Regular.ttf"
    case serifDisplayBold = "NotoSerifDisplay-Bold.ttf"
    case serifDevanagari = "NotoSerifDevanagari-Regular.ttf"
    case serifDevanagariBold = "NotoSerifDevanagari-Bold.ttf"
    case devanagari = "NotoSansDevanagari-Regular.ttf"
    case devanagariBold = "NotoSansDevanagari-Bold.ttf"
    case naskh = "NotoNaskhArabic-Regular.ttf"
    case naskhBold = "NotoNaskhArabic-Bold.ttf"
    case nastaliq = "NotoNastaliqUrdu-Regular.ttf"
    case nastaliqBold = "NotoNastaliqUrdu-Bold.ttf"
  }

  /// The names of all bundled font files.
  public static var fileNames: [String] { File.allCases.map(\.rawValue).sorted() }

  /// The folder with the font files.
  public let folder: String

  /// Looks whether all bundled fonts are in `folder`; throws a `Diagnostic` (fault `environment`) when one is missing.
  public init(folder: String) throws {
    self.folder = folder
    for file in File.allCases where access(path(of: file), R_OK) != 0 {
      throw Diagnostic(
        "missing-font", "the font file `\(file.rawValue)` is missing", at: .file(folder),
        hint: "install Talim again, or name the folder with its fonts", fault: .environment)
    }
  }

  func path(of file: File) -> String { folder + "/" + file.rawValue }
}
