import Glibc
import Synchronization

/// A step of something that must survive a power cut at any moment.
///
/// In a debug build a test may have the program killed at any of them, as a power cut would, by naming the step in `TALIM_STOP_AT`, or
/// halted there once until it gets SIGCONT, by naming it in `TALIM_PAUSE_AT`; `name:3` means the third time. A release build has nothing
/// of this.
public protocol StoppingStep: RawRepresentable, Sendable where RawValue == String {}

extension StoppingStep {
  /// Notes that the step is done.
  public func reached() {
    #if DEBUG
      StopCounter.reached(rawValue)
    #endif
  }
}

#if DEBUG
  /// Counts the steps that are named, and stops at the one that is meant.
  private enum StopCounter {
    private static let counts = Mutex<[String: Int]>([:])
    private static let hasPaused = Atomic(false)

    static func reached(_ step: String) {
      if isMeant(step, in: "TALIM_STOP_AT") { kill(getpid(), SIGKILL) }
      if isMeant(step, in: "TALIM_PAUSE_AT"), !hasPaused.exchange(true, ordering: .relaxed) { kill(getpid(), SIGSTOP) }
    }

    private static func isMeant(_ step: String, in variable: String) -> Bool {
      guard let value = getenv(variable).map({ String(cString: $0) }) else { return false }
      let parts = value.split(separator: ":", maxSplits: 1)
      guard parts.first.map({ $0 == step }) ?? false else { return false }
      let count = counts.withLock { counts in
        counts["\(variable) \(step)", default: 0] += 1
        return counts["\(variable) \(step)"] ?? 1
      }
      return parts.count < 2 || Int(parts[1]) == count
    }
  }
#endif
