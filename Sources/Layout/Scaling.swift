import Typesetting

/// Makes everything in a document larger or smaller by the same part, but for codes, which machines must read, and for what stands behind
/// the page.
struct Scaling: Sendable {
  /// The size in per cent.
  let percent: Int

  private func scaled(_ length: Length) -> Length { length.scaled(percent, over: 100) }

  /// The document at this size, on the same paper with the same margins.
  func scaled(_ document: PageDocument) -> PageDocument {
    var result = document
    result.body = scaled(document.body)
    result.furniture = document.furniture.map { piece in
      guard piece.position != .background else { return piece }
      return Furniture(piece.position, pages: piece.pages, content: scaled(piece.content), gap: scaled(piece.gap))
    }
    return result
  }

  private func scaled(_ blocks: [Block]) -> [Block] { blocks.map(scaled) }

  private func scaled(_ block: Block) -> Block {
    switch block {
    case .paragraph(let paragraph): .paragraph(scaled(paragraph))
    case .stack(let stack): .stack(Stack(scaled(stack.children), gap: scaled(stack.gap)))
    case .row(let row): .row(scaled(row))
    case .box(let box): .box(scaled(box))
    case .pairs(let pairs): .pairs(scaled(pairs))
    case .table(let table): .table(scaled(table))
    case .image(let picture): .image(scaled(picture))
    case .code, .pageBreak: block
    case .chart(let chart): .chart(scaled(chart))
    case .rule(let rule): .rule(scaled(rule))
    case .space(let height): .space(scaled(height))
    case .keep(let keep): .keep(Keep(scaled(keep.content), withNext: keep.withNext, origin: keep.origin))
    }
  }

  // MARK: Text

  private func scaled(_ style: TextStyle) -> TextStyle {
    var style = style
    style.size = scaled(style.size)
    style.letterSpacing = scaled(style.letterSpacing)
    return style
  }

  private func scaled(_ paragraph: Paragraph) -> Paragraph {
    var paragraph = paragraph
    paragraph.style = scaled(paragraph.style)
    paragraph.inlines = paragraph.inlines.map { inline in
      switch inline {
      case .text(var run):
        run.style = scaled(run.style)
        return .text(run)
      case .lineBreak: return inline
      case .pageNumber(let style): return .pageNumber(scaled(style))
      case .pageCount(let style): return .pageCount(scaled(style))
      }
    }
    return paragraph
  }

  private func scaled(_ pairs: Pairs) -> Pairs {
    Pairs(
      pairs.pairs.map {
        Pairs.Pair(label: scaled($0.label), value: scaled($0.value), rule: $0.rule.map(scaled))
      }, gap: scaled(pairs.gap), rowGap: scaled(pairs.rowGap))
  }

  // MARK: Frames

  private func scaled(_ width: TrackWidth) -> TrackWidth {
    if case .fixed(let length) = width { .fixed(scaled(length)) } else { width }
  }

  private func scaled(_ stroke: Stroke) -> Stroke { Stroke(width: scaled(stroke.width), color: stroke.color) }

  private func scaled(_ insets: Insets) -> Insets {
    Insets(
      top: scaled(insets.top), end: scaled(insets.end), bottom: scaled(insets.bottom), start: scaled(insets.start))
  }

  private func scaled(_ rule: Rule) -> Rule {
    Rule(scaled(rule.stroke), above: scaled(rule.above), below: scaled(rule.below))
  }

  private func scaled(_ row: Row) -> Row {
    var row = row
    row.parts = row.parts.map { Row.Part(width: scaled($0.width), content: scaled($0.content)) }
    row.gap = scaled(row.gap)
    return row
  }

  private func scaled(_ box: Box) -> Box {
    var box = box
    box.content = scaled(box.content)
    box.padding = scaled(box.padding)
    box.border = box.border.map(scaled)
    box.radius = scaled(box.radius)
    box.width = box.width.map(scaled)
    box.minimumHeight = scaled(box.minimumHeight)
    return box
  }

  private func scaled(_ picture: Picture) -> Picture {
    var picture = picture
    picture.width = picture.width.map(scaled)
    picture.height = picture.height.map(scaled)
    return picture
  }
}

// MARK: Tables and charts

extension Scaling {
  private func scaled(_ table: Table) -> Table {
    var table = table
    let rows = table.rows
    table.columns = table.columns.map { TableColumn(width: scaled($0.width), alignment: $0.alignment) }
    table.head = table.head.map(scaled)
    table.continued = table.continued.map(scaled)
    table.rows = TableRows(count: rows.count) { try scaled(rows.row($0)) }
    table.totals = table.totals.map(scaled)
    table.empty = scaled(table.empty)
    table.carry = table.carry.map(scaled)
    table.style.padding = scaled(table.style.padding)
    table.style.headRule = table.style.headRule.map(scaled)
    table.style.rowRule = table.style.rowRule.map(scaled)
    table.style.totalRule = table.style.totalRule.map(scaled)
    return table
  }

  private func scaled(_ row: TableRow) -> TableRow {
    var row = row
    row.cells = row.cells.map { TableCell(scaled($0.content), span: $0.span, alignment: $0.alignment) }
    return row
  }

  private func scaled(_ carry: TableCarry) -> TableCarry {
    TableCarry(
      sums: carry.sums.map { TableCarry.Sum(column: $0.column, style: scaled($0.style), text: $0.text) },
      carriedLabel: carry.carriedLabel.map(scaled), broughtLabel: carry.broughtLabel.map(scaled))
  }

  private func scaled(_ chart: Chart) -> Chart {
    var chart = chart
    chart.series = chart.series.map { Chart.Series(title: $0.title.map(scaled), color: $0.color) }
    chart.rows = chart.rows.map { row in
      Chart.Row(label: row.label.map(scaled), figures: row.figures, summary: row.summary)
    }
    chart.width = chart.width.map(scaled)
    chart.height = chart.height.map(scaled)
    chart.style = scaled(chart.style)
    return chart
  }

  private func scaled(_ style: ChartStyle) -> ChartStyle {
    var style = style
    for path in [\ChartStyle.label, \.value, \.axis] { style[keyPath: path] = scaled(style[keyPath: path]) }
    for path in [\ChartStyle.base, \.grid, \.separator] { style[keyPath: path] = scaled(style[keyPath: path]) }
    for path in [\ChartStyle.barThickness, \.rowGap, \.gap, \.lineWeight, \.height, \.shareHeight] {
      style[keyPath: path] = scaled(style[keyPath: path])
    }
    style.sparkSize = Size(width: scaled(style.sparkSize.width), height: scaled(style.sparkSize.height))
    return style
  }
}
