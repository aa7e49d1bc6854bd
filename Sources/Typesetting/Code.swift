/// A code that machines read, at a size.
public struct Code: Sendable {
  /// What it says.
  public var content: CodeContent
  /// Its whole width with its quiet zones, if given; else its modules have the size their standard recommends.
  public var width: Length?
  /// Its whole height with its digits, if given; a QR code is always as high as it is wide.
  public var height: Length?
  /// Whether a barcode shows its text beneath; a QR code never does.
  public var showsText: Bool
  /// The style of that text; its colour is always black.
  public var style: TextStyle
  /// What it is for, in words, for those who can not see it.
  public var alternative: String
  /// Where it stands within the width.
  public var alignment: HorizontalAlignment

  /// A code.
  public init(
    _ content: CodeContent, width: Length? = nil, height: Length? = nil, showsText: Bool = true, style: TextStyle,
    alternative: String, alignment: HorizontalAlignment = .start
  ) {
    self.content = content
    self.width = width
    self.height = height
    self.showsText = showsText
    self.style = style
    self.alternative = alternative
    self.alignment = alignment
  }
}

/// How much of a QR code may be lost before it can not be read any more (ISO/IEC 18004).
public enum CodeCorrection: String, Sendable, Hashable, CaseIterable {
  /// 7 %.
  case low = "L"
  /// 15 %.
  case medium = "M"
  /// 25 %.
  case quartile = "Q"
  /// 30 %.
  case high = "H"
}

/// A kind of code.
public enum CodeKind: Sendable, Hashable {
  /// A square of any text (ISO/IEC 18004).
  case qr(CodeCorrection)
  /// Bars for Latin letters, digits and signs (ISO/IEC 15417).
  case code128
  /// Bars for the 13 digits of an article (ISO/IEC 15420).
  case ean13

  /// Its name in messages, with its article.
  public var name: String {
    switch self {
    case .qr: "a QR code"
    case .code128: "a Code 128"
    case .ean13: "an EAN-13"
    }
  }
}

/// What a code says, and in which kind of code.
public struct CodeContent: Sendable {
  /// The kind of code.
  public var kind: CodeKind
  /// The text, as a machine is to read it.
  public var text: String
  /// Where it came from, for errors.
  public var origin: Origin?

  /// A text in a kind of code.
  public init(_ kind: CodeKind, text: String, origin: Origin? = nil) {
    self.kind = kind
    self.text = text
    self.origin = origin
  }
}

/// The dark and light modules of a code, without quiet zones.
public struct ModuleGrid: Sendable, Hashable {
  /// How many modules in a row; at least one.
  public let columns: Int
  /// Row by row from the top, each from left to right; whether a module is dark.
  public let modules: [Bool]

  /// A grid of rows of `columns` modules; a row that is not whole is filled up with light ones.
  public init(columns: Int, modules: [Bool]) {
    self.columns = max(1, columns)
    let missing = (self.columns - modules.count % self.columns) % self.columns
    self.modules = modules + [Bool](repeating: false, count: missing)
  }

  /// How many rows.
  public var rows: Int { modules.count / columns }

  /// Whether a module is dark; there is nothing dark outside.
  public func isDark(row: Int, column: Int) -> Bool {
    guard row >= 0, row < rows, column >= 0, column < columns else { return false }
    return modules[row * columns + column]
  }
}

/// Knows how texts become modules. The press implements it.
public protocol CodeSource: AnyObject {
  /// The modules of a code: one row for bars. Throws a `Diagnostic` that names field and text when the kind of code can
  /// not hold the text.
  func modules(of content: CodeContent) throws -> ModuleGrid
}
