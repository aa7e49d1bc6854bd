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
  private let lastShown = Atomic<Int>(0)
  /// A run shorter than this shows no bar.
  private static let patience = 500

  /// Prints a result.
  func say(_ text: String) {
    if showsPaths { output.withLock { _ in print(text) } }
  }

  /// Prints what a person must see also where results are not shown.
  func sayAlways(_ text: String) {
    clear()
    output.withLock { _ in print(text) }
  }

  /// Shows how far a run of documents is.
  func show(_ progress: RenderProgress) { show(progress.part) { Self.words(progress, elapsed: $0) } }

  /// Shows how far an import is; only now and then, because rows come in thousands.
  func show(_ progress: FilesProgress) {
    let now = Surroundings.milliseconds()
    guard isShown, now - lastShown.load(ordering: .relaxed) >= 100 else { return }
    lastShown.store(now, ordering: .relaxed)
    show(progress.part) { _ in ["  \(progress.words)"] }
  }

  /// Shows how many messages are done.
  func show(messages done: Int, of total: Int) {
    show(Double(done) / Double(max(1, total))) { _ in ["  \(done) of \(total) messages"] }
  }

  private func show(_ part: Double, words: (_ elapsed: Int) -> [String]) {
    let elapsed = Surroundings.milliseconds() - start
    guard isShown, elapsed > Self.patience else { return }
    write("\r\u{1B}[K\(Self.line(part, words(elapsed), elapsed: elapsed, width: Self.terminalWidth))")
  }

  private static func words(_ progress: RenderProgress, elapsed: Int) -> [String] {
    let rate = Double(progress.documents) / (Double(max(1, elapsed)) / 1_000)
    return ["  \(progress.documents) documents", ", \(Int(rate)) a second"]
  }

  /// The line, without what would make it wider than the terminal: a line that wraps can not be taken away again.
  static func line(_ done: Double, _ details: [String], elapsed: Int, width: Int) -> String {
    let part = min(max(done, 0), 1)
    let seconds = Double(max(1, elapsed)) / 1_000
    var words = ["\(Int(part * 100)) %"]
    var more = details
    if part > 0.01, part < 1 { more.append(", \(time(seconds / part * (1 - part))) to go") }
    var room = width - 1 - words[0].count
    guard room >= 0 else { return "" }
    for text in more {
      guard text.count <= room else { break }
      words.append(text)
      room -= text.count
    }
    let length = min(30, room - 1)
    guard length >= 5 else { return words.joined() }
    let filled = Int(part * Double(length))
    let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: length - filled)
    return "\(bar) \(words.joined())"
  }

  /// How many characters a line of the terminal has.
  private static var terminalWidth: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
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
