import Typesetting

/// The sizes that the standards of codes demand, counted in modules.
struct CodeFrame {
  /// Light modules before and behind the code.
  let quietLeft: Int
  let quietRight: Int
  /// All modules from edge to edge.
  let total: Int
  /// Whether it is an EAN-13, with its own way to show digits.
  let isArticle: Bool
  private let natural: Length
  private let least: Length

  /// Bars lower than this are hard to hit with a scanner.
  static let leastBarHeight = Length.millimetres(5)

  /// Quiet zones and sizes of modules: ISO/IEC 18004 for QR codes, GS1 General Specifications, 5.2, for EAN-13 and ISO/IEC
  /// 15417 for Code 128. The least sizes are those that a printer of 300 dots to the inch can still print clearly.
  init(_ kind: CodeKind, grid: ModuleGrid) {
    switch kind {
    case .qr:
      (quietLeft, quietRight) = (4, 4)
      (natural, least) = (.millimetres(0.5), .millimetres(0.2))
    case .ean13:
      (quietLeft, quietRight) = (11, 7)
      (natural, least) = (.millimetres(0.33), .millimetres(0.25))
    case .code128:
      (quietLeft, quietRight) = (10, 10)
      (natural, least) = (.millimetres(0.33), .millimetres(0.19))
    }
    if case .ean13 = kind { isArticle = true } else { isArticle = false }
    total = quietLeft + grid.columns + quietRight
  }

  /// The width with modules of the size that is recommended.
  var naturalWidth: Length { natural * total }

  /// Narrower codes can not be read for sure.
  var leastWidth: Length { least * total }

  /// The height of the bars where none is given.
  var naturalBarHeight: Length { isArticle ? .millimetres(20) : .millimetres(12) }

  /// The width of so many modules in a code of this width.
  func modules(_ count: Int, of width: Length) -> Length { width.scaled(count, over: total) }
}

extension ModuleGrid {
  /// The guard bars of an EAN-13 and all other bars, each with their height: three modules at both ends and five in the
  /// middle.
  func articleBars(_ guardHeight: Length, _ barHeight: Length) -> [(ModuleGrid, Length)] {
    let isGuard = (0..<columns).map { $0 < 3 || $0 >= columns - 3 || (45..<50).contains($0) }
    func bars(_ isWanted: (Bool) -> Bool) -> ModuleGrid {
      ModuleGrid(columns: columns, modules: (0..<columns).map { isWanted(isGuard[$0]) && isDark(row: 0, column: $0) })
    }
    return [(bars { $0 }, guardHeight), (bars { !$0 }, barHeight)]
  }
}
