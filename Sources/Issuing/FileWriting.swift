import Diagnostics
import Glibc

/// Writes files so that a reader sees the whole file or none: into a temporary neighbour, to the disk, then renamed.
enum FileWriting {
  /// Writes bytes to a file. Throws a `Diagnostic` (environment) and leaves no half-written file behind.
  ///
  /// - Parameter isDurable: whether the bytes have to be on the disk before the file gets its name; not for what can be
  ///   made again at any time.
  static func write(_ bytes: [UInt8], toFile path: String, isDurable: Bool = true) throws {
    let temporary = path + ".part-\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path, errno) }
    do {
      try writeAll(bytes, to: descriptor, path: path)
      guard !isDurable || fsync(descriptor) == 0 else { throw failure(path, errno) }
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      let code = errno
      unlink(temporary)
      throw failure(path, code)
    }
  }

  /// Writes bytes to a file under its own name, for a file that gets its real name later. Throws a `Diagnostic` (environment).
  static func writeNew(_ bytes: [UInt8], toFile path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { close(descriptor) }
    try writeAll(bytes, to: descriptor, path: path)
  }

  /// Lets the names in a folder reach the disk. Not worth an error where a file system can not do it.
  static func settle(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Makes a folder and those above it, if they are missing.
  static func makeFolder(_ path: String) throws {
    var built = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      built += built.isEmpty || built.hasSuffix("/") ? String(part) : "/" + part
      if mkdir(built, 0o755) != 0, errno != EEXIST, errno != EISDIR { throw failure(path, errno) }
    }
    var status = stat()
    guard stat(path, &status) == 0 else { throw failure(path, errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw failure(path, ENOTDIR) }
  }

  /// Writes all bytes to an open file; `path` is what it is called in messages.
  static func writeAll(_ bytes: some RandomAccessCollection<UInt8>, to descriptor: Int32, path: String) throws {
    let bytes = Array(bytes)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure(path, count == 0 ? ENOSPC : errno) }
      written += count
    }
  }

  static func failure(_ path: String, _ code: Int32) -> Diagnostic {
    Diagnostic(
      "unwritable", "`\(path)` can not be written: \(SystemError.text(code))",
      hint: code == ENOSPC ? "make room on the disk and try again; nothing was changed" : "nothing was changed",
      fault: .environment)
  }
}
