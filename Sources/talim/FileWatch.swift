import Glibc

/// Waits until something happens in folders (inotify). Where the system has no watches left, it wakes up often instead, so
/// that nothing is missed, only later.
///
/// Folders are watched and not files, because many editors save by writing another file and giving it the name.
final class FileWatch {
  private let descriptor: Int32
  private var watches: [String: Int32] = [:]

  /// Everything that can give a file other content. Not `IN_MODIFY`: a file is looked at when it is whole.
  private static let events = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF)
  /// Milliseconds without another event after which a save counts as done.
  private static let quiet: Int32 = 10
  /// How often folders are looked at when nothing was reported, in milliseconds: some file systems never report.
  private static let rhythm: Int32 = 1_000
  private static let rhythmWithoutWatches: Int32 = 200

  init() { descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC)) }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Watches exactly these folders from now on.
  func watch(_ folders: Set<String>) {
    guard descriptor >= 0 else { return }
    // A folder may have been made anew under its name; adding it again is free when it was not.
    let added = folders.map { ($0, inotify_add_watch(descriptor, $0, Self.events)) }.filter { $0.1 >= 0 }
    let current = Dictionary(added, uniquingKeysWith: { first, _ in first })
    for watch in Set(watches.values).subtracting(current.values) { inotify_rm_watch(descriptor, watch) }
    watches = current
  }

  /// Returns after something happened and things have been quiet for a moment, at the latest after a second, and at once
  /// after a signal.
  func wait() {
    guard descriptor >= 0, !watches.isEmpty else {
      poll(nil, 0, Self.rhythmWithoutWatches)
      return
    }
    var isFirst = true
    // A program that writes without end must not keep the page from being made.
    for _ in 0..<20 {
      guard isReadable(within: isFirst ? Self.rhythm : Self.quiet) else { return }
      isFirst = false
      drain()
    }
  }

  private func isReadable(within milliseconds: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds) > 0
  }

  private func drain() {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while read(descriptor, &buffer, buffer.count) > 0 {}
  }
}
