import Glibc
import Issuing
import Synchronization

/// A line at the bottom of the terminal that says how far a run is. There is none when stderr is no terminal.
final class ProgressBar: Sendable {
  private let isShown = isatty(STDERR_FILENO) == 1
  /// Paths on the same terminal would only run by.
  private let showsPaths = isatty(STDERR_FILENO) != 1 || isatty(STDOUT_FILENO) != 1
  private let start = Surroundings.milliseconds()
  private let output = Mutex(())
  /// A run shorter than this shows no bar.
  private static let patience = 500

  /// Prints a result.
  func say(_ text: String) {
    if showsPaths { output.withLock { _ in print(text) } }
  }

  /// Shows how far the run is.
  func show(_ progress: RenderProgress) {
    let elapsed = Surroundings.milliseconds() - start
    guard isShown, elapsed > Self.patience else { return }
    let part = progress.part
    let filled = Int(part * 30)
    let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: max(0, 30 - filled))
    var text = "\(bar) \(Int(part * 100)) %  \(progress.documents) documents"
    let seconds = Double(elapsed) / 1_000
    text += ", \(Int(Double(progress.documents) / seconds)) a second"
    if part > 0.01, part < 1 { text += ", \(Self.time(seconds / part * (1 - part))) to go" }
    write("\r\u{1B}[K\(text)")
  }

  /// Takes the line away.
  func clear() {
    if isShown { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    // A bar that can not be shown is no loss.
    output.withLock { _ in _ = Glibc.write(STDERR_FILENO, bytes, bytes.count) }
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 359_999).rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3_600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3_600) h \(whole % 3_600 / 60) min"
  }
}
