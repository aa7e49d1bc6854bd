import Diagnostics

/// Reads the markup of one file.
///
/// Input: the text of a file. Output: its root element, with the place of everything in it. It knows elements,
/// attributes, text, comments, the five entities of XML and numeric references, and nothing else. It goes on after a
/// mistake, so that independent mistakes are found in one run, and it keeps its own stack, so that no file can exhaust
/// the program's.
struct MarkupReader {
  /// Files of more bytes than this are refused, by whoever reads them, before they come here.
  static let largestFile = 1_000_000
  /// Elements nested deeper than this are refused.
  static let deepest = 64
  /// Elements with more attributes than this are refused.
  static let mostAttributes = 100
  /// Files with more elements and texts than this are refused.
  static let mostNodes = 200_000

  let source: SourceText
  let collector: DiagnosticCollector
  var position = 0
  private var open: [MarkupElement] = []
  private var root: MarkupElement?
  private var pending: MarkupText
  private var nodeCount = 0
  /// Set when reading on makes no sense.
  var isStopped = false

  init(_ source: SourceText, collector: DiagnosticCollector) {
    self.source = source
    self.collector = collector
    pending = MarkupText(source: source, at: 0)
  }

  /// The root element, or `nil` when there is none; mistakes go to the collector.
  mutating func read() -> MarkupElement? {
    skipDeclaration()
    while position < source.bytes.count, !isStopped, !collector.isFull { readNext() }
    guard !isStopped else { return nil }
    flushText()
    for element in open.suffix(3).reversed() { reportUnclosed(element) }
    if root == nil, !collector.hasErrors {
      fail("no-root", "the file is empty", 0..<1, hint: "a template starts with `<template for=\"…\">`")
    }
    return root
  }

  private mutating func readNext() {
    switch source.bytes[position] {
    case UInt8(ascii: "<"): readAngle()
    case UInt8(ascii: "&"): readReferenceInText()
    default:
      let start = position
      while let byte = byte(), byte != UInt8(ascii: "<"), byte != UInt8(ascii: "&") {
        checkControl(byte)
        position += 1
      }
      pending.append(start..<position)
    }
  }

  private mutating func readReferenceInText() {
    var text = pending
    pending = MarkupText(source: source, at: position)
    readReference(into: &text)
    pending = text
  }

  private mutating func readAngle() {
    switch byte(1) {
    case UInt8(ascii: "!"): readDeclarationOrComment()
    case UInt8(ascii: "?"):
      fail("no-instructions", "instructions such as `<?…?>` are not used in templates", position..<position + 2)
      skip(past: "?>", "unclosed-instruction", "this instruction")
    case UInt8(ascii: "/"): readEndTag()
    case .some(let next) where next.isNameStart: readStartTag()
    default:
      fail(
        "stray-angle", "a `<` that begins no element", position..<position + 1, hint: "write `&lt;` for the sign itself"
      )
      pending.append("<", from: position..<position + 1)
      position += 1
    }
  }

  private mutating func readDeclarationOrComment() {
    if has("<!--") {
      skip(past: "-->", "unclosed-comment", "this comment")
    } else if has("<![CDATA[") {
      fail(
        "no-cdata", "`<![CDATA[` is not used in templates", position..<position + 9,
        hint: "write `&lt;` and `&amp;` for the signs themselves")
      skip(past: "]]>", "unclosed-cdata", "this CDATA section")
    } else {
      fail("no-dtd", "declarations such as `<!DOCTYPE` are not used in templates", position..<position + 2)
      var depth = 0
      while let byte = byte() {
        position += 1
        if byte == UInt8(ascii: "[") { depth += 1 }
        if byte == UInt8(ascii: "]") { depth -= 1 }
        if byte == UInt8(ascii: ">"), depth <= 0 { break }
      }
    }
  }

  /// `<?xml version="1.0"?>` may stand at the very start.
  private mutating func skipDeclaration() {
    if has("<?xml") { skip(past: "?>", "unclosed-declaration", "this declaration") }
  }

  private mutating func skip(past ending: StaticString, _ name: String, _ what: String) {
    let start = position
    let end = Array("\(ending)".utf8)
    position += 2
    while position < source.bytes.count, !source.bytes[position...].starts(with: end) { position += 1 }
    if position >= source.bytes.count {
      fail(name, "\(what) is never closed", start..<start + 4, hint: "close it with `\(ending)`")
    } else {
      position += end.count
    }
  }

  // MARK: Building the tree

  private mutating func flushText() {
    defer { pending = MarkupText(source: source, at: position) }
    guard !pending.bytes.isEmpty else { return }
    if let parent = open.last {
      countNode(at: pending.span)
      parent.append(.text(pending))
    } else if !pending.isBlank {
      collector.error(
        "text-outside", "text outside of the root element", at: pending.span,
        hint: "put it into an element inside `<template>`")
    }
  }

