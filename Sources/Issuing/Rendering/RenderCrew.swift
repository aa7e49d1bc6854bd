import Diagnostics
import Dispatch
import Foundation
import Glibc
import JSONData
import Synchronization
import Values

/// The threads of a run. Each takes the next row, makes its document on its own bench, and hands it to the delivery; they
/// meet only for the moments of taking and handing over.
final class RenderCrew: Sendable {
  private let feed: Mutex<DataFeed>
  private let size: Int
  private let reader: RecordReader
  private let target: RenderTarget
  private let plan: RenderBench.Plan
  private let finished: FinishedDocuments
  private let delivery: RenderDelivery
  private let isStopped: @Sendable () -> Bool

  /// Deep templates and tables need more than a thread usually has.
  private static let stackSize = 16 << 20

  init(
    feed: DataFeed, reader: RecordReader, target: RenderTarget, plan: RenderBench.Plan, finished: FinishedDocuments,
    delivery: RenderDelivery, isStopped: @escaping @Sendable () -> Bool
  ) {
    self.feed = Mutex(feed)
    size = feed.size
    self.reader = reader
    self.target = target
    self.plan = plan
    self.finished = finished
    self.delivery = delivery
    self.isStopped = isStopped
  }

  /// Works until there are no more rows, and tells several times a second how far it is.
  func work(threads: Int, tick: (RenderProgress) -> Void) {
    let group = DispatchGroup()
    for _ in 0..<max(1, threads) {
      group.enter()
      let thread = Thread {
        self.work()
        group.leave()
      }
      thread.stackSize = Self.stackSize
      thread.start()
    }
    while group.wait(timeout: .now() + .milliseconds(100)) == .timedOut { tick(progress) }
    tick(progress)
  }

  private var progress: RenderProgress {
    let position = feed.withLock { $0.position }
    let summary = delivery.summary
    return RenderProgress(
      documents: summary.printed + summary.skipped + summary.failed,
      part: size > 0 ? min(1, Double(position) / Double(size)) : 0)
  }

  private func work() {
    do {
      let bench = try RenderBench(plan)
      while !isStopped(), !delivery.isBroken, let row = try feed.withLock({ try $0.next() }) {
        delivery.take(row.index, row: row.name, outcome(row, bench))
      }
    } catch {
      delivery.fail(Self.list(error))
    }
  }

  private func outcome(_ row: DataRow, _ bench: RenderBench) -> RenderDelivery.Outcome {
    do {
      let fingerprint = RowFingerprint(row.bytes)
      var known: Record?
      func record() throws -> Record {
        let record = try known ?? reader.record(of: try row.value())
        known = record
        return record
      }
      let name = try target.name(row.index, try record())
      if let count = finishedCount(name, fingerprint) { return .skipped(name: name, count: count) }
      let files = try bench.files(try record())
      var parts: [String] = []
      for (number, bytes) in files.enumerated() {
        let part = target.path("\(RenderRecord.folderName)/\(row.index)-\(number).part")
        parts.append(part)
        do {
          try FileWriting.writeNew(bytes, toFile: part)
        } catch {
          for part in parts { unlink(part) }
          throw error
        }
      }
      return .made(name: name, fingerprint: fingerprint, parts: parts, sizes: files.map(\.count))
    } catch {
      return .failed(Self.list(error))
    }
  }

  /// How many files the document has, when all of them are finished and still there.
  private func finishedCount(_ name: String, _ fingerprint: RowFingerprint) -> Int? {
    guard let sizes = finished.sizes(name, fingerprint) else { return nil }
    for (file, size) in zip(target.files(name, count: sizes.count), sizes) {
      var status = stat()
      guard stat(target.path(file), &status) == 0, Int(status.st_size) == size else { return nil }
    }
    return sizes.count
  }

  private static func list(_ error: any Error) -> DiagnosticList {
    if let list = error as? DiagnosticList { return list }
    return DiagnosticList([error as? Diagnostic ?? Diagnostic("failed", "\(error)", fault: .environment)])
  }
}
