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
    let (text, use) = shaperText(context)
    let alignment = given ?? .text(self.alignment)
    let lines = try context.shaper.lines(of: text, width: max(context.width, .zero))
    let mark = Mark(element, in: context.mark)
    var figure: Length?
    if case .figures(let column) = alignment, let line = lines.first, lines.count == 1 {
      figure = try figureTail(text, line, column.sign, context)
    }
    var strips: [Strip] = []
    for (number, line) in lines.enumerated() {
      let x = left(of: line, alignment, figure, isLast: number == lines.count - 1, context)
      var strip = Strip(line.fragment(x: x, mark: mark), origin: origin)
      strip.bondAfter = bond(after: number, of: lines.count)
      strip.pageUse = use
      strips.append(strip)
    }
    guard use.contains(.number), strips.count > 1 else { return strips }
    var whole = try Vessel(parts: [Vessel.Part(x: .zero, strips: strips)], origin: origin).strip(context)
    whole.bondAfter = strips.last?.bondAfter ?? .free
    return [whole]
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
    of line: ShapedLine, _ alignment: LineAlignment, _ tail: Length?, isLast: Bool, _ context: LayoutContext
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

extension ShapedLine {
  /// The line with its left end at `x`.
  func fragment(x: Length, mark: Mark) -> Fragment {
    var fragment = Fragment(height: height, baseline: ascent)
    for run in runs {
      fragment.pieces.append(Piece(.glyphs(run, at: Point(x: x + run.x, y: ascent)), mark: mark))
      if let link = run.link {
        let area = Rect(x: x + run.x, y: .zero, width: run.width, height: height)
        fragment.pieces.append(Piece(.link(area, address: link), mark: mark))
      }
    }
    return fragment
  }
}
