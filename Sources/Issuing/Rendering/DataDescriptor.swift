import Diagnostics
import Glibc

/// An open data file that can be read from any offset. What comes through a pipe is first put into a file without a name.
final class DataDescriptor: Sendable {
  private let descriptor: Int32
  private let path: String
  let size: Int

  /// Opens a file, or the standard input for `-`.
  init(path: String) throws {
    self.path = path
    let opened = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw FileReading.failure(path, errno) }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      let code = errno == 0 ? EISDIR : errno
      close(opened)
      throw FileReading.failure(path, code)
    }
    if status.st_mode & S_IFMT == S_IFREG {
      descriptor = opened
      size = Int(clamping: status.st_size)
    } else {
      defer { close(opened) }
      (descriptor, size) = try Self.spooled(opened, path)
    }
  }

  deinit { close(descriptor) }

  private static func spooled(_ source: Int32, _ path: String) throws -> (Int32, Int) {
    var name = Array("/tmp/talim-data-XXXXXX".utf8CString)
    let target = mkstemp(&name)
    guard target >= 0 else { throw FileWriting.failure("/tmp", errno) }
    unlink(name)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var size = 0
    do {
      while true {
        let count = read(source, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw FileReading.failure(path, errno) }
        if count == 0 { return (target, size) }
        try FileWriting.writeAll(chunk[..<count], to: target, path: "/tmp")
        size += count
      }
    } catch {
      close(target)
      throw error
    }
  }

  /// At most `count` bytes from an offset; none at the end.
  func bytes(at offset: Int, count: Int) throws -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      while true {
        let got = pread(descriptor, buffer.baseAddress, count, offset)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        initialized = max(0, got)
        return
      }
    }
    guard failure == 0 else { throw FileReading.failure(path, failure) }
    return bytes
  }

  /// All bytes.
  func allBytes() throws -> [UInt8] {
    var all: [UInt8] = []
    all.reserveCapacity(size)
    while true {
      let more = try bytes(at: all.count, count: max(1 << 16, size - all.count))
      if more.isEmpty { return all }
      all += more
    }
  }
}
