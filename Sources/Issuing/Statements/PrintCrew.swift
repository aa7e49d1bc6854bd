import Diagnostics
import Dispatch
import Foundation
import Synchronization

/// Threads that do jobs side by side, each at a bench of its own: fonts, shapers and layouts are not to be shared.
///
/// Input: jobs. Output: what became of each, in the order of the jobs, whatever the order they were done in.
final class PrintCrew<Job: Sendable, Outcome: Sendable>: Sendable {
  /// Does a job; made on the thread that uses it.
  typealias Bench = (Job) throws -> Outcome

  private struct State {
    var jobs: [Job] = []
    var next = 0
    var outcomes: [Result<Outcome, any Error>?] = []
    var isOver = false
  }

  private let state = Mutex(State())
  private let waiting = DispatchSemaphore(value: 0)
  private let done = DispatchSemaphore(value: 0)
  private let threads: Int

  /// Starts the threads.
  ///
  /// - Parameter bench: makes a bench; called once on each thread.
  init(threads: Int, bench: @escaping @Sendable () throws -> Bench) {
    self.threads = max(1, threads)
    for _ in 0..<self.threads {
      let thread = Thread { [self] in work(bench) }
      thread.stackSize = PrintCrewStack.size
      thread.start()
    }
  }

  /// Sends the threads home. They hold the crew until then.
  func finish() {
    state.withLock { $0.isOver = true }
    for _ in 0..<threads { waiting.signal() }
  }

  /// Does all jobs, and tells several times a second how many are done. One run at a time.
  func run(_ jobs: [Job], tick: (Int) -> Void = { _ in }) -> [Result<Outcome, any Error>] {
    state.withLock { state in
      state.jobs = jobs
      state.next = 0
      state.outcomes = jobs.map { _ in nil }
    }
    for _ in jobs { waiting.signal() }
    var finished = 0
    while finished < jobs.count {
      if done.wait(timeout: .now() + .milliseconds(100)) == .success { finished += 1 } else { tick(finished) }
    }
    tick(finished)
    return state.withLock { state in
      defer { (state.jobs, state.outcomes) = ([], []) }
      return state.outcomes.map { $0 ?? .failure(Diagnostic("failed", "a job was lost", fault: .environment)) }
    }
  }

  private func work(_ makeBench: @Sendable () throws -> Bench) {
    let bench = Result { try makeBench() }
    while true {
      waiting.wait()
      let taken = state.withLock { state -> (Int, Job)? in
        guard !state.isOver, state.jobs.indices.contains(state.next) else { return nil }
        state.next += 1
        return (state.next - 1, state.jobs[state.next - 1])
      }
      guard let (index, job) = taken else { return }
      let outcome = Result { try bench.get()(job) }
      state.withLock { $0.outcomes[index] = outcome }
      done.signal()
    }
  }
}

/// How much stack a thread that prints has.
private enum PrintCrewStack {
  /// Deep templates and tables need more than a thread usually has.
  static let size = 16 << 20
}
