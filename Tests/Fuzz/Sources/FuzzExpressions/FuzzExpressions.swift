import Diagnostics
import Fuzzing

@testable import Templates

/// Bytes as an expression, as a loop and as a text with values: reading ends, and every place lies in the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzExpressions(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let source = SourceText(
    file: "f", text: String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
  var text = MarkupText(source: source, at: 0)
  text.append(0..<source.bytes.count)
  let collector = DiagnosticCollector()
  if let expression = text.expression(collector) { checkSpans(expression, source) }
  if let loop = text.loop(collector) { checkSpans(loop.list, source) }
  for piece in text.pieces(collector) {
    if case .expression(let expression?, _, _) = piece { checkSpans(expression, source) }
  }
  for diagnostic in collector.diagnostics {
    guard case .text(let place) = diagnostic.place else { fatalError("no place: \(diagnostic)") }
    require(place.line >= 1 && place.column >= 1 && place.length >= 0, "a place outside of the text")
    require(
      place.column - 1 + place.length <= max(1, place.lineText.unicodeScalars.count + 1),
      "a place behind its line: \(place)")
  }
  return 0
}

private func checkSpans(_ expression: ExpressionSyntax, _ source: SourceText) {
  let range = expression.span.range
  require(range.lowerBound >= 0 && range.upperBound <= source.bytes.count, "a span outside of the text")
  switch expression.kind {
  case .path, .literal: break
  case .list(let values): for value in values { checkSpans(value, source) }
  case .not(let inner), .filter(let inner, _, _), .count(let inner): checkSpans(inner, source)
  case .and(let left, let right), .or(let left, let right), .compare(_, let left, let right),
    .contained(let left, in: let right), .fallback(let left, let right):
    checkSpans(left, source)
    checkSpans(right, source)
  }
}

@main enum FuzzExpressions {
  static func main() { runFuzzer(fuzzExpressions) }
}
