/// The template language on one page, as `talim template help` prints it.
///
/// Input: a theme. Output: text of sections; every element, filter, style and colour that the checker knows is named.
public struct LanguageSheet: Sendable {
  private let theme: Theme

  /// The sheet for templates of this theme.
  public init(theme: Theme) { self.theme = theme }

  /// Elements with what they are; `attributes` as they are written.
  struct Element {
    let name: String
    let attributes: String
    let summary: String
  }

  /// The smallest template that shows how things go together.
  static let sample = """
    <template for="invoice" page="A4" margin="18mm 16mm 22mm">
      <footer><text style="small">Page {{ page }} of {{ pages }}</text></footer>
      <heading level="1">Invoice {{ number ?? "draft" }}</heading>
      <if test="dueDate"><pair label="Pay by">{{ dueDate | date("long") }}</pair></if>
      <table rows="line in lines">
        <column title="Item" width="1fr">{{ line.description }}</column>
        <column title="Amount" width="auto" align="decimal">{{ line.amount }}</column>
      </table>
    </template>
    """

  static let elements = [
    Element(
      name: "template", attributes: "for page orientation margin theme language label-also title gap one-page fit",
      summary: "the file: a kind of document on pages of a size"),
    Element(
      name: "header", attributes: "pages gap style", summary: "top of pages: all, first, rest, last, odd or even"),
    Element(name: "footer", attributes: "pages gap style", summary: "foot of pages"),
    Element(name: "background", attributes: "pages", summary: "behind the page"),
    Element(name: "heading", attributes: "level align style size color", summary: "a heading, never left alone"),
    Element(
      name: "text", attributes: "align style size color", summary: "a paragraph; inside it b, i, span, small, link, br"),
    Element(name: "small", attributes: "align style", summary: "small print, as a paragraph or inside one"),
    Element(name: "b", attributes: "", summary: "bold"),
    Element(name: "i", attributes: "", summary: "italic"),
    Element(name: "span", attributes: "style size color", summary: "words in another style"),
    Element(name: "link", attributes: "to", summary: "words that lead to an address"),
    Element(name: "br", attributes: "", summary: "a new line"),
    Element(name: "pair", attributes: "label style", summary: "a label and a value; several stand in columns"),
    Element(name: "list", attributes: "kind gap", summary: "items with bullets or numbers"),
    Element(name: "item", attributes: "", summary: "one item of a list"),
    Element(name: "stack", attributes: "gap style", summary: "one below the other"),
    Element(
      name: "row", attributes: "gap valign",
      summary: "side by side; each part may have width=\"60mm\", \"40%\", \"auto\" or \"1fr\""),
    Element(
      name: "box", attributes: "fill border border-weight padding radius width height align valign",
      summary: "a frame or a tint"),
    Element(name: "table", attributes: "rows stripe split style", summary: "rows of a list: rows=\"line in lines\""),
    Element(
      name: "column", attributes: "title width align span carry", summary: "one column; align=\"decimal\" for amounts"),
    Element(name: "group", attributes: "by heading subtotal", summary: "rows that belong together, with a subtotal"),
    Element(name: "carried", attributes: "label", summary: "the sum so far at the foot of a page"),
    Element(name: "brought", attributes: "label", summary: "the same sum at the top of the next page"),
    Element(name: "continued", attributes: "style", summary: "what stands above the head on later pages"),
    Element(name: "total", attributes: "label value style span", summary: "a line of the sums below the table"),
    Element(name: "empty", attributes: "", summary: "what stands there when the list is empty"),
    Element(name: "image", attributes: "file alt width height align", summary: "a picture: PNG, JPEG or SVG"),
    Element(
      name: "code", attributes: "kind value size width height alt level text", summary: "a QR code or a bar code"),
    Element(
      name: "chart", attributes: "kind rows label alt width height digits base group-label group-below",
      summary: "a chart of a list: bars, stacked, line, spark or share"),
    Element(name: "series", attributes: "value title color missing", summary: "one of several values in a chart"),
    Element(name: "rule", attributes: "color weight above below", summary: "a line across"),
    Element(name: "space", attributes: "height", summary: "room"),
    Element(name: "keep", attributes: "with", summary: "stays on one page; with=\"next\" also with what follows"),
    Element(name: "page-break", attributes: "", summary: "goes on on a new page"),
    Element(
      name: "if", attributes: "test", summary: "only when it holds; a test is a field, a comparison, and, or, not, in"),
    Element(name: "else-if", attributes: "test", summary: "otherwise, when this holds"),
    Element(name: "else", attributes: "", summary: "otherwise"),
    Element(
      name: "for", attributes: "each", summary: "once for each: each=\"tax in taxes\"; inside: index, first, last"),
    Element(
      name: "include", attributes: "file", summary: "another file, such as parts/letterhead.xml, with the root <part>"),
    Element(name: "define", attributes: "name", summary: "a part to be used several times"),
    Element(name: "use", attributes: "name with", summary: "a defined part; with=\"buyer\" gives it that record"),
  ]

