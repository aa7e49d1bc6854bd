import Diagnostics
import Layout
import Typesetting
import TypesettingTestSupport

// Words for short tests. At 10 pt every letter is 5 pt wide and every line 14 pt high.

let plain = TextStyle(size: .points(10))

func pt(_ points: Double) -> Length { .points(points) }

func run(_ text: String, _ style: TextStyle = plain) -> Inline { .text(TextRun(text, style: style)) }

func para(_ text: String, _ alignment: TextAlignment = .start, origin: Origin? = nil) -> Paragraph {
  Paragraph([run(text)], style: plain, alignment: alignment, origin: origin)
}

func text(_ text: String, _ alignment: TextAlignment = .start) -> Block { .paragraph(para(text, alignment)) }

func heading(_ text: String) -> Block { .paragraph(Paragraph([run(text)], style: plain, role: .heading(2))) }

/// Paragraphs of one line each, named with a prefix and their number.
func lines(_ count: Int, _ prefix: String = "l") -> [Block] { (0..<count).map { text("\(prefix)\($0)") } }

func origin(line: Int) -> Origin {
  Origin(place: TextPlace(file: "t.xml", line: line, column: 1, lineText: ""))
}

/// A page of 200 pt × 140 pt within its margins of 10 pt: 40 letters wide and ten lines high.
func setup(
  width: Double = 220, height: Double = 160, margin: Double = 10, _ direction: ReadingDirection = .leftToRight
) -> PageSetup {
  PageSetup(
    size: Size(width: pt(width), height: pt(height)), margins: Insets(all: pt(margin)), direction: direction)
}

func document(
  _ body: [Block], setup: PageSetup = setup(), furniture: [Furniture] = [], isOnePage: Bool = false
) -> PageDocument {
  PageDocument(setup: setup, furniture: furniture, body: body, title: "test", isOnePage: isOnePage)
}

func pages(_ document: PageDocument, font: BoxFont = BoxFont()) throws -> [Page] {
  try PageLayout(shaper: font, images: BoxImages(), codes: BoxCodes()).pages(of: document)
}

func pages(_ body: [Block]) throws -> [Page] { try pages(document(body)) }

/// A piece of text and where it stands.
struct Word: Equatable, CustomStringConvertible {
  var text: String
  var x: Double
  var y: Double
  var width: Double
  var right: Double { x + width }
  var description: String { "\(text)@\(x),\(y)" }
}

extension Page {
  var words: [Word] {
    items.compactMap { item in
      guard case .glyphs(let run, let point) = item else { return nil }
      return Word(text: run.text, x: point.x.points, y: point.y.points, width: run.width.points)
    }
  }

  var texts: [String] { words.map(\.text).filter { !$0.isEmpty } }

  func word(_ text: String) -> Word? { words.first { $0.text == text } }
}

func diagnostic(_ body: () throws -> Void) -> Diagnostic? {
  do {
    try body()
    return nil
  } catch {
    return error as? Diagnostic
  }
}

func cell(_ text: String, span: Int = 1) -> TableCell { TableCell([.paragraph(para(text))], span: span) }

let bare = TableStyle(padding: Insets())

func table(
  _ rows: [TableRow], columns: [TableColumn], head: [TableRow] = [], totals: [TableRow] = [], empty: [Block] = [],
  carry: TableCarry? = nil, style: TableStyle = bare
) -> Table {
  Table(
    columns: columns, head: head, rows: TableRows(rows), totals: totals, empty: empty, carry: carry, style: style)
}
