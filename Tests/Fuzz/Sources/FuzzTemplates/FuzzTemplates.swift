import Diagnostics
import Documents
import Fuzzing
import JSONData
import Layout
import Settings
import Templates
import Typesetting
import TypesettingTestSupport
import Values

/// Bytes as a template with the files it includes (`+++ name` begins the next file). What checks is expanded and laid
/// out; what does not has errors with places. Only diagnostics may be thrown. The files `theme.toml`, `de.toml` and
/// `ur.toml` are its theme and labels, `data.json` its data and `data.schema.json` the fields of a template `for="data"`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTemplates(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  do {
    let files = files(text)
    let data = try files["data.json"].map { try JSONDocument(Array($0.utf8), file: "data.json") }
    let shape = try shape(files, data)
    let checker = TemplateChecker(
      source: TemplateTexts(files), kinds: kinds, theme: try theme(files),
      data: DataKind { _ in
        guard let shape else { throw Diagnostic("no-schema", "nothing says which fields there are") }
        return DataKind.Fields(shape.schema, areGuessed: files["data.schema.json"] == nil)
      })
    let template = try checker.check("case.xml")
    require(template.warnings.allSatisfy { $0.severity != .error }, "an error among the warnings")
    try print(template, record(template, shape, data), labels: files)
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

private func shape(_ files: [String: String], _ data: JSONDocument?) throws -> RecordShape? {
  if let schema = files["data.schema.json"] {
    return try JSONSchemaReader.shape(of: try JSONDocument(Array(schema.utf8), file: "data.schema.json"))
  }
  guard let data else { return nil }
  var inference = ShapeInference()
  inference.add(data.root)
  return try inference.shape()
}

private func record(_ template: Template, _ shape: RecordShape?, _ data: JSONDocument?) throws -> Record {
  if let record = records[template.kind] { return record }
  guard let shape else { fatalError("a template of no kind") }
  if let data { return try RecordReader(shape).record(of: data.root) }
  var samples = SampleValues()
  return samples.record(shape.schema)
}

private func theme(_ files: [String: String]) throws -> Theme {
  guard let text = files["theme.toml"] else { return .standard }
  let entries = try TOMLFile(text: text, file: "theme.toml").entries.map { entry in
    let value: ThemeEntry.Value =
      switch entry.value {
      case .text(let text): .text(text)
      case .flag(let flag): .flag(flag)
      default: .number(entry.value.number.flatMap { Double($0.description) } ?? 0)
      }
    return ThemeEntry(entry.key, value, at: entry.valuePlace, keyAt: entry.keyPlace)
  }
  return try Theme(entries: entries)
}

private func readLabels(_ files: [String: String], _ language: Language) throws -> Labels? {
  let name = "\(language.code).toml"
  guard let text = files[name] else { return nil }
  let entries = try TOMLFile(text: text, file: name).entries.map { entry in
    let value: LabelEntry.Value =
      switch entry.value {
      case .text(let text): .text(text)
      case .flag(let flag): .flag(flag)
      default: .other(entry.value.kind)
      }
    return LabelEntry(entry.path, value, keyPlace: entry.keyPlace, valuePlace: entry.valuePlace)
  }
  return try Labels(entries: entries, language: language, file: name)
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

private func print(_ template: Template, _ record: Record, labels files: [String: String]) throws {
  for language in [Language.english, .urdu] {
    let labels = try readLabels(files, language)
    if let labels {
      _ = template.missingLabels(in: labels)
      _ = labels.unusedTexts(by: [template])
    }
    let second = try template.secondLanguage.flatMap { try readLabels(files, $0) }
    let translated = template.translated(by: labels, second: second)
    let document = try translated.expand(record, in: ExpansionContext(locale: DocumentLocale(language)))
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
