import Templates
import Typesetting
import Values

extension DocumentPress {
  /// What the template says for each entry of a list of the document, each as one line of words; `nil` when it says nothing for each.
  func sentences(ofEach list: String, of document: Document, for recipient: Recipient) throws -> [String]? {
    let words = try words(for: recipient, isDraft: false)
    let context = ExpansionContext(locale: DocumentLocale(words.language)) { [pictures] in try pictures.path(of: $0) }
    let record = Document.recordType.record(of: document)
    return try words.template.expand(each: list, of: record, in: context)?.map { blocks in
      blocks.flatMap(\.words).joined(separator: " ")
    }
  }
}

extension Block {
  /// The words in it, one text for each paragraph; pictures, charts and tables have none.
  fileprivate var words: [String] {
    switch self {
    case .paragraph(let paragraph): paragraph.words
    case .stack(let stack): stack.children.flatMap(\.words)
    case .row(let row): row.parts.flatMap { $0.content.flatMap(\.words) }
    case .box(let box): box.content.flatMap(\.words)
    case .keep(let keep): keep.content.flatMap(\.words)
    case .pairs(let pairs): pairs.pairs.flatMap { $0.label.words + $0.value.words }
    default: []
    }
  }
}

extension Paragraph {
  /// Its text without the marks that keep values apart in right-to-left text: a terminal shows them as boxes.
  fileprivate var words: [String] {
    let text = inlines.map { inline in
      if case .text(let run) = inline { run.text } else { " " }
    }.joined()
    let plain = String(String.UnicodeScalarView(text.unicodeScalars.filter { !(0x2066...0x2069).contains($0.value) }))
    let words = plain.split { $0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" }.joined(separator: " ")
    return words.isEmpty ? [] : [words]
  }
}
