import Diagnostics

extension MarkupText {
  /// The text cut into words and `{{ }}` expressions. Blanks in words collapse to one space.
  func pieces(_ collector: DiagnosticCollector) -> [TextPieceSyntax] {
    var result: [TextPieceSyntax] = []
    var start = 0
    var index = 0
    while index < bytes.count, !collector.isFull {
      if isPair(UInt8(ascii: "{"), at: index) {
        addLiteral(start..<index, to: &result)
        index = addExpression(at: index, to: &result, collector)
        start = index
      } else if isPair(UInt8(ascii: "}"), at: index) {
        collector.error(
          "stray-braces", "`}}` without `{{` before it", at: span(index..<index + 2),
          hint: "values are written `{{ name }}`")
        index += 2
      } else {
        index += 1
      }
    }
    addLiteral(start..<bytes.count, to: &result)
    return result
  }

  /// The text as one expression, as in `test="…"`.
  func expression(_ collector: DiagnosticCollector) -> ExpressionSyntax? {
    if let tokens = bareTokens(collector) {
      var reader = ExpressionReader(self, tokens: tokens, collector: collector)
      return reader.read()
    }
    return nil
  }

  /// The text as `x in list`, as in `each="…"`.
  func loop(_ collector: DiagnosticCollector) -> (variable: ExpressionSyntax.Name, list: ExpressionSyntax)? {
    if let tokens = bareTokens(collector) {
      var reader = ExpressionReader(self, tokens: tokens, collector: collector)
      return reader.readLoop()
    }
    return nil
  }

  private func bareTokens(_ collector: DiagnosticCollector) -> [ExpressionToken]? {
    if let start = bytes.indices.first(where: { isPair(UInt8(ascii: "{"), at: $0) }) {
      collector.error(
        "needless-braces", "this attribute takes an expression without `{{ }}`", at: span(start..<start + 2),
        hint: "remove `{{` and `}}`")
      return nil
    }
    var lexer = ExpressionLexer(text: self, position: 0)
    return lexer.tokens()
  }

  private func isPair(_ sign: UInt8, at index: Int) -> Bool {
    index + 1 < bytes.count && bytes[index] == sign && bytes[index + 1] == sign
  }

  private func addLiteral(_ range: Range<Int>, to result: inout [TextPieceSyntax]) {
    guard !range.isEmpty else { return }
    result.append(.literal(Self.collapsed(bytes[range]), span(range)))
  }

  /// Adds the expression that begins at `start` and returns where the text goes on.
  private func addExpression(
    at start: Int, to result: inout [TextPieceSyntax], _ collector: DiagnosticCollector
  ) -> Int {
    var lexer = ExpressionLexer(text: self, position: start + 2)
    let tokens = lexer.tokens()
    let end = lexer.position
    guard let last = tokens.last, last.kind == .close else {
      if let quote = tokens.last(where: { if case .bad(_, .some) = $0.kind { $0.range.count > 1 } else { false } }),
        case .bad(let message, let hint) = quote.kind
      {
        collector.error(
          "bad-expression", message, at: span(quote.range.lowerBound..<quote.range.lowerBound + 1), hint: hint)
        result.append(.expression(nil, written: "", span(start..<end)))
        return bytes.count
      }
      collector.error(
        "unclosed-braces", "`{{` is never closed", at: span(start..<start + 2), hint: "end the value with `}}`")
      result.append(.expression(nil, written: "", span(start..<end)))
      return bytes.count
    }
    var reader = ExpressionReader(self, tokens: tokens, collector: collector)
    let expression = reader.read()
    let inner = span(start + 2..<max(start + 2, end - 2))
    let written = Self.collapsed(bytes[start + 2..<max(start + 2, end - 2)])
    result.append(.expression(expression, written: Self.trimmed(written), expression?.span ?? inner))
    return end
  }

  private static func collapsed(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes {
      if !byte.isBlank { result.append(byte) } else if result.last != 0x20 { result.append(0x20) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  static func trimmed(_ text: String) -> String {
    var bytes = Substring(text)
    while bytes.first == " " { bytes.removeFirst() }
    while bytes.last == " " { bytes.removeLast() }
    return String(bytes)
  }
}
