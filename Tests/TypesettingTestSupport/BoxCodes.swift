public import Typesetting

/// Codes whose modules are all dark: a QR code of 21 × 21, an EAN-13 of 95, a Code 128 of 11 for each letter and 35 more.
/// Texts with `!` in them fit in no code.
public final class BoxCodes: CodeSource {
  /// The one source of codes for tests.
  public init() {}

  /// The dark modules for the text.
  public func modules(of content: CodeContent) throws -> ModuleGrid {
    if content.text.contains("!") { throw content.diagnostic("bad-code", "no code can hold `!`", hint: nil) }
    switch content.kind {
    case .qr: return ModuleGrid(columns: 21, modules: [Bool](repeating: true, count: 21 * 21))
    case .ean13: return ModuleGrid(columns: 95, modules: [Bool](repeating: true, count: 95))
    case .code128:
      let columns = 35 + 11 * content.text.utf8.count
      return ModuleGrid(columns: columns, modules: [Bool](repeating: true, count: columns))
    }
  }
}
