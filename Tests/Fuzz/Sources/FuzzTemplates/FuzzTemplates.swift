import Diagnostics
import Documents
import Fuzzing
import Layout
import Templates
import Typesetting
import TypesettingTestSupport
import Values

/// Bytes as a template with the files it includes (`+++ name` begins the next file). What checks is expanded and laid
/// out; what does not has errors with places. Only diagnostics may be thrown.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTemplates(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  do {
    let checker = TemplateChecker(source: TemplateTexts(files(text)), kinds: kinds)
    let template = try checker.check("case.xml")
    require(template.warnings.allSatisfy { $0.severity != .error }, "an error among the warnings")
    try print(template)
  } catch let list as DiagnosticList {
    require(!list.diagnostics.isEmpty, "no reason given")
    for diagnostic in list.diagnostics { checkPlace(diagnostic) }
  } catch {
    require(error is Diagnostic, "thrown: \(error)")
  }
  return 0
}

private let kinds = [
  "invoice": SampleInvoice.invoice, "receipt": SampleInvoice.deposit, "real": Invoice.recordType.schema,
]
private let records = kinds.mapValues { schema in
  var samples = SampleValues()
  return samples.record(schema)
}

private func files(_ text: String) -> [String: String] {
  var files: [String: String] = [:]
  var name = "case.xml"
  var lines: [Substring] = []
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.hasPrefix("+++ ") {
      files[name] = lines.joined(separator: "\n")
      name = String(line.dropFirst(4))
      lines = []
    } else {
      lines.append(line)
    }
  }
  files[name] = lines.joined(separator: "\n")
  return files
}

private func print(_ template: Template) throws {
  guard let record = records[template.kind] else { fatalError("a template of no kind") }
  for language in [Language.english, .urdu] {
    let document = try template.expand(record, in: ExpansionContext(locale: DocumentLocale(language)))
    let shaper = BoxFont()
    let pages = try PageLayout(shaper: shaper, images: BoxImages(), codes: BoxCodes()).pages(of: document)
    require(!pages.isEmpty, "no page")
  }
}

private func checkPlace(_ diagnostic: Diagnostic) {
  guard case .text(let place) = diagnostic.place else { return }
  require(place.line >= 1 && place.column >= 1 && place.length >= 0, "a place outside of the text")
  require(
    place.column - 1 + place.length <= max(1, place.lineText.unicodeScalars.count + 1),
    "a place behind its line: \(diagnostic)")
}

@main enum FuzzTemplates {
  static func main() { runFuzzer(fuzzTemplates) }
}
