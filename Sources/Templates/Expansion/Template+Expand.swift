import Diagnostics
public import Typesetting
public import Values

extension Template {
  /// The document that the template makes of a record: blocks, headers and footers, and the setup of pages.
  ///
  /// Values enter as text and never as markup. Rows of tables are made when the layout asks for them. Throws a
  /// `Diagnostic` when the record is of another kind, a picture is missing, a summed column holds two currencies, or
  /// the document grows without measure.
  public func expand(_ record: Record, in context: ExpansionContext) throws -> PageDocument {
    guard record.schema == schema else {
      throw Diagnostic(
        "wrong-record", "the template prints \(schema.name), but was given \(record.schema.name)",
        at: .text(origin.place))
    }
    let expander = Expander(self, context)
    var frame = Frame(.record(record))
    let language = context.locale.language
    var setup = PageSetup(
      size: page.size, margins: page.margins, direction: language.isRightToLeft ? .rightToLeft : .leftToRight,
      language: language.code)
    setup.isAsTallAsContent = page.isAsTallAsContent
    var pieces = try furniture.map {
      Furniture($0.position, pages: $0.pages, content: try expander.blocks($0.content, &frame), gap: $0.gap)
    }
    pieces += context.furniture
    if let mark = context.mark { pieces.append(markFurniture(wording.value(mark), expander)) }
    var blocks = try expander.blocks(body, &frame)
    if page.gap > .zero { blocks = [.stack(Stack(blocks, gap: page.gap))] }
    var document = PageDocument(
      setup: setup, furniture: pieces, body: blocks,
      title: page.title.map { expander.plainText($0, isWords: true, frame) } ?? kind,
      isOnePage: page.isOnePage, origin: origin)
    document.fit = page.fit
    return document
  }

  /// A large pale word in the middle of the page.
  private func markFurniture(_ mark: String, _ expander: Expander) -> Furniture {
    let style = expander.style(theme.applying("mark", to: theme.body))
    let text = Paragraph([.text(TextRun(mark, style: style))], style: style, alignment: .center)
    let room = (page.size.height - page.margins.top - page.margins.bottom).scaled(2, over: 5)
    return Furniture(.background, content: [.space(room), .paragraph(text)])
  }
}
