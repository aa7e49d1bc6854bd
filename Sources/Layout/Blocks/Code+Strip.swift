import Diagnostics
import Typesetting

extension Code {
  /// The code on white, with its quiet zones, as one strip; narrower if it is wider than the region. It is never mirrored.
  func strip(_ context: LayoutContext) throws -> Strip {
    let grid = try context.codes.modules(of: content)
    let frame = CodeFrame(content.kind, grid: grid)
    let wanted = width.map { max($0, .zero) } ?? frame.naturalWidth
    var total = min(wanted, context.width)
    if case .qr = content.kind { total = min(total, context.emptyHeight) }
    guard total >= frame.leastWidth else { throw tooSmall(width: total, needed: frame.leastWidth) }
    let mark = context.mark(.figure(alternative: alternative))
    let fragment =
      switch content.kind {
      case .qr: square(grid, frame, total, mark)
      case .ean13, .code128: try bars(grid, frame, total, mark, context)
      }
    var result = Fragment(height: fragment.height)
    result.add(fragment, x: context.left(alignment, width: total), y: .zero)
    return Strip(result, origin: content.origin)
  }

  /// As wide as it wants to be; only without a given width does that depend on what it says.
  func extents(_ context: LayoutContext) throws -> TextExtents {
    let wanted = try width ?? CodeFrame(content.kind, grid: context.codes.modules(of: content)).naturalWidth
    return TextExtents(narrowest: max(wanted, .zero), natural: max(wanted, .zero))
  }

  // MARK: Parts

  private func square(_ grid: ModuleGrid, _ frame: CodeFrame, _ side: Length, _ mark: Mark) -> Fragment {
    let edge = frame.modules(frame.quietLeft, of: side)
    let inner = frame.modules(grid.columns, of: side)
    let rect = Rect(x: edge, y: edge, width: inner, height: inner)
    return Fragment(
      height: side, pieces: [white(width: side, height: side, mark), Piece(.modules(grid, frame: rect), mark: mark)])
  }

  private func bars(
    _ grid: ModuleGrid, _ frame: CodeFrame, _ total: Length, _ mark: Mark, _ context: LayoutContext
  ) throws -> Fragment {
    let texts = try showsText ? captions(frame, total, context) : []
    let below = texts.map { $0.y + $0.fragment.height }.max() ?? .zero
    let tall = min(height ?? frame.naturalBarHeight + below, context.emptyHeight)
    let barHeight = tall - below
    guard barHeight >= CodeFrame.leastBarHeight else { throw tooFlat(height: tall, needed: below) }
    var fragment = Fragment(height: tall, pieces: [white(width: total, height: tall, mark)])
    // The guard bars of an EAN-13 reach down between its digits.
    let guardHeight = texts.isEmpty ? barHeight : min(barHeight + frame.modules(5, of: total), tall)
    for (bars, height) in frame.isArticle ? grid.articleBars(guardHeight, barHeight) : [(grid, barHeight)] {
      let rect = Rect(
        x: frame.modules(frame.quietLeft, of: total), y: .zero, width: frame.modules(grid.columns, of: total),
        height: height)
      fragment.pieces.append(Piece(.modules(bars, frame: rect), mark: mark))
    }
    for text in texts {
      var line = text.fragment
      for index in line.pieces.indices { line.pieces[index].mark = mark }
      fragment.add(line, x: text.x, y: barHeight + text.y)
    }
    return fragment
  }

  /// What is behind a code must be white, whatever else stands on the page.
  private func white(width: Length, height: Length, _ mark: Mark) -> Piece {
    Piece(.fill(Rect(x: .zero, y: .zero, width: width, height: height), .white, radius: .zero), mark: mark)
  }

  // MARK: Text

  /// The text beneath the bars, in pieces; `y` counts from the bars' lower end.
  private func captions(_ frame: CodeFrame, _ total: Length, _ context: LayoutContext) throws -> [Fragment.Child] {
    guard frame.isArticle, let digits = content.articleDigits?.map(String.init), digits.count == 13 else {
      return try caption(total, context)
    }
    var style = style
    style.size = frame.modules(10, of: total)
    style.lineHeight = 100
    let gap = frame.modules(1, of: total)
    return try [
      (digits[0], frame.quietLeft - 9, 7), (digits[1...6].joined(), frame.quietLeft + 3, 42),
      (digits[7...12].joined(), frame.quietLeft + 50, 42),
    ].flatMap { text, start, count in
      let left = frame.modules(start, of: total)
      return try lines(text, style, width: frame.modules(count, of: total), context).map {
        Fragment.Child(x: left + $0.x, y: gap, fragment: $0.fragment)
      }
    }
  }

  /// The whole text in lines as wide as the bars and their quiet zones.
  private func caption(_ total: Length, _ context: LayoutContext) throws -> [Fragment.Child] {
    var y = Length.points(1)
    return try lines(content.text, style, width: total, context).map { line in
      defer { y = y + line.fragment.height }
      return Fragment.Child(x: line.x, y: y, fragment: line.fragment)
    }
  }

  private func lines(
    _ text: String, _ style: TextStyle, width: Length, _ context: LayoutContext
  ) throws -> [(x: Length, fragment: Fragment)] {
    var style = style
    style.color = .black
    let run = TextRun(text, style: style, origin: content.origin)
    let paragraph = ParagraphText(runs: [run], direction: .leftToRight, language: "en")
    let mark = Mark(.paragraph, in: nil)
    return try context.shaper.lines(of: paragraph, width: width).map { line in
      ((width - line.width).scaled(1, over: 2), line.fragment(x: .zero, mark: mark))
    }
  }

  // MARK: Errors

  private func tooSmall(width: Length, needed: Length) -> Diagnostic {
    content.diagnostic(
      "code-too-small", "\(content.kind.name) \(width.inMillimetres) wide is too small to be read with the content",
      hint: "make it \((needed + .millimetres(0.1)).inMillimetres) wide or more, or shorten its text")
  }

  private func tooFlat(height: Length, needed: Length) -> Diagnostic {
    let least = (needed + CodeFrame.leastBarHeight + .millimetres(0.1)).inMillimetres
    return content.diagnostic(
      "code-too-small", "\(content.kind.name) \(height.inMillimetres) high is too flat to be read with the content",
      hint: "make it \(least) high or more")
  }
}
