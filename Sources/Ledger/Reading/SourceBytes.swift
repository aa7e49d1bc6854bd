import Diagnostics
import Glibc

/// Bytes that can be read again from any place: some in memory, or those of a file.
protocol SourceBytes: Sendable {
  /// How many there are.
  var count: Int { get }
  /// At most `most` bytes from `offset` on; none at the end. Throws a `Diagnostic` when the disk fails.
  func bytes(at offset: Int, most: Int) throws -> [UInt8]
}

extension SourceBytes {
  /// All of them, piece by piece; the last piece is empty and says that it is the last.
  func forEachPiece(of length: Int, _ body: (_ piece: [UInt8], _ isLast: Bool) throws -> Void) throws {
    var offset = 0
    while true {
      let piece = try bytes(at: offset, most: length)
      try body(piece, piece.isEmpty)
      if piece.isEmpty { return }
      offset += piece.count
    }
  }
}

/// Bytes in memory.
struct HeldBytes: SourceBytes {
  let held: [UInt8]

  var count: Int { held.count }

  func bytes(at offset: Int, most: Int) -> [UInt8] {
    guard offset < held.count else { return [] }
    return Array(held[max(0, offset)..<min(held.count, offset + most)])
  }
}

/// A part of other bytes: all from a place on.
struct LaterBytes: SourceBytes {
  let whole: any SourceBytes
  let start: Int

  var count: Int { max(0, whole.count - start) }

  func bytes(at offset: Int, most: Int) throws -> [UInt8] { try whole.bytes(at: start + offset, most: most) }
}

/// A file that is read piece by piece and never held as a whole, closed with the last reference to it.
final class OpenFile: SourceBytes {
  private let descriptor: Int32
  private let path: String
  /// When it was last written and how large it was, so that a change meanwhile shows.
  private let state: State

  private struct State: Hashable {
    var size: Int
    var seconds: Int
    var nanoseconds: Int

    init(_ descriptor: Int32) {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else {
        (size, seconds, nanoseconds) = (0, 0, 0)
        return
      }
      (size, seconds, nanoseconds) = (Int(clamping: status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    }
  }

  var count: Int { state.size }

  /// Takes over an open regular file.
  init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
    state = State(descriptor)
  }

  deinit { close(descriptor) }

  func bytes(at offset: Int, most: Int) throws -> [UInt8] {
    guard offset < count else { return [] }
    var code: Int32 = 0
    let result = [UInt8](unsafeUninitializedCapacity: min(most, count - offset)) { buffer, filled in
      while filled < buffer.count {
        let read = pread(
          descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled, off_t(offset + filled))
        if read < 0, errno == EINTR { continue }
        if read < 0 { code = errno }
        guard read > 0 else { return }
        filled += read
      }
    }
    guard code == 0 else {
      throw Diagnostic(
        "unreadable", "`\(path)` can not be read: \(String(cString: strerror(code)))", at: .file(path),
        fault: .environment)
    }
    return result
  }

  /// Throws when the file was written to since it was opened: what was read of it may be half old and half new.
  func requireUnchanged() throws {
    guard State(descriptor) != state else { return }
    throw Diagnostic(
      "file-changed", "`\(path)` was changed while it was read; nothing was imported", at: .file(path),
      hint: "wait until the other program has written it, then import it again", fault: .environment)
  }
}

/// A file without a name, which is gone with the last reference to it: what is too much for memory waits there.
struct TemporaryBytes {
  private let descriptor: Int32

  init() throws {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(folder)/talim-text-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Self.failure(errno) }
    _ = unlink(template)
  }

  func append(_ bytes: [UInt8]) throws {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let code = errno
        close(descriptor)
        throw Self.failure(code)
      }
      done += count
    }
  }

  /// What was appended; nothing can be appended any more.
  func finished(path: String) -> OpenFile { OpenFile(descriptor: descriptor, path: path) }

  private static func failure(_ code: Int32) -> Diagnostic {
    Diagnostic(
      code == ENOSPC || code == EDQUOT ? "disk-full" : "file-not-written",
      "a temporary file can not be written: \(String(cString: strerror(code)))",
      hint: "make room in the folder for temporary files", fault: .environment)
  }
}
