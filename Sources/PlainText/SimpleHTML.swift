public import Typesetting

/// Sets blocks as simple HTML for the other form of a message: headings, paragraphs and tables, and nothing that a mail program leaves
/// out or loads from elsewhere. Charts, pictures and codes are left out; what counts stands in words beside them.
///
/// Everything that comes from data is escaped, and links lead only to web, mail and telephone addresses.
public struct SimpleHTML: Sendable {
  private var direction = ReadingDirection.leftToRight

  /// Sets documents.
  public init() {}

  /// A whole HTML document of a document's body. Throws what making the rows of a table throws.
  public func text(of document: PageDocument) throws -> String {
    var setter = self
    setter.direction = document.setup.direction
    let body = try setter.html(document.body)
    let side = setter.direction == .rightToLeft ? "rtl" : "ltr"
    let reading = "lang=\"\(Self.escaped(document.setup.language))\" dir=\"\(side)\""
    // Mail programs in a browser keep what is inside of the body only, so that which way to read is said there once more.
    return """
      <!DOCTYPE html>
      <html \(reading)>
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>\(Self.escaped(document.title))</title></head>
      <body><div \(reading) style="font-family: sans-serif; line-height: 1.45; max-width: 40em; margin: 1em">
      \(body)</div></body>
      </html>

      """
  }

  private func html(_ blocks: [Block]) throws -> String { try blocks.map(html).joined() }

  private func html(_ block: Block) throws -> String {
    switch block {
    case .paragraph(let paragraph): return html(paragraph)
    case .stack(let stack): return try html(stack.children)
    case .keep(let keep): return try html(keep.content)
    case .box(let box):
      return "<div style=\"padding: 0.6em 1em; background: #f4f1ec\">\n\(try html(box.content))</div>\n"
    case .row(let row):
      let cells = try row.parts.map {
        "<td style=\"vertical-align: top; padding: 0.1em 0.8em\">\(try html($0.content))</td>"
      }
      return "<table style=\"width: 100%\"><tr>\(cells.joined())</tr></table>\n"
    case .pairs(let pairs): return html(pairs)
    case .table(let table): return try html(table)
    case .rule: return "<hr>\n"
    case .image, .code, .chart, .space, .pageBreak: return ""
    }
  }

  private func html(_ paragraph: Paragraph) -> String {
    let text = inner(paragraph)
    guard !text.isEmpty else { return "" }
    let language = paragraph.language.map { " lang=\"\(Self.escaped($0))\"" } ?? ""
    switch paragraph.role {
    case .body: return "<p\(language) style=\"margin: 0.5em 0\">\(text)</p>\n"
    case .heading(let level):
      let name = "h\(min(max(level, 1), 6))"
      return "<\(name)\(language) style=\"margin: 0.8em 0 0.3em\">\(text)</\(name)>\n"
    }
  }

  private func inner(_ paragraph: Paragraph) -> String {
    paragraph.inlines.map { inline in
      switch inline {
      case .text(let run): html(run)
      case .lineBreak: "<br>"
      case .pageNumber, .pageCount: ""
      }
    }.joined()
  }

  private func html(_ run: TextRun) -> String {
    var text = Self.escaped(run.text)
    if run.style.isBold, !text.isEmpty { text = "<b>\(text)</b>" }
    guard let link = run.link, Self.isHarmless(link) else { return text }
    return "<a href=\"\(Self.escaped(link))\">\(text)</a>"
  }

  private func html(_ pairs: Pairs) -> String {
    let rows = pairs.pairs.map { pair in
      "<tr><td style=\"padding: 0.15em 0\">\(inner(pair.label))</td>\(cell(inner(pair.value), isEnd: true))</tr>\n"
    }
    return "<table style=\"width: 100%; border-collapse: collapse\">\n\(rows.joined())</table>\n"
  }

  private func html(_ table: Table) throws -> String {
    var rows = try table.head.map { try html($0, table) }
    for number in 0..<table.rows.count { rows.append(try html(table.rows.row(number), table)) }
    if table.rows.count == 0, !table.empty.isEmpty {
      rows.append("<tr><td colspan=\"\(table.columns.count)\">\(try html(table.empty))</td></tr>\n")
    }
    rows += try table.totals.map { try html($0, table) }
    return "<table style=\"width: 100%; border-collapse: collapse\">\n\(rows.joined())</table>\n"
  }

  private func html(_ row: TableRow, _ table: Table) throws -> String {
    var column = 0
    let cells = try row.cells.map { cell in
      let alignment = cell.alignment ?? (column < table.columns.count ? table.columns[column].alignment : .text(.start))
      column += cell.span
      let isEnd = alignment == .decimal || alignment == .text(.end)
      return self.cell(try html(cell.content), isEnd: isEnd, span: cell.span)
    }
    let line = row.kind == .body ? "#ddd" : "#888"
    return "<tr style=\"border-bottom: 1px solid \(line)\">\(cells.joined())</tr>\n"
  }

  private func cell(_ content: String, isEnd: Bool, span: Int = 1) -> String {
    let side = isEnd == (direction == .leftToRight) ? "right" : "left"
    let columns = span > 1 ? " colspan=\"\(span)\"" : ""
    return
      "<td\(columns) style=\"padding: 0.15em 0.4em 0.15em 0; text-align: \(side); vertical-align: top\">\(content)</td>"
  }

  private static func isHarmless(_ link: String) -> Bool {
    let lowered = link.lowercased()
    return ["https://", "http://", "mailto:", "tel:"].contains { lowered.hasPrefix($0) }
  }

  /// Text as it may stand between tags and between quotes; without characters that HTML does not know.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{2028}", "\u{2029}", "\n": result += "<br>"
      default:
        if scalar.value >= 0x20, !(0x7F...0x9F).contains(scalar.value) { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }
}
