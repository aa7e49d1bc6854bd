import Diagnostics
import Glibc

/// A text file that is written piece by piece and gets its name when it is whole: a reader sees all of it or none.
final class OutputText {
  private let path: String
  private let temporary: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []

  private static let bufferSize = 1 << 16

  /// Begins a file.
  ///
  /// - Throws: a `Diagnostic` when there is a file of that name and it may not be replaced, or when nothing can be written there.
  init(_ path: String, replaces: Bool) throws {
    self.path = path
    temporary = path + ".part-\(getpid())"
    try Self.requireFree(path, replaces: replaces)
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileWriting.failure(path, errno) }
    buffer.reserveCapacity(Self.bufferSize + 4_096)
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(temporary)
  }

  /// Throws a `Diagnostic` when there is a file of that name already, unless it may be replaced.
  static func requireFree(_ path: String, replaces: Bool) throws {
    guard !replaces, FilePaths.exists(path) else { return }
    throw Diagnostic(
      "file-exists", "there is a file `\(path)` already, so nothing was written",
      hint: "choose another name, or say --force to replace it", fault: .misuse)
  }

  /// Adds text.
  func write(_ text: String) throws {
    buffer += text.utf8
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Gives the file its name.
  func finish() throws {
    try flush()
    guard fsync(descriptor) == 0 else { throw FileWriting.failure(path, errno) }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0, rename(temporary, path) == 0 else {
      let code = errno
      unlink(temporary)
      throw FileWriting.failure(path, code)
    }
  }

  private func flush() throws {
    try FileWriting.writeAll(buffer, to: descriptor, path: path)
    buffer.removeAll(keepingCapacity: true)
  }
}
