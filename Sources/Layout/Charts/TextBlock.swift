import Typesetting

/// Shaped lines below each other.
struct TextBlock {
  private(set) var lines: [ShapedLine] = []
  /// The width of the widest line.
  var width: Length { lines.map(\.width).max() ?? .zero }
  /// The height of all lines.
  var height: Length { lines.reduce(.zero) { $0 + $1.height } }
  /// From the top to the first baseline.
  var ascent: Length { lines.first?.ascent ?? .zero }

  /// No lines.
  init() {}

  /// Runs of text, broken at a width.
  init(_ runs: [TextRun], width: Length = .unlimited, _ context: LayoutContext) throws {
    guard runs.contains(where: { !$0.text.isEmpty }) else { return }
    lines = try context.shaper.lines(of: Self.text(runs, context), width: max(width, .zero))
  }

  /// A text in a style, broken at a width.
  init(
    _ text: String, _ style: TextStyle, width: Length = .unlimited, origin: Origin?, _ context: LayoutContext
  ) throws {
    try self.init([TextRun(text, style: style, origin: origin)], width: width, context)
  }

  /// A paragraph, broken at a width.
  init(_ paragraph: Paragraph?, width: Length = .unlimited, _ context: LayoutContext) throws {
    try self.init(paragraph?.runs(context) ?? [], width: width, context)
  }

  /// How narrow and how wide runs of text could be.
  static func extents(_ runs: [TextRun], _ context: LayoutContext) throws -> TextExtents {
    guard runs.contains(where: { !$0.text.isEmpty }) else { return .none }
    return try context.shaper.extents(of: text(runs, context))
  }

  private static func text(_ runs: [TextRun], _ context: LayoutContext) -> ParagraphText {
    ParagraphText(runs: runs, direction: context.direction, language: context.language)
  }

  /// The lines with those of another block below.
  func above(_ other: TextBlock) -> TextBlock {
    var block = self
    block.lines += other.lines
    return block
  }
}

extension Paragraph {
  /// Its text in its styles.
  func runs(_ context: LayoutContext) -> [TextRun] { shaperText(context).text.runs }
}
