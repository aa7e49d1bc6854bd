import Diagnostics
import Typesetting
import Values

extension Expander {
  /// A table whose rows are made when they are asked for.
  func table(_ node: TableNode, _ outer: Frame) throws -> Table {
    var frame = outer
    let rows: [Value] = if case .list(let list) = frame.value(node.rows, locale) { list } else { [] }
    try frame.enterTable(rows: rows.count, node.origin)
    var parts = TableParts()
    try walk(node.items, &frame) { item, frame in try add(item, to: &parts, &frame) }
    let count = parts.columns.count
    let sums = try CarriedSums(parts.columns, rows: rows, frame, self)
    let maker = RowMaker(expander: self, node: node, columns: parts.columns, rows: rows, frame: frame, sums: sums)
    var carry: TableCarry?
    if parts.carried != nil || parts.brought != nil {
      carry = TableCarry(
        sums: sums.carrySums(style: style(node.carryStyle), locale), carriedLabel: parts.carried,
        broughtLabel: parts.brought)
    }
    return Table(
      columns: parts.columns.map { TableColumn(width: $0.width, alignment: $0.alignment) },
      head: try head(parts.columns, &frame), continued: parts.continued, rows: try maker.rows(group: parts.group),
      totals: parts.totals.map { total($0.pair, span: $0.span, columns: count) }, empty: parts.empty, carry: carry,
      style: node.style,
      origin: node.origin)
  }

  /// What the items of a table come to.
  private struct TableParts {
    var columns: [TableNode.Column] = []
    var totals: [(pair: Pairs.Pair, span: Int)] = []
    var continued: Paragraph?
    var group: TableNode.Group?
    var carried: Paragraph?
    var brought: Paragraph?
    var empty: [Block] = []
  }

  private func add(_ item: TableNode.Item, to parts: inout TableParts, _ frame: inout Frame) throws {
    switch item {
    case .column(let column): parts.columns.append(column)
    case .total(let label, let value, let span):
      let pair = Pairs.Pair(label: try paragraph(label, &frame), value: try paragraph(value, &frame))
      parts.totals.append((pair, span))
    case .continued(let node): parts.continued = try paragraph(node, &frame)
    case .group(let group): parts.group = group
    case .carried(let label): parts.carried = try paragraph(label, &frame)
    case .brought(let label): parts.brought = try paragraph(label, &frame)
    case .empty(let content): parts.empty += try blocks(content, &frame)
    }
  }

  private func head(_ columns: [TableNode.Column], _ frame: inout Frame) throws -> [TableRow] {
    guard columns.contains(where: { $0.title != nil }) else { return [] }
    var cells: [TableCell] = []
    var covered = 0
    for (index, column) in columns.enumerated() {
      if covered > 0 {
        covered -= 1
        continue
      }
      let span = min(column.titleSpan, columns.count - index)
      covered = span - 1
      let content: [Block] = try column.title.map { [.paragraph(try paragraph($0, &frame))] } ?? []
      // A title is a text even above figures, so it is not lined up at a decimal sign.
      let alignment = column.alignment == .decimal ? TableColumn.Alignment.text(.end) : nil
      cells.append(TableCell(content, span: span, alignment: alignment))
    }
    return [TableRow(cells, kind: .head)]
  }

  /// The value of a total stands in the last columns, its label in all before.
  private func total(_ pair: Pairs.Pair, span: Int, columns: Int) -> TableRow {
    guard columns > 1 else {
      let pairs = Pairs([pair], gap: theme.space("pair-gap"))
      return TableRow([TableCell([.pairs(pairs)])], kind: .total)
    }
    let span = min(span, columns - 1)
    let label = TableCell([.paragraph(pair.label)], span: columns - span, alignment: .text(.end))
    // Over several columns a value is no figure of one of them.
    let alignment = span > 1 ? TableColumn.Alignment.text(.end) : nil
    return TableRow([label, TableCell([.paragraph(pair.value)], span: span, alignment: alignment)], kind: .total)
  }
}

/// Makes the rows of a table one by one.
struct RowMaker: Sendable {
  let expander: Expander
  let node: TableNode
  let columns: [TableNode.Column]
  let rows: [Value]
  let frame: Frame
  let sums: CarriedSums

  private enum Entry: Sendable {
    case row(Int)
    case heading(Int)
    case subtotal(last: Int, sums: [Int64])
  }

  func rows(group: TableNode.Group?) throws -> TableRows {
    guard let group else { return TableRows(count: rows.count) { try row($0) } }
    let entries = try entries(of: group)
    return TableRows(count: entries.count) { number in
      switch entries[number] {
      case .row(let index): try row(index)
      case .heading(let index): try heading(group, index)
      case .subtotal(let last, let sums): try subtotal(group, last, sums)
      }
    }
  }

  private func inside(_ index: Int) -> Frame {
    var inner = frame
    inner.budget = inner.rowBudget
    inner.push(rows[index], index: index, count: rows.count)
    return inner
  }

  private func row(_ index: Int) throws -> TableRow {
    var inner = inside(index)
    let cells = try columns.map { TableCell(try expander.cell($0.content, $0.paragraph, &inner)) }
    return TableRow(
      cells, maySplit: node.maySplit, carries: sums.amounts(of: inner, expander.locale),
      isStriped: node.hasStripes && index % 2 == 1)
  }

  /// Rows with headings and subtotals where the value they are grouped by changes.
  private func entries(of group: TableNode.Group) throws -> [Entry] {
    var result: [Entry] = []
    var current: String?
    var running = [Int64](repeating: 0, count: sums.count)
    for index in rows.indices {
      let inner = inside(index)
      let key = PrintedText.text(inner.value(group.by, expander.locale), expander.locale) ?? ""
      if key != current {
        if current != nil, group.subtotal != nil { result.append(.subtotal(last: index - 1, sums: running)) }
        running = running.map { _ in 0 }
        current = key
        if group.heading != nil { result.append(.heading(index)) }
      }
      try sums.add(inner, to: &running, expander.locale)
      result.append(.row(index))
    }
    if current != nil, group.subtotal != nil { result.append(.subtotal(last: rows.count - 1, sums: running)) }
    return result
  }

  private func heading(_ group: TableNode.Group, _ index: Int) throws -> TableRow {
    var inner = inside(index)
    let content: [Block] = try group.heading.map { [.paragraph(try expander.paragraph($0, &inner))] } ?? []
    return TableRow([TableCell(content, span: columns.count, alignment: .text(.start))], kind: .groupHeading)
  }

  private func subtotal(_ group: TableNode.Group, _ last: Int, _ amounts: [Int64]) throws -> TableRow {
    var inner = inside(last)
    var cells: [TableCell] = []
    let firstSum = columns.firstIndex { $0.carry != nil } ?? 0
    if firstSum > 0 {
      let content: [Block] = try group.subtotal.map { [.paragraph(try expander.paragraph($0, &inner))] } ?? []
      cells.append(TableCell(content, span: firstSum, alignment: .text(.end)))
    }
    let style = expander.style(node.subtotalStyle)
    for index in firstSum..<columns.count {
      guard let number = sums.columns.firstIndex(of: index), amounts.indices.contains(number) else {
        cells.append(TableCell([]))
        continue
      }
      let run = TextRun(sums.text(amounts[number], of: number, expander.locale), style: style, origin: node.origin)
      cells.append(TableCell([.paragraph(Paragraph([.text(run)], style: style, alignment: .end, origin: node.origin))]))
    }
    return TableRow(cells, kind: .subtotal)
  }
}
