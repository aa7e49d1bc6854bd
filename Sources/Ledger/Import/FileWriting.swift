import Diagnostics
import Glibc

/// Writes files so that they are there whole or not at all.
enum FileWriting {
  /// Writes the bytes to a new file beside `path` and onto the disk; returns its name, for `publish` or `discard`.
  static func prepare(_ bytes: [UInt8], for path: String) throws -> String {
    let temporary = "\(path).part-\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path, errno) }
    var code = writeAll(bytes, to: descriptor)
    if code == 0, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    guard code == 0 else {
      discard(temporary)
      throw failure(path, code)
    }
    return temporary
  }

  /// Gives a prepared file its name, replacing what was there.
  static func publish(_ temporary: String, as path: String) throws {
    guard rename(temporary, path) == 0 else {
      let code = errno
      discard(temporary)
      throw failure(path, code)
    }
  }

  /// Removes a file if it is there.
  static func discard(_ path: String) { _ = unlink(path) }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let written = write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return written < 0 ? errno : EIO }
        offset += written
      }
      return 0
    }
  }

  private static func failure(_ path: String, _ code: Int32) -> Diagnostic {
    let isFull = code == ENOSPC || code == EDQUOT
    return Diagnostic(
      isFull ? "disk-full" : "file-not-written", "`\(path)` can not be written: \(String(cString: strerror(code)))",
      at: .file(path),
      hint: isFull ? "make room on the disk and do it again" : "see who may write to its folder", fault: .environment)
  }
}