  private mutating func countNode(at span: SourceSpan) {
    nodeCount += 1
    if nodeCount == Self.mostNodes {
      collector.error("too-many-nodes", "the file has more than 200,000 elements and texts", at: span)
      isStopped = true
    }
  }

  private mutating func readStartTag() {
    flushText()
    let start = position
    position += 1
    let nameRange = readName()
    let found = collector.diagnostics.count
    let attributes = readAttributes(of: nameRange)
    var isEmpty = false
    if byte() == UInt8(ascii: "/"), byte(1) == UInt8(ascii: ">") {
      isEmpty = true
      position += 2
    } else if byte() == UInt8(ascii: ">") {
      position += 1
    } else if collector.diagnostics.count == found {
      // After a mistake in the attributes the end of the tag is where it was noticed.
      fail(
        "unclosed-tag", "the tag `<\(string(nameRange))` is not closed", start..<nameRange.upperBound,
        hint: "end it with `>` or `/>`")
    }
    let element = MarkupElement(
      name: string(nameRange), nameSpan: span(nameRange), tagSpan: span(start..<position), attributes: attributes)
    place(element, isEmpty: isEmpty)
  }

  private mutating func place(_ element: MarkupElement, isEmpty: Bool) {
    countNode(at: element.nameSpan)
    if let parent = open.last {
      parent.append(.element(element))
    } else if root == nil {
      root = element
    } else {
      collector.error(
        "second-root", "a file has one root element, and `<\(element.name)>` is a second one", at: element.nameSpan)
    }
    guard !isEmpty else { return }
    guard open.count < Self.deepest else {
      collector.error(
        "too-deep", "elements are nested more than \(Self.deepest) deep", at: element.nameSpan,
        hint: "take parts out with `<define>` and `<use>`")
      isStopped = true
      return
    }
    open.append(element)
  }

  private mutating func readEndTag() {
    let start = position
    position += 2
    let nameRange = readName()
    let name = string(nameRange)
    skipBlanks()
    if byte() == UInt8(ascii: ">") {
      position += 1
    } else {
      fail("unclosed-tag", "the tag `</\(name)` is not closed", start..<nameRange.upperBound, hint: "end it with `>`")
    }
    let after = position
    position = start
    flushText()
    position = after
    pending = MarkupText(source: source, at: position)
    close(name, at: span(start..<max(nameRange.upperBound, start + 2)))
  }

  private mutating func close(_ name: String, at span: SourceSpan) {
    if let depth = open.lastIndex(where: { $0.name == name }) {
      for element in open[(depth + 1)...].reversed() { reportUnclosed(element) }
      open.removeSubrange(depth...)
    } else if let current = open.last, Suggestion.nearest(to: name, among: [current.name]) != nil {
      collector.error(
        "mismatched-tag", "`</\(name)>` does not fit `<\(current.name)>`", at: span,
        hint: "did you mean `</\(current.name)>`?")
      open.removeLast()
    } else {
      let hint = open.last.map { "the element open here is `<\($0.name)>`" } ?? "remove it"
      collector.error("stray-end-tag", "`</\(name)>` closes nothing", at: span, hint: hint)
    }
  }

  private func reportUnclosed(_ element: MarkupElement) {
    collector.error(
      "unclosed-element", "`<\(element.name)>` is never closed", at: element.nameSpan,
      hint: "close it with `</\(element.name)>`, or write `<\(element.name)/>` if it is empty")
  }
}

// MARK: Reading letters

extension MarkupReader {
  /// The byte `ahead` of the current one, or `nil` past the end.
  func byte(_ ahead: Int = 0) -> UInt8? {
    position + ahead < source.bytes.count ? source.bytes[position + ahead] : nil
  }

  /// Whether this text stands here.
  func has(_ text: StaticString) -> Bool { source.bytes[position...].starts(with: Array("\(text)".utf8)) }

  func string(_ range: Range<Int>) -> String { String(decoding: source.bytes[range], as: UTF8.self) }

  func span(_ range: Range<Int>) -> SourceSpan {
    SourceSpan(
      source: source, range: range.lowerBound..<min(max(range.lowerBound, range.upperBound), source.bytes.count))
  }

  func fail(_ name: String, _ message: String, _ range: Range<Int>, hint: String? = nil) {
    let start = min(range.lowerBound, source.bytes.count)
    collector.error(name, message, at: span(start..<max(start, range.upperBound)), hint: hint)
  }

  mutating func skipBlanks() {
    while let byte = byte(), byte.isBlank { position += 1 }
  }

  /// A name of letters, digits, `-`, `_`, `.` and `:`; letters of other alphabets are taken so that the error can name them.
  mutating func readName() -> Range<Int> {
    let start = position
    while let byte = byte(), byte.isNameStart || byte.isDigit || "-.:".utf8.contains(byte) || byte >= 0x80 {
      position += 1
    }
    return start..<position
  }

  func checkControl(_ byte: UInt8) {
    guard byte < 0x20, !byte.isBlank else { return }
    fail("control-character", "a control character, which no font can show", position..<position + 1, hint: "remove it")
  }
}
