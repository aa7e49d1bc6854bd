import CZint
import Diagnostics
public import Typesetting

/// Turns texts into the modules of codes with Zint.
///
/// Input: a text and a kind of code. Output: a grid of modules, without quiet zones. The last codes are kept, because a
/// layout asks for each more than once. Not shared between threads.
public final class CodePress: CodeSource {
  private struct Key: Hashable {
    let kind: CodeKind
    let text: String
  }

  private var known: [Key: ModuleGrid] = [:]
  private static let mostKept = 64
  /// More bytes than the largest QR code holds.
  private static let mostBytes = 7_089

  /// A source of codes that has made none yet.
  public init() {}

  /// The modules of a code; see `CodeSource`.
  public func modules(of content: CodeContent) throws -> ModuleGrid {
    let key = Key(kind: content.kind, text: content.text)
    if let grid = known[key] { return grid }
    if let problem = content.problem { throw problem }
    let grid = try make(content)
    if known.count >= Self.mostKept { known.removeAll() }
    known[key] = grid
    return grid
  }

  private func make(_ content: CodeContent) throws -> ModuleGrid {
    let digits = content.articleDigits?.map(String.init).joined()
    let bytes = Array((digits ?? content.text).utf8)
    guard bytes.count <= Self.mostBytes else { throw tooLong(content) }
    guard !bytes.isEmpty else { throw content.diagnostic("bad-code", "a code can not be empty", hint: nil) }
    guard let symbol = ZBarcode_Create() else { throw TypeCase.failure("a code could not be begun") }
    defer { ZBarcode_Delete(symbol) }
    symbol.pointee.input_mode = DATA_MODE
    switch content.kind {
    case .qr(let correction):
      symbol.pointee.symbology = BARCODE_QRCODE
      symbol.pointee.option_1 = correction.level
    case .code128: symbol.pointee.symbology = BARCODE_CODE128
    case .ean13: symbol.pointee.symbology = BARCODE_EANX
    }
    let status = ZBarcode_Encode(symbol, bytes, Int32(bytes.count))
    switch status {
    case ..<ZINT_ERROR: return try grid(symbol)
    case ZINT_ERROR_TOO_LONG: throw tooLong(content)
    case ZINT_ERROR_MEMORY: throw TypeCase.failure("a code could not be made")
    default:
      throw content.diagnostic("bad-code", "\(content.kind.name) can not be made", hint: Self.reason(symbol))
    }
  }

  private func grid(_ symbol: UnsafeMutablePointer<zint_symbol>) throws -> ModuleGrid {
    let (rows, columns) = (symbol.pointee.rows, symbol.pointee.width)
    guard rows > 0, columns > 0 else { throw TypeCase.failure("a code could not be made") }
    var modules: [Bool] = []
    modules.reserveCapacity(Int(rows) * Int(columns))
    for row in 0..<rows {
      for column in 0..<columns { modules.append(talim_zint_is_dark(symbol, row, column) != 0) }
    }
    return ModuleGrid(columns: Int(columns), modules: modules)
  }

  private func tooLong(_ content: CodeContent) -> Diagnostic {
    let limit: String
    switch content.kind {
    case .qr(let correction):
      limit = "a QR code of level `\(correction.rawValue)` holds at most \(correction.mostBytes) bytes"
    case .code128: limit = "a Code 128 holds about 60 characters; a QR code holds more"
    case .ean13: limit = "an EAN-13 holds 13 digits"
    }
    return content.diagnostic(
      "code-too-long", "\(content.text.utf8.count) bytes are too long for \(content.kind.name),", hint: limit)
  }

  /// What Zint says, without its error number.
  private static func reason(_ symbol: UnsafeMutablePointer<zint_symbol>) -> String? {
    let text = withUnsafeBytes(of: symbol.pointee.errtxt) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    return text.isEmpty ? nil : text
  }
}

extension CodeCorrection {
  /// Zint's number for it.
  fileprivate var level: Int32 {
    switch self {
    case .low: 1
    case .medium: 2
    case .quartile: 3
    case .high: 4
    }
  }

  /// What the largest QR code holds of any text (ISO/IEC 18004, table 7, version 40).
  fileprivate var mostBytes: Int {
    switch self {
    case .low: 2_953
    case .medium: 2_331
    case .quartile: 1_663
    case .high: 1_273
    }
  }
}
