import Typesetting

/// Walks over blocks from top to bottom and makes lines of them. Pairs and rows that follow each other become one grid, so that they
/// line up.
struct BlockSetter {
  /// What may share the columns of a grid.
  private enum Form: Hashable {
    case pairs
    case row([TrackWidth])
  }

  private enum Last { case heading, underline, other }

  let width: Int
  let isMirrored: Bool
  private var lines: [PlainLine] = []
  private var wantsBlank = false
  /// What the last line belongs to: nothing parts a heading from what it is about.
  private var last = Last.other
  private var form: Form?
  private var grid = Grid()
  /// What came after the last row of the grid and belongs to it only if another row follows.
  private var between: [Grid.Row] = []

  /// Empty room of this height or more is a blank line: half a line of running text.
  private static let blankHeight = Length.points(5)

  init(width: Int, isMirrored: Bool) {
    self.width = width
    self.isMirrored = isMirrored
  }

  /// All lines.
  mutating func finish() -> [PlainLine] {
    closeGrid()
    return lines
  }

  mutating func set(_ blocks: [Block]) throws {
    for block in blocks { try set(block) }
  }

  private mutating func set(_ block: Block) throws {
    switch block {
    case .paragraph(let paragraph): set(paragraph)
    case .stack(let stack): try set(stack)
    case .row(let row): try set(row)
    case .box(let box):
      blank()
      try set(box.content)
      blank()
    case .pairs(let pairs): add(pairs.pairs.map(Grid.Row.init), as: .pairs)
    case .table(let table):
      if last == .other || form != nil { blank() }
      add(try Grid(table).lines(width: width, isMirrored: isMirrored))
      blank()
    case .image(let picture): set(SpanText(picture))
    case .code(let code): set(SpanText(code))
    case .chart(let chart): set(chart)
    case .rule: rule()
    case .space(let height): if height >= Self.blankHeight { blank() }
    case .keep(let keep): try set(keep.content)
    case .pageBreak: blank()
    }
  }

  private mutating func set(_ text: SpanText) { if !text.isEmpty { add(text.lines(width: width)) } }

  private mutating func set(_ paragraph: Paragraph) {
    let text = SpanText(paragraph)
    guard !text.isEmpty else { return }
    guard case .heading(let level) = paragraph.role else { return set(text) }
    blank()
    let heading = SpanText(text.spans.map { PlainSpan($0.text, isBold: true, color: $0.color) }).lines(width: width)
    let line: Character? = level == 1 ? "═" : level == 2 ? "─" : nil
    add(heading)
    if let line { add([PlainLine([PlainSpan(String(repeating: line, count: heading.map(\.columns).max() ?? 0))])]) }
    last = line == nil ? .heading : .underline
  }

  private mutating func set(_ stack: Stack) throws {
    for (index, child) in stack.children.enumerated() {
      if index > 0, stack.gap >= Self.blankHeight { blank() }
      try set(child)
    }
  }

  private mutating func set(_ chart: Chart) {
    if last == .other || form != nil { blank() }
    add(chart.plainLines(width: width, isMirrored: isMirrored))
    blank()
  }

  // MARK: Rows

  private mutating func set(_ row: Row) throws {
    if row.parts.allSatisfy({ SpanText(oneLine: $0.content) != nil }) {
      let cells = row.parts.map { part in
        Grid.Cell(SpanText(oneLine: part.content) ?? SpanText(), alignment: part.content.alignment)
      }
      return add([Grid.Row(cells)], as: .row(row.parts.map(\.width)))
    }
    if let marker = row.listMarker { return try set(row.parts[1].content, behind: marker) }
    for part in row.parts {
      blank()
      try set(part.content)
    }
    blank()
  }

  /// An entry of a list: its content beside its marker.
  private mutating func set(_ blocks: [Block], behind marker: SpanText) throws {
    let indent = marker.natural + 1
    var inner = BlockSetter(width: max(1, width - indent), isMirrored: isMirrored)
    try inner.set(blocks)
    let entry = inner.finish().enumerated().map { index, line in
      let lead = index == 0 ? PlainLine(marker.spans + [PlainSpan(" ")]) : PlainLine([.blanks(indent)])
      return PlainLine(lead.spans + line.spans).trimmed
    }
    add(entry)
  }

  private mutating func add(_ rows: [Grid.Row], as form: Form) {
    if self.form == form {
      grid.rows += between
    } else {
      closeGrid()
      self.form = form
    }
    between = []
    grid.rows += rows
  }

  private mutating func closeGrid() {
    guard form != nil else { return }
    let (rows, trailing) = (grid, between)
    (form, grid, between) = (nil, Grid(), [])
    add(rows.lines(width: width, isMirrored: isMirrored))
    for row in trailing { if row.kind == .blank { blank() } else { rule() } }
  }

  // MARK: Lines

  private mutating func blank() {
    if form != nil {
      if between.last?.kind != .blank { between.append(Grid.Row([], kind: .blank)) }
    } else {
      wantsBlank = true
    }
  }

  private mutating func rule() {
    if form != nil {
      between.append(Grid.Row([], kind: .rule))
    } else if last != .underline {
      add([.rule(width)])
    }
  }

  private mutating func add(_ more: [PlainLine]) {
    closeGrid()
    guard !more.isEmpty else { return }
    if wantsBlank, !lines.isEmpty { lines.append(PlainLine()) }
    (wantsBlank, last) = (false, .other)
    lines += more.map(\.trimmed)
  }
}

extension Row {
  /// The marker of an entry of a list: a few signs in a narrow first part.
  fileprivate var listMarker: SpanText? {
    guard parts.count == 2, case .fixed = parts[0].width, let marker = SpanText(oneLine: parts[0].content),
      marker.natural <= 5
    else { return nil }
    return marker
  }
}

extension PlainLine {
  static func rule(_ columns: Int) -> PlainLine { PlainLine([PlainSpan(String(repeating: "─", count: columns))]) }
}

extension PlainSpan {
  static func blanks(_ count: Int) -> PlainSpan { PlainSpan(String(repeating: " ", count: max(0, count))) }
}
