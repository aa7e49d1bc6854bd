import Diagnostics
import Glibc
import Synchronization

/// Gives finished documents their names, in the order of the data whatever the order they are finished in; so that messages,
/// and who may have a name that two documents want, do not depend on the threads.
final class RenderDelivery: Sendable {
  /// What became of a row.
  enum Outcome: Sendable {
    /// The files are written, but do not have their names yet.
    case made(name: String, fingerprint: RowFingerprint, parts: [String], sizes: [Int])
    /// An earlier run finished it.
    case skipped(name: String, count: Int)
    /// It could not be printed.
    case failed(DiagnosticList)
  }

  private struct State {
    var record: RenderRecord
    var waiting: [Int: (row: String, outcome: Outcome)] = [:]
    var next = 0
    var owners: [String: String] = [:]
    var folders: Set<String> = []
    var summary = RenderSummary()
    var problems = RepeatedProblems()
    var isBroken = false
  }

  private let state: Mutex<State>
  private let target: RenderTarget
  private let earlier: FinishedDocuments
  private let inputs: FilesRead
  private let pictures: FilesRead
  private let report: @Sendable (RenderEvent) -> Void

  init(
    record: sending RenderRecord, target: RenderTarget, inputs: FilesRead, pictures: FilesRead,
    report: @escaping @Sendable (RenderEvent) -> Void
  ) {
    earlier = record.finished
    state = Mutex(State(record: record))
    self.target = target
    self.inputs = inputs
    self.pictures = pictures
    self.report = report
  }

  /// What the run came to so far.
  var summary: RenderSummary { state.withLock { $0.summary } }
  /// What is wrong, in the order of the data.
  var problems: DiagnosticList { state.withLock { $0.problems.list } }
  /// Whether going on makes no sense, because files can not be written.
  var isBroken: Bool { state.withLock { $0.isBroken } }

  /// Takes what became of a row, and delivers it as soon as all rows before it are delivered.
  func take(_ index: Int, row: String, _ outcome: Outcome) {
    state.withLock { state in
      state.waiting[index] = (row, outcome)
      while let (row, outcome) = state.waiting.removeValue(forKey: state.next) {
        state.next += 1
        deliver(row, outcome, &state)
      }
    }
  }

  /// Counts something that concerns no row, such as a data file that can not be read on.
  func fail(_ list: DiagnosticList) { state.withLock { note(list, row: nil, &$0) } }

  private func deliver(_ row: String, _ outcome: Outcome, _ state: inout State) {
    do {
      switch outcome {
      case .failed(let list): throw list
      case .skipped(let name, let count):
        try claim(target.files(name, count: count), row, &state)
        state.summary.skipped += 1
      case .made(let name, let fingerprint, let parts, let sizes):
        let files = target.files(name, count: parts.count)
        defer { for part in parts { unlink(part) } }
        try claim(files, row, &state)
        for file in files { try OutputGuard.check(target.path(file), inputs, pictures) }
        try publish(parts, as: files, &state)
        for file in target.files(name, count: earlier.count(name)) where !files.contains(file) {
          unlink(target.path(file))
        }
        try state.record.note(pictures: pictures.stamps.filter { $0.value != nil }.keys.sorted())
        try state.record.note(name, fingerprint, sizes: sizes)
        state.summary.printed += 1
        for file in files { report(.printed(path: target.path(file))) }
      }
    } catch {
      state.summary.failed += 1
      note(error as? DiagnosticList ?? DiagnosticList([error as? Diagnostic].compactMap { $0 }), row: row, &state)
    }
  }

  private func note(_ list: DiagnosticList, row: String?, _ state: inout State) {
    if list.diagnostics.contains(where: { $0.fault == .environment }) { state.isBroken = true }
    // Two documents of one name are both named already.
    for diagnostic in list.diagnostics {
      state.problems.add(diagnostic, row: diagnostic.name == "same-name" ? nil : row)
    }
  }

  private func claim(_ files: [String], _ row: String, _ state: inout State) throws {
    for file in files {
      guard let owner = state.owners[file] else { continue }
      throw Diagnostic(
        "same-name", "the documents of \(owner) and \(row) would both be called `\(file)`",
        hint: "put something into `--name` that differs, such as a number")
    }
    for file in files { state.owners[file] = row }
  }

  private func publish(_ parts: [String], as files: [String], _ state: inout State) throws {
    for (part, file) in zip(parts, files) {
      let path = target.path(file)
      let folder = FilePaths.folder(of: path)
      if state.folders.insert(folder).inserted { try FileWriting.makeFolder(folder) }
      guard rename(part, path) == 0 else { throw FileWriting.failure(path, errno) }
    }
  }
}