  static let filters = [
    ("money", "money(\"plain\")", "an amount: symbol, code or plain"),
    ("number", "number(2)", "a number with so many decimals"),
    ("percent", "percent", "with a per cent sign"),
    ("date", "date(\"long\")", "a day: short, long or iso"),
    ("words", "words", "an amount in words"),
    ("upper", "upper", "in capitals"),
    ("lower", "lower", "in small letters"),
    ("plural", "plural(\"day\", \"days\")", "a number with the word that fits"),
    ("join", "join(\", \")", "the texts of a list in one line"),
    ("lines", "lines", "the texts of a list one below the other"),
  ]

  private static let values = [
    ("{{ buyer.name }}", "the value of a field; dots lead into a record"),
    ("{{ number ?? \"draft\" }}", "with something else for when it is missing"),
    ("{{ total | words }}", "through a filter"),
    ("{{ `first name` }}", "a field whose name has blanks, or means something else; unit-price needs none"),
    ("{{ page }}, {{ pages }}", "the number of the page, and of all"),
    ("count(lines)", "how many there are, in a test or printed"),
  ]

  /// The elements that templates may hold now.
  static var knownElements: [String] { ["template"] + Checker.elementNames }

  /// The page, without a line end after its last line.
  public var text: String {
    let known = Set(Self.knownElements)
    let elements = Self.elements.filter { known.contains($0.name) }.map {
      ($0.attributes.isEmpty ? "<\($0.name)>" : "<\($0.name)> \($0.attributes)", $0.summary)
    }
    let filters = Self.filters.filter { Filter.names.contains($0.0) }.map { ("| \($0.1)", $0.2) }
    return [
      "A TEMPLATE\n" + Self.indented(Self.sample),
      "ELEMENTS with their attributes\n" + Self.columns(elements, widest: 44),
      "VALUES\n" + Self.columns(Self.values, widest: 30),
      "FILTERS\n" + Self.columns(filters, widest: 30),
      "STYLES of this theme, style=\"…\"\n" + Self.wrapped(theme.styleNames),
      "COLOURS of this theme, color=\"…\"; or as #7A1F3D\n" + Self.wrapped(theme.colorNames),
      "LENGTHS 12mm 1.5cm 0.5in 9pt   PAPER \(LengthSyntax.papers.map(\.name).joined(separator: " ")) 100mmx200mm",
      "`talim template fields invoice` lists what {{ }} can print, `talim template check` finds mistakes.",
    ].joined(separator: "\n\n")
  }

  // MARK: Form

  private static let width = 100

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
  }

  /// Two columns; what is too long for the left one pushes its right one to the next line.
  private static func columns(_ rows: [(String, String)], widest: Int) -> String {
    let left = min(widest, rows.map(\.0.count).max() ?? 0)
    return rows.map { row in
      guard row.0.count <= left else { return "  \(row.0)\n  \(padding(left))  \(row.1)" }
      return "  \(row.0)\(padding(left - row.0.count))  \(row.1)"
    }.joined(separator: "\n")
  }

  private static func padding(_ count: Int) -> String { String(repeating: " ", count: count) }

  private static func wrapped(_ words: [String]) -> String {
    var lines: [String] = []
    var line = " "
    for word in words {
      if line.count + word.count + 1 > width {
        lines.append(line)
        line = " "
      }
      line += " " + word
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
