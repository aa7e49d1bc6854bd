import Typesetting

/// Where the lines of a paragraph stand.
enum LineAlignment {
  case text(TextAlignment)
  /// With the decimal signs below each other.
  case figures(FigureColumn)
}

extension Paragraph {
  /// One strip for each line. A paragraph that shows the page's number stays in one strip, so that it can be made again
  /// for another page.
  func strips(_ context: LayoutContext, alignment given: LineAlignment? = nil) throws -> [Strip] {
    let (lines, setting) = try lines(context, given)
    var strips: [Strip] = []
    strips.reserveCapacity(lines.count)
    for (number, line) in lines.enumerated() {
      var strip = strip(line, setting, context)
      strip.bondAfter = bond(after: number, of: lines.count)
      strips.append(strip)
    }
    guard setting.use.contains(.number), strips.count > 1 else { return strips }
    var whole = try Vessel(parts: [Vessel.Part(x: .zero, strips: strips)], origin: origin).strip(context)
    whole.bondAfter = strips.last?.bondAfter ?? .free
    return [whole]
  }

  /// The paragraph if it is a single line, as nearly all cells of tables are; else `nil`.
  func onlyLine(_ context: LayoutContext, alignment given: LineAlignment) throws -> PlacedLine? {
    let (lines, setting) = try lines(context, given)
    guard lines.count == 1 else { return nil }
    let x = left(of: lines[0], setting.alignment, setting.tail, context)
    return PlacedLine(line: lines[0], x: x, mark: setting.mark, use: setting.use)
  }

  /// What is the same for all lines of a paragraph.
  private struct Setting {
    var alignment: LineAlignment
    /// The width of what follows the units, if the paragraph is a figure.
    var tail: Length?
    var mark: Mark
    var use: PageUse
  }

  private func lines(
    _ context: LayoutContext, _ given: LineAlignment?
  ) throws -> (lines: [ShapedLine], setting: Setting) {
    let (text, use) = shaperText(context)
    let lines = try context.shaper.lines(of: text, width: max(context.width, .zero))
    var setting = Setting(
      alignment: given ?? .text(alignment), mark: context.mark(element), use: use)
    if case .figures(let column) = setting.alignment, let line = lines.first, lines.count == 1 {
      setting.tail = try figureTail(text, line, column.sign, context)
    }
    return (lines, setting)
  }

  private func strip(_ line: ShapedLine, _ setting: Setting, _ context: LayoutContext) -> Strip {
    let x = left(of: line, setting.alignment, setting.tail, context)
    var strip = Strip(line.fragment(x: x, mark: setting.mark), origin: origin)
    strip.pageUse = setting.use
    return strip
  }

  private var element: StructureElement {
    switch role {
    case .heading(let level): .heading(min(max(level, 1), 6))
    case .body: .paragraph
    }
  }

  /// At least two lines stay together at the top and at the bottom of a page.
  private func bond(after line: Int, of count: Int) -> Bond {
    if case .heading = role { return .heading }
    return line < count - 1 && (line == 0 || line == count - 2) ? .lines : .free
  }

  private func left(
    of line: ShapedLine, _ alignment: LineAlignment, _ tail: Length?, _ context: LayoutContext
  ) -> Length {
    switch alignment {
    case .figures(let column):
      guard let tail else { return context.left(.end, width: line.width) }
      return column.left(head: line.width - tail, tail: tail, context)
    case .text(.start): return context.left(.start, width: line.width)
    case .text(.center): return context.left(.center, width: line.width)
    case .text(.end): return context.left(.end, width: line.width)
    case .text(.justify): return context.left(.start, width: line.width)
    }
  }

  /// The paragraph with page numbers as digits, and which of them it shows.
  func shaperText(_ context: LayoutContext) -> (text: ParagraphText, use: PageUse) {
    var use: PageUse = []
    var runs: [TextRun] = []
    for inline in inlines {
      switch inline {
      case .text(let run): runs.append(run)
      case .lineBreak: runs.append(TextRun("\u{2028}", style: runs.last?.style ?? style, origin: origin))
      case .pageNumber(let style):
        use.insert(.number)
        runs.append(TextRun(String(context.page), style: style, origin: origin))
      case .pageCount(let style):
        use.insert(.count)
        runs.append(TextRun(String(context.pageCount), style: style, origin: origin))
      }
    }
    if runs.isEmpty { runs = [TextRun("", style: style, origin: origin)] }
    let text = ParagraphText(
      runs: runs, direction: context.direction, language: language ?? context.language,
      isJustified: alignment == .justify)
    return (text, use)
  }
}

/// A line that knows where its left end is.
struct PlacedLine {
  let line: ShapedLine
  var x: Length
  let mark: Mark
  let use: PageUse
}

extension ShapedLine {
  /// The line with its left end at `x`.
  func fragment(x: Length, mark: Mark) -> Fragment {
    var fragment = Fragment(height: height, baseline: ascent)
    append(to: &fragment.pieces, x: x, y: .zero, mark: mark)
    return fragment
  }

  /// Appends the pieces of the line with its left end at `x` and its top at `y`.
  func append(to pieces: inout [Piece], x: Length, y: Length, mark: Mark) {
    for run in runs {
      pieces.append(Piece(.glyphs(run, at: Point(x: x + run.x, y: y + ascent)), mark: mark))
      if let link = run.link {
        let area = Rect(x: x + run.x, y: y, width: run.width, height: height)
        pieces.append(Piece(.link(area, address: link), mark: mark))
      }
    }
  }
}
