import Diagnostics
import Glibc

/// Reads whole files and says in plain words what went wrong.
enum FileReading {
  /// More than this is no file that a person made.
  static let most = 1_000_000_000
  /// As much as themes, labels and settings may have, which take a few pages.
  static let mostText = 4_000_000

  /// The bytes of a file; throws a `Diagnostic` (input for a missing file and for one of more than `most` bytes,
  /// environment for all else). Of what is too large no more than that is read, also where it has no end.
  ///
  /// - Parameter mayBePipe: whether it may come through a pipe; files that are read more than once may not.
  static func bytes(ofFile path: String, most: Int = Self.most, mayBePipe: Bool = false) throws -> [UInt8] {
    // A pipe that nobody writes to would be waited for.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | (mayBePipe ? 0 : O_NONBLOCK))
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path, errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw failure(path, EISDIR) }
    guard mayBePipe || status.st_mode & S_IFMT == S_IFREG else {
      throw Diagnostic(
        "no-file", "`\(path)` is a pipe or a device, not a file", hint: "write its content to a file first")
    }
    // The size is only a guess, because the file may be a pipe or may still be growing.
    let guess = Int(clamping: status.st_size)
    guard guess <= most else { throw tooLarge(path, most) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(guess + 1)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw failure(path, errno) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
      guard bytes.count <= most else { throw tooLarge(path, most) }
    }
  }

  /// A regular file, open for reading; `nil` for all else that `bytes(ofFile:mayBePipe:)` can read or explain.
  static func descriptor(ofRegularFile path: String) throws -> Int32? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, errno) }
    return descriptor
  }

  /// The text of a UTF-8 file; throws a `Diagnostic` as `bytes(ofFile:)` does, and for anything but UTF-8.
  static func text(ofFile path: String, most: Int = Self.most) throws -> String {
    guard let text = String(validating: try bytes(ofFile: path, most: most), as: UTF8.self) else {
      throw Diagnostic(
        "not-utf8", "the file is not UTF-8 text", at: .file(path), hint: "save it as UTF-8 in your editor")
    }
    // Some editors begin a file with a byte order mark; it is no part of the text.
    return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// The error for a file of more than `most` bytes.
  static func tooLarge(_ path: String, _ most: Int) -> Diagnostic {
    let size = most >= 1_000_000_000 ? "\(most / 1_000_000_000) GB" : "\(most / 1_000_000) MB"
    return Diagnostic(
      "file-too-large", "the file is larger than \(size)", at: .file(path), hint: "check that it is the right one")
  }

  static func failure(_ path: String, _ code: Int32) -> Diagnostic {
    switch code {
    case ENOENT:
      Diagnostic(
        "no-such-file", "there is no file `\(path)`", hint: "check the spelling and the folder you are in")
    case EISDIR:
      Diagnostic(
        "is-a-folder", "`\(path)` is a folder, not a file", hint: "name a file in it")
    default:
      Diagnostic("unreadable", "`\(path)` can not be read: \(SystemError.text(code))", fault: .environment)
    }
  }
}

/// Words for the system's error numbers.
enum SystemError {
  static func text(_ code: Int32) -> String {
    switch code {
    case ENOSPC: "the disk is full"
    case EDQUOT: "your share of the disk is full"
    case EROFS: "the disk is read-only"
    case EACCES, EPERM: "you have no permission"
    case ENOENT: "the folder does not exist"
    case ENOTDIR: "a part of the path is not a folder"
    case EMFILE, ENFILE: "too many files are open"
    case EFBIG: "the file would be larger than is allowed"
    case EIO: "the disk reports an error"
    default: String(cString: strerror(code))
    }
  }
}
