import Diagnostics
import Dispatch
import Foundation
import JSONData
import Ledger
import Settings
import Synchronization
import Templates
import Typesetting
import Values

/// Prints a template with JSON: one document for an object, one for each row of a list or of a JSON Lines file.
///
/// Input: a request. Output: files, whole or not there. Equal inputs give equal bytes, however many threads work on them.
public struct RenderRun {
  private let request: RenderRequest
  private let coop: CoopFolder
  private let resources: ResourceFolder
  private let now: String

  /// Names what is to be printed; nothing is read yet.
  ///
  /// - Parameter now: local time as `2026-05-16T10:20:30`; its day goes into the properties of the documents.
  public init(_ request: RenderRequest, coop: CoopFolder, resources: ResourceFolder, now: String) {
    self.request = request
    self.coop = coop
    self.resources = resources
    self.now = now
  }

  /// Prints everything. A row that can not be printed does not keep the others.
  ///
  /// - Parameters:
  ///   - report: told of each file, in the order of the data, from any thread but never from two at once.
  ///   - isStopped: asked before each document whether to end early.
  ///   - tick: told several times a second how far a run of many documents is.
  /// - Throws: what keeps all documents from being printed, such as a mistake in the template.
  public func run(
    report: @escaping @Sendable (RenderEvent) -> Void, isStopped: @escaping @Sendable () -> Bool = { false },
    tick: (RenderProgress) -> Void = { _ in }
  ) throws -> RenderSummary {
    let feed = try DataFeed(path: request.data)
    let shelf = TemplateShelf(coop: coop, resources: resources)
    let files = FilesRead()
    let open = try OpenTemplate(
      OpenTemplate.Request(
        template: request.template, schema: request.schema, language: request.language, theme: request.theme,
        infer: { try feed.inferredShape() }),
      coop: coop, shelf: shelf, files: files)
    let target = try RenderTarget(request, isSingle: feed.isSingle, open: open)
    let plan = plan(open, shelf, format: target.format)
    if !open.warnings.isEmpty { report(.warned(DiagnosticList(open.warnings))) }
    if feed.isSingle { return try single(feed, open, target, plan, report) }
    let settings = try RunFingerprint(request: request, format: target.format, open: open, files: files).text
    let record = try RenderRecord(
      folder: target.folder, name: "\(open.stem).\(target.format.rawValue)", settings: settings)
    let finished = request.isForced ? FinishedDocuments() : record.finished
    let delivery = RenderDelivery(record: record, target: target, pictures: plan.pictures, report: report)
    let crew = RenderCrew(
      feed: feed, reader: RecordReader(open.shape), target: target, plan: plan, finished: finished, delivery: delivery,
      isStopped: isStopped)
    crew.work(threads: request.jobs, tick: tick)
    var summary = delivery.summary
    summary.problems = delivery.problems
    summary.wasStopped = isStopped()
    return summary
  }

  private func plan(_ open: OpenTemplate, _ shelf: TemplateShelf, format: RenderRequest.Format) -> RenderBench.Plan {
    let data = request.data == "-" ? [] : [FilePaths.folder(of: request.data)]
    var folders = Array(open.folders.prefix(1)) + data + [shelf.ownPath, shelf.builtInPath]
    if open.settings != nil { folders.append(coop.path) }
    folders = folders.enumerated().filter { !folders[..<$0.offset].contains($0.element) }.map(\.element)
    return RenderBench.Plan(
      template: open.template, language: open.language, format: format, dotsPerInch: request.dotsPerInch,
      author: open.settings?.coop.name ?? "", created: "\(now.prefix(10))T00:00:00", pictureFolders: folders,
      fontsPath: resources.fontsPath, pictures: FilesRead(),
      locate: { [folders = open.folders] in
        shelf.located($0, in: folders)
      })
  }

  private func single(
    _ feed: DataFeed, _ open: OpenTemplate, _ target: RenderTarget, _ plan: RenderBench.Plan,
    _ report: (RenderEvent) -> Void
  ) throws -> RenderSummary {
    var feed = feed
    var summary = RenderSummary()
    summary.isSingle = true
    guard let row = try feed.next() else { return summary }
    let record = try RecordReader(open.shape).record(of: try row.value())
    let name = try target.name(0, record)
    let pages = try RenderBench(plan).files(record)
    for (file, bytes) in zip(target.files(name, count: pages.count), pages) {
      let path = target.path(file)
      try FileWriting.makeFolder(FilePaths.folder(of: path))
      try FileWriting.write(bytes, toFile: path, isDurable: false)
      report(.printed(path: path))
    }
    summary.printed = 1
    return summary
  }
}

extension DataFeed {
  /// The shape that all rows have; rows that are no JSON are passed over here and reported when they are printed.
  func inferredShape() throws -> RecordShape {
    var feed = self
    var inference = ShapeInference()
    while let row = try feed.next() {
      if let value = try? row.value() { inference.add(value) }
    }
    return try inference.shape()
  }
}

/// Stands for everything but the data that makes a document what it is.
struct RunFingerprint {
  let text: String

  init(request: RenderRequest, format: RenderRequest.Format, open: OpenTemplate, files: FilesRead) throws {
    var hash = SHA256()
    func add(_ text: String) { hash.update(Array(text.utf8) + [0]) }
    for path in files.stamps.keys.sorted() where FilePaths.exists(path) {
      add(path)
      hash.update(try FileReading.bytes(ofFile: path))
    }
    for entry in FieldReference(open.shape.schema).entries { add("\(entry.path) \(entry.type)") }
    add("\(format) \(request.dotsPerInch) \(open.language.code) \(request.theme ?? "")")
    text = hash.finished().prefix(16).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
