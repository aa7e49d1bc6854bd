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
    let code = fstat(opened, &status) == 0 ? (status.st_mode & S_IFMT == S_IFDIR ? EISDIR : 0) : errno
    guard code == 0 else {
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
        // What can not be JSON need not be read to its end, for it may have none; the reader says what is wrong with it.
        let isHopeless = size == 0 && !Self.mayBeJSON(chunk[..<count])
        try FileWriting.writeAll(chunk[..<count], to: target, path: "/tmp")
        size += count
        if isHopeless { return (target, size) }
      }
    } catch {
      close(target)
      throw error
    }
  }

  private static func mayBeJSON(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first(where: { $0 != 0x20 && !(0x09...0x0D).contains($0) }) else { return true }
    return first == 0xEF || Array("{[\"-tfn0123456789".utf8).contains(first)
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

  /// More than this is read only line by line.
  private static let mostAtOnce = 1_000_000_000

  /// All bytes; throws a `Diagnostic` when there are more than 1 GB.
  func allBytes() throws -> [UInt8] {
    guard size <= Self.mostAtOnce else {
      var error = FileReading.tooLarge(path == "-" ? "stdin" : path, Self.mostAtOnce)
      error.hint = "write it as JSON Lines, one object a line; then it is read in pieces"
      throw error
    }
    var all: [UInt8] = []
    all.reserveCapacity(size)
    while true {
      let more = try bytes(at: all.count, count: max(1 << 16, size - all.count))
      if more.isEmpty { return all }
      all += more
    }
  }
}
