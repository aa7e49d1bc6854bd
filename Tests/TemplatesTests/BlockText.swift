import Typesetting

/// Blocks as readable text, one line each, for comparisons.
enum BlockText {
  static func lines(_ blocks: [Block], indent: String = "") throws -> [String] {
    try blocks.flatMap { try lines($0).map { indent + $0 } }
  }

  static func text(_ paragraph: Paragraph) -> String {
    paragraph.inlines.map { inline in
      switch inline {
      case .text(let run): run.text + (run.link.map { "<\($0)>" } ?? "")
      case .lineBreak: "/"
      case .pageNumber: "#"
      case .pageCount: "##"
      }
    }.joined()
  }

  private static func lines(_ block: Block) throws -> [String] {
    switch block {
    case .paragraph(let paragraph):
      if case .heading(let level) = paragraph.role { return ["h\(level) \(text(paragraph))"] }
      return ["p \(text(paragraph))"]
    case .stack(let stack): return try ["stack"] + lines(stack.children, indent: "  ")
    case .row(let row):
      return try ["row"] + row.parts.flatMap { try ["  part \(width($0.width))"] + lines($0.content, indent: "    ") }
    case .box(let box): return try ["box"] + lines(box.content, indent: "  ")
    case .pairs(let pairs): return ["pairs"] + pairs.pairs.map { "  \(text($0.label)): \(text($0.value))" }
    case .table(let table): return try tableLines(table)
    case .image(let picture): return ["image \(picture.image.path) (\(picture.image.alternative))"]
    case .code(let code): return ["code \(code.content.kind.name) \(code.content.text) (\(code.alternative))"]
    case .chart(let chart): return chartLines(chart)
    case .rule: return ["rule"]
    case .space: return ["space"]
    case .keep(let keep): return try ["keep\(keep.withNext ? " with next" : "")"] + lines(keep.content, indent: "  ")
    case .pageBreak: return ["page break"]
    }
  }

  private static func chartLines(_ chart: Chart) -> [String] {
    let titles = chart.series.compactMap(\.title).map(text)
    let names = titles.isEmpty ? "" : " of \(titles.joined(separator: ", "))"
    return ["chart \(chart.kind)\(names) (\(chart.alternative))"]
      + chart.rows.map { row in
        let figures = row.figures.map { $0.map { "\($0.number) \($0.text)" } ?? "–" }.joined(separator: " | ")
        return "  \(row.label.map(text) ?? ""): \(figures)" + (row.summary.map { " = \($0)" } ?? "")
      }
  }

  private static func width(_ width: TrackWidth) -> String {
    switch width {
    case .fixed(let length): "\(length.points.rounded())pt"
    case .share(let share): "\(share) thousandths"
    case .auto: "auto"
    case .fraction(let fraction): "\(fraction) fr"
    }
  }

  private static func tableLines(_ table: Table) throws -> [String] {
    let body = try (0..<table.rows.count).map { try table.rows.row($0) }
    var result = ["table"] + (try (table.head + body + table.totals).map { "  " + (try row($0)) })
    if let continued = table.continued { result.append("  continued \(text(continued))") }
    if let carried = table.carry?.carriedLabel { result.append("  carried \(text(carried))") }
    if let brought = table.carry?.broughtLabel { result.append("  brought \(text(brought))") }
    result += try lines(table.empty, indent: "  empty ")
    return result
  }

  private static func row(_ row: TableRow) throws -> String {
    let cells = try row.cells.map { cell in
      let content = try lines(cell.content).map { $0.hasPrefix("p ") ? String($0.dropFirst(2)) : $0 }
      return (cell.span > 1 ? "(\(cell.span)) " : "") + content.joined(separator: " / ")
    }
    let carries = row.carries.isEmpty ? "" : " +\(row.carries.map(String.init).joined(separator: ","))"
    return "\(row.kind): " + cells.joined(separator: " | ") + carries
  }
}
