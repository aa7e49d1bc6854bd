import Diagnostics

/// Gives the texts of template files.
public protocol TemplateSource: Sendable {
  /// The text of a file by its name in the templates' folder, such as `parts/letterhead.xml`. Throws a `Diagnostic` when
  /// it can not be read. Names never hold `..` and never begin with `/`; symbolic links are the source's own care.
  func text(ofFile name: String) throws -> String
}

/// Templates held in memory, for tests and for templates that are part of the program.
public struct TemplateTexts: TemplateSource {
  private let texts: [String: String]

  /// Files by name.
  public init(_ texts: [String: String]) { self.texts = texts }

  /// The text of a file; throws when there is none of this name.
  public func text(ofFile name: String) throws -> String {
    guard let text = texts[name] else {
      let hint = Suggestion.nearest(to: name, among: texts.keys.sorted()).map { "did you mean `\($0)`?" }
      throw Diagnostic("no-such-file", "there is no template file `\(name)`", hint: hint)
    }
    return text
  }
}

/// Reads a template with all the files it includes.
struct TemplateFiles {
  let source: any TemplateSource
  let collector: DiagnosticCollector
  /// The root element for each `include` element.
  private(set) var includes: [ObjectIdentifier: MarkupElement] = [:]
  /// The parts by name.
  private(set) var defines: [String: MarkupElement] = [:]
  /// The headers, footers and backgrounds of all files.
  private(set) var furniture: [MarkupElement] = []
  private var roots: [String: MarkupElement] = [:]
  private var open: [String] = []
  private var bytesRead = 0

  static let deepestInclude = 16
  static let mostFiles = 200
  /// Parts beyond this number are refused.
  static let mostParts = 1_000
  /// All files together may have so many bytes.
  static let mostBytes = 4_000_000

  init(source: any TemplateSource, collector: DiagnosticCollector) {
    self.source = source
    self.collector = collector
  }

  /// The root element of a template, with its includes; `nil` after an error was reported.
  mutating func read(_ file: String) -> MarkupElement? {
    let text: String
    do {
      text = try source.text(ofFile: file)
    } catch {
      report(error, file: file, at: nil)
      return nil
    }
    guard let root = parse(text, file: file) else { return nil }
    open = [file]
    walk(root, isTop: true)
    return root
  }

  /// The root of a text. What is too large is refused before any memory is spent on it.
  private mutating func parse(_ text: String, file: String) -> MarkupElement? {
    guard text.utf8.count <= MarkupReader.largestFile else {
      collector.add(
        Diagnostic(
          "file-too-large", "the file is larger than 1 MB", at: .file(file), hint: "a template is a few pages of text"))
      return nil
    }
    bytesRead += text.utf8.count
    guard bytesRead <= Self.mostBytes else {
      collector.add(
        Diagnostic(
          "too-many-files", "the template is larger than 4 MB with all that it includes", at: .file(file),
          hint: "a template is a few pages of text"))
      return nil
    }
    var reader = MarkupReader(SourceText(file: file, text: text), collector: collector)
    return reader.read()
  }

  private func report(_ error: any Error, file: String, at span: SourceSpan?) {
    var diagnostic = error as? Diagnostic ?? Diagnostic("unreadable-file", "`\(file)` can not be read: \(error)")
    if diagnostic.place == nil { diagnostic.place = span.map { .text($0.place) } ?? .file(file) }
    collector.add(diagnostic)
  }

  /// Depth is limited by the reader within a file and by `deepestInclude` through files.
  private mutating func walk(_ element: MarkupElement, isTop: Bool) {
    for child in element.elements where !collector.isFull {
      if child.name == "include" {
        include(child, isTop: isTop)
        continue
      }
      let isDeclaration = Checker.isDeclaration(.element(child))
      if isDeclaration, isTop { declare(child) }
      walk(child, isTop: false)
    }
  }

  private mutating func declare(_ element: MarkupElement) {
    guard element.name == "define" else {
      furniture.append(element)
      return
    }
    guard let name = element.attribute("name")?.value else {
      collector.error(
        "missing-attribute", "`<define>` needs the attribute `name`", at: element.nameSpan,
        hint: "write `name=\"address\"`")
      return
    }
    if let other = defines[name.string], other !== element {
      let place = other.nameSpan.place
      collector.error(
        "duplicate-part", "two parts are called `\(name.string)`", at: name.span,
        hint: "the other one stands at \(place.file):\(place.line):\(place.column)")
    } else if defines.count == Self.mostParts {
      collector.error("too-many-parts", "there are more than 1,000 parts", at: element.nameSpan)
    } else {
      defines[name.string] = element
    }
  }

  private mutating func include(_ element: MarkupElement, isTop: Bool) {
    guard let name = element.attribute("file")?.value else {
      collector.error(
        "missing-attribute", "`<include>` needs the attribute `file`", at: element.nameSpan,
        hint: "write `file=\"parts/letterhead.xml\"`")
      return
    }
    for attribute in element.attributes where attribute.name != "file" {
      collector.error(
        "unknown-attribute", "unknown attribute `\(attribute.name)` of `<include>`", at: attribute.nameSpan,
        hint: "known is `file`")
    }
    let file = name.string
    if let problem = TemplateName.problem(file) {
      collector.error(
        "bad-file", "`\(file)` \(problem)", at: name.span,
        hint: "only files inside of the templates' folder are included")
      return
    }
    if open.contains(file) {
      collector.error(
        "include-cycle", "`\(file)` includes itself", at: name.span,
        hint: (open + [file]).map { "`\($0)`" }.joined(separator: " → "))
      return
    }
    guard open.count < Self.deepestInclude else {
      collector.error("too-deep", "files are included more than \(Self.deepestInclude) deep", at: name.span)
      return
    }
    if let root = root(file, at: name.span, isTop: isTop) { includes[ObjectIdentifier(element)] = root }
  }

  /// The root of an included file; a file included twice is read once.
  private mutating func root(_ file: String, at span: SourceSpan, isTop: Bool) -> MarkupElement? {
    if let root = roots[file] { return root }
    guard roots.count < Self.mostFiles else {
      collector.error("too-many-files", "more than \(Self.mostFiles) files are included", at: span)
      return nil
    }
    let text: String
    do {
      text = try source.text(ofFile: file)
    } catch {
      report(error, file: file, at: span)
      return nil
    }
    guard let root = parse(text, file: file) else { return nil }
    guard root.name == "part" else {
      collector.error(
        "bad-root", "an included file has the root element `<part>`, not `<\(root.name)>`", at: root.nameSpan,
        hint: "write `<part>` around the content of the file")
      return nil
    }
    for attribute in root.attributes {
      collector.error(
        "unknown-attribute", "unknown attribute `\(attribute.name)` of `<part>`", at: attribute.nameSpan,
        hint: "it has none")
    }
    roots[file] = root
    open.append(file)
    walk(root, isTop: true)
    open.removeLast()
    return root
  }
}
