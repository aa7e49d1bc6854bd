import Diagnostics
import Fuzzing
import JSONData
import Values

/// Bytes as JSON: as data, whose fields are found in the data itself, and as a schema. Data fits the fields that were found
/// in it, and a record that was written reads back as the same bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do {
    let document = try JSONDocument(bytes, file: "data.json")
    walk(document.root)
    readAsData(document)
    readAsSchema(document)
  } catch {
    checkPlace(error)
  }
  return 0
}

private func readAsData(_ document: JSONDocument) {
  do {
    var inference = ShapeInference()
    inference.add(document.root)
    let shape = try inference.shape()
    do {
      checkRoundTrip(try RecordReader(shape).record(of: document.root), shape)
    } catch {
      fatalError("data does not fit the fields found in it: \(error.diagnostics)")
    }
  } catch {
    check(error)
  }
}

private func readAsSchema(_ document: JSONDocument) {
  do {
    let shape = try JSONSchemaReader.shape(of: document)
    var samples = SampleValues()
    let record = samples.record(shape.schema)
    // A sample knows nothing of the values that a choice allows, but it is read all the same.
    guard let read = read(record, shape) else { return }
    checkRoundTrip(read, shape)
  } catch {
    check(error)
  }
}

private func read(_ record: Record, _ shape: RecordShape) -> Record? {
  do {
    let document = try JSONDocument(RecordJSON.bytes(of: record), file: "written.json")
    return try RecordReader(shape).record(of: document.root)
  } catch let error as DiagnosticList {
    check(error)
    return nil
  } catch {
    fatalError("what was written can not be read: \(error)")
  }
}

private func checkRoundTrip(_ record: Record, _ shape: RecordShape) {
  guard let again = read(record, shape) else { fatalError("a record does not read back") }
  require(RecordJSON.bytes(of: again) == RecordJSON.bytes(of: record), "a record reads back as another one")
}

/// Everything that can be asked of every value.
private func walk(_ value: JSONValue) {
  require(value.place.line >= 1 && value.place.column >= 1, "a place outside of the text")
  switch value.kind {
  case .text: require(value.text != nil, "a text without characters")
  case .number: require(value.numberText != nil && value.decimal.map { $0.description.isEmpty } != true, "no number")
  case .list: for element in value.elements.prefix(20) { walk(element) }
  case .object:
    for (key, value) in value.members.prefix(20) {
      require(key.text != nil, "a key without characters")
      walk(value)
    }
  default: break
  }
}

private func check(_ list: DiagnosticList) {
  require(!list.diagnostics.isEmpty, "no reason given")
  for diagnostic in list.diagnostics { checkPlace(diagnostic) }
}

private func checkPlace(_ diagnostic: Diagnostic) {
  guard case .text(let place) = diagnostic.place else { return }
  require(place.line >= 1 && place.column >= 1 && place.length >= 0, "a place outside of the text")
}

@main enum FuzzJSON {
  static func main() { runFuzzer(fuzzJSON) }
}
