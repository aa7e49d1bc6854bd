import Typesetting

extension SpanText {
  /// The words of a paragraph; none for one that counts pages, because there are none here.
  init(_ paragraph: Paragraph) {
    self.init()
    guard !paragraph.inlines.contains(where: \.countsPages) else { return }
    for inline in paragraph.inlines {
      switch inline {
      case .text(let run): append(run)
      case .lineBreak: append(PlainSpan("\n"))
      case .pageNumber, .pageCount: break
      }
    }
  }

  /// What stands in place of a picture: its words, or else its description.
  init(_ picture: Picture) {
    self.init()
    if let words = picture.words { append(words) } else { append(bracketed: picture.image.alternative) }
  }

  /// What stands in place of a code: what it is for, and what it says where people read that or can follow it.
  init(_ code: Code) {
    self.init()
    append(bracketed: code.alternative)
    let isAddress = code.content.text.contains(":/")
    if code.content.kind.isBars ? code.showsText : isAddress {
      append(SpanText([PlainSpan(code.content.text.withoutControls)]))
    }
  }

  /// Blocks that can stand in one line of a row; `nil` when there is more to them.
  init?(oneLine blocks: [Block]) {
    let blocks = blocks.filter { if case .space = $0 { false } else { true } }
    guard let block = blocks.first else {
      self.init()
      return
    }
    guard blocks.count == 1 else { return nil }
    switch block {
    case .paragraph(let paragraph): self.init(paragraph)
    case .image(let picture): self.init(picture)
    case .stack(let stack): self.init(oneLine: stack.children)
    case .keep(let keep): self.init(oneLine: keep.content)
    case .chart(let chart) where chart.kind == .spark: self.init(sparkOf: chart)
    case .row(let row):
      self.init()
      for part in row.parts {
        guard let text = SpanText(oneLine: part.content) else { return nil }
        append(text)
      }
    default: return nil
    }
  }

  /// All words of blocks, line by line, for a cell of a table.
  init(cell blocks: [Block]) {
    self.init()
    for block in blocks {
      let text = SpanText(cell: block)
      if !isEmpty, !text.isEmpty { append(PlainSpan("\n")) }
      for span in text.spans { append(span) }
    }
  }

  private init(cell block: Block) {
    switch block {
    case .stack(let stack): self.init(cell: stack.children)
    case .box(let box): self.init(cell: box.content)
    case .keep(let keep): self.init(cell: keep.content)
    case .code(let code): self.init(code)
    case .row(let row):
      self.init()
      for part in row.parts { append(SpanText(cell: part.content)) }
    case .pairs(let pairs):
      self.init()
      for (index, pair) in pairs.pairs.enumerated() {
        if index > 0 { append(PlainSpan("\n")) }
        for span in SpanText(pair.label).spans + [PlainSpan(" ")] + SpanText(pair.value).spans { append(span) }
      }
    case .table, .rule, .space, .pageBreak: self.init()
    case .chart(let chart): self.init(sparkOf: chart)
    case .paragraph, .image: self = SpanText(oneLine: [block]) ?? SpanText()
    }
  }

  private mutating func append(_ run: TextRun) {
    let text = run.text.withoutControls
    append(PlainSpan(text, isBold: run.style.isBold, color: run.style.color.shown))
    // An address that the words do not say themselves.
    guard let link = run.link?.withoutControls, !link.isEmpty, !text.isEmpty, !link.hasSuffix(text) else { return }
    append(PlainSpan(" <\(link)>"))
  }

  private mutating func append(bracketed words: String) {
    let words = words.withoutControls
    if !words.isEmpty { append(PlainSpan("[\(words)]")) }
  }
}

extension Inline {
  fileprivate var countsPages: Bool {
    switch self {
    case .pageNumber, .pageCount: true
    case .text, .lineBreak: false
    }
  }
}

extension String {
  /// The text with line separators as line ends, and without characters that would move the cursor of a terminal.
  var withoutControls: String {
    guard unicodeScalars.contains(where: { $0.isControl || $0.value == 0x2028 || $0.value == 0x2029 }) else {
      return self
    }
    var view = UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.value == 0x2028 || scalar.value == 0x2029 || scalar == "\n" {
        view.append("\n")
      } else {
        view.append(scalar.isControl ? " " : scalar)
      }
    }
    return String(view)
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}

extension Color {
  /// The colour, if it is told from that of running text.
  fileprivate var shown: Color? { max(red, green, blue) < 0x40 ? nil : self }
}

extension CodeKind {
  fileprivate var isBars: Bool { if case .qr = self { false } else { true } }
}

extension [Block] {
  /// Where the only text in a part of a row stands.
  var alignment: Grid.Alignment {
    for block in self {
      switch block {
      case .paragraph(let paragraph): return Grid.Alignment(paragraph.alignment)
      case .stack(let stack): return stack.children.alignment
      case .keep(let keep): return keep.content.alignment
      default: continue
      }
    }
    return .start
  }
}
