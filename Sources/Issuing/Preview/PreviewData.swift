import Diagnostics
import Documents
import JSONData
import Ledger
import Settings
import Values

/// Finds the record that a preview is filled with.
struct PreviewData {
  let data: PreviewRequest.Data
  let coop: CoopFolder
  let resources: ResourceFolder
  let shelf: TemplateShelf
  let now: String

  /// The mark behind every page.
  var mark: String? {
    if case .order = data { "DRAFT" } else { nil }
  }

  /// The record, and the language it is meant for where that is not the co-op's; the files it came from are noted.
  func filling(kind: String, shape: RecordShape, files: FilesRead) throws -> (record: Record, language: Language?) {
    switch data {
    case .order(let id): return try order(id, kind: kind, files: files)
    case .file(let path): return (try Self.read(path, shape, files), nil)
    case .sample(let name):
      let path = try samplePath(name, kind: kind, files: files)
      return (try Self.read(path, shape, files), name == "rtl" ? .urdu : nil)
    }
  }

  /// Finds the fields of a template for data where no schema says them: from the data file, if there is one.
  func inference(_ files: FilesRead) -> (@Sendable () throws -> RecordShape)? {
    guard case .file(let path) = data else { return nil }
    return {
      files.note(path)
      return try DataFeed(path: path).inferredShape()
    }
  }

  /// The first document of a file.
  private static func read(_ path: String, _ shape: RecordShape, _ files: FilesRead) throws -> Record {
    files.note(path)
    var feed = try DataFeed(path: path)
    guard let row = try feed.next() else {
      throw Diagnostic(
        "no-data", "there is no data in the file", at: .file(path), hint: "give at least one JSON object")
    }
    return try RecordReader(shape).record(of: try row.value())
  }

  private func samplePath(_ name: String, kind: String, files: FilesRead) throws -> String {
    if !name.contains("/"), let path = shelf.path(of: "samples/\(kind).\(name).json", files: files) { return path }
    let names = SampleRecords.names(kind: kind, shelf: shelf)
    let near = Suggestion.nearest(to: name, among: names).map { "did you mean `\($0)`?" }
    let all =
      names.isEmpty ? "give it data with `--data FILE`" : "there are \(names.map { "`\($0)`" }.joined(separator: ", "))"
    throw Diagnostic("no-such-sample", "there is no sample `\(name)` for `\(kind)`", hint: near ?? all, fault: .misuse)
  }

  /// The order as `talim invoice --draft` and the like would print it today; nothing is written to the ledger.
  private func order(
    _ id: String, kind: String, files: FilesRead
  ) throws -> (record: Record, language: Language?) {
    guard let type = Self.orderKinds[kind] else {
      let known = Self.orderKinds.keys.sorted().map { "`\($0)`" }.joined(separator: ", ")
      throw Diagnostic(
        "wrong-kind", "an order fills templates for \(known), and this one is for `\(kind)`",
        hint: "leave out `--order`, or give it data with `--data FILE`", fault: .misuse)
    }
    files.note(coop.ledgerPath)
    return try draft(type, of: id)
  }

  /// The kinds of documents that come from an order.
  private static let orderKinds: [String: any OrderDocument.Type] = [
    "invoice": Invoice.self, "proforma": Proforma.self, "delivery-note": DeliveryNote.self,
    "packing-list": PackingList.self,
  ]

  private func draft<Document: OrderDocument>(
    _: Document.Type, of id: String
  ) throws -> (record: Record, language: Language?) {
    let office = try Office(coop: coop, resources: resources, now: now)
    let ledger = try office.ledger(readOnly: true)
    let group = try office.orderGroup(id, in: ledger)
    let request = try OrderPaperFacts(office, ledger).request(for: group, date: office.today, number: nil)
    var document = try Document(drafting: group, settings: office.settings, request: request)
    document.fingerprint = DocumentFingerprint.text(of: document)
    let recipient = Recipient(group.facts.buyer)
    let language = DocumentLanguage(run: nil, settings: office.settings).language(of: recipient).0
    return (Document.recordType.record(of: document), language)
  }
}

/// The records that come with Talim for looking at templates: `samples/KIND.NAME.json` on the shelf.
enum SampleRecords {
  /// The names of the samples for a kind of document.
  static func names(kind: String, shelf: TemplateShelf) -> [String] {
    let files = [shelf.ownPath, shelf.builtInPath].flatMap { FilePaths.names(in: FilePaths.joined($0, "samples")) }
    let names = files.compactMap { file -> String? in
      guard file.hasPrefix("\(kind)."), file.hasSuffix(".json") else { return nil }
      let name = file.dropFirst(kind.count + 1).dropLast(5)
      return name.isEmpty ? nil : String(name)
    }
    return Set(names).sorted()
  }
}
