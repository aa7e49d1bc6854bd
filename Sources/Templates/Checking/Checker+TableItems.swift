import Diagnostics
import Typesetting
import Values

/// What the items of a table must have in common.
extension Checker {
  /// Tables of more columns fit on no page.
  private static let mostColumns = 100

  func checkItems(_ items: [Flow<TableNode.Item>], _ element: MarkupElement, _ scope: Scope) {
    // After an error inside, a missing column may be the one that was wrong.
    guard !collector.hasErrors else { return }
    var all: [TableNode.Item] = []
    Self.gather(items, into: &all)
    let columns = all.compactMap { if case .column(let column) = $0 { column } else { nil } }
    if columns.isEmpty {
      error(
        "no-columns", "the table has no columns", at: element.nameSpan, hint: "write `<column title=\"…\">` for each",
        scope)
      return
    }
    if columns.count > Self.mostColumns {
      error(
        "too-many-columns", "the table has more than \(Self.mostColumns) columns", at: element.nameSpan,
        hint: "make several tables of it", scope)
      return
    }
    checkSpans(all, columns)
    checkSums(all, columns, element, scope)
    checkRepeated(element, scope)
  }

  private static func gather(_ items: [Flow<TableNode.Item>], into result: inout [TableNode.Item]) {
    for item in items {
      switch item {
      case .leaf(let leaf): result.append(leaf)
      case .each(_, let content): gather(content, into: &result)
      case .choose(let branches): for branch in branches { gather(branch.content, into: &result) }
      }
    }
  }

  /// Spans end at the last column. Columns that depend on the document all count here.
  private func checkSpans(_ items: [TableNode.Item], _ columns: [TableNode.Column]) {
    func fail(_ origin: Origin, _ most: Int) {
      collector.add(
        Diagnostic(
          "span-too-large", "the span reaches beyond the columns of the table", at: .text(origin.place),
          hint: most > 1 ? "here it can be \(most) at most" : "remove `span`"))
    }
    for (index, column) in columns.enumerated() where column.titleSpan > columns.count - index {
      fail(column.paragraph.origin, columns.count - index)
    }
    for case .total(let label, _, let span) in items where span > max(1, columns.count - 1) {
      fail(label.origin, columns.count - 1)
    }
  }

  /// Of these there is one in a table, unless an `if` chooses between them.
  private func checkRepeated(_ table: MarkupElement, _ scope: Scope) {
    var met: Set<String> = []
    for element in table.elements where ["group", "carried", "brought", "continued"].contains(element.name) {
      guard !met.insert(element.name).inserted else { continue }
      error(
        "repeated-item", "a table has one `<\(element.name)>`, and this is a second one", at: element.nameSpan,
        hint: "keep one of them", scope)
    }
  }

  private func checkSums(
    _ items: [TableNode.Item], _ columns: [TableNode.Column], _ element: MarkupElement, _ scope: Scope
  ) {
    guard !columns.contains(where: { $0.carry != nil }) else { return }
    for item in items {
      switch item {
      case .carried, .brought:
        error(
          "nothing-carried", "nothing is carried, since no column has `carry`", at: element.nameSpan,
          hint: "write `carry=\"line.amount\"` at the column whose sum is carried", scope)
        return
      case .group(let group) where group.subtotal != nil:
        error(
          "nothing-summed", "the group has a subtotal, but no column has `carry`", at: element.nameSpan,
          hint: "write `carry=\"line.amount\"` at the column to sum", scope)
        return
      default: break
      }
    }
  }
}
