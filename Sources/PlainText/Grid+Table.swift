import Typesetting

extension Grid {
  /// The cells of a table; reads all of its rows.
  init(_ table: Table) throws {
    for row in table.head { rows.append(Row(row, in: table, kind: .head)) }
    for number in 0..<table.rows.count {
      let row = try table.rows.row(number)
      let kind = Row.Kind(row.kind)
      rows.append(Row(row, in: table, kind: kind))
    }
    if table.rows.count == 0, !table.empty.isEmpty {
      rows.append(Row([Cell(SpanText(cell: table.empty), span: table.columns.count)], kind: .group))
    }
    if !table.totals.isEmpty { rows.append(Row([], kind: .rule)) }
    for row in table.totals { rows.append(Row(row, in: table, kind: .total)) }
  }
}

extension Grid.Row {
  fileprivate init(_ row: TableRow, in table: Table, kind: Kind) {
    var next = 0
    self.init([], kind: kind)
    for cell in row.cells where next < table.columns.count {
      let span = min(cell.span, table.columns.count - next)
      var alignment = Grid.Alignment(cell.alignment ?? table.columns[next].alignment)
      // A title stands where its figures end.
      if kind == .head, alignment == .decimal { alignment = .end }
      let isAlone = kind == .group && span == table.columns.count
      cells.append(Grid.Cell(SpanText(cell: cell.content), alignment: isAlone ? .start : alignment, span: span))
      next += span
    }
    // A heading of a group with more than its words is a row like others.
    if kind == .group, cells.count > 1 { self.kind = .body }
  }
}

extension Grid.Row.Kind {
  fileprivate init(_ kind: TableRow.Kind) {
    switch kind {
    case .head: self = .head
    case .body: self = .body
    case .groupHeading: self = .group
    case .subtotal, .total: self = .total
    }
  }
}
