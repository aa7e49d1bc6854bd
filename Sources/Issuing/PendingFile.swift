import Glibc

/// A file that is written and on the disk, but does not have its name yet.
///
/// Used by one thread at a time: that which writes it hands it to that which gives it its name.
final class PendingFile: @unchecked Sendable {
  private let path: String
  private var temporary: String?

  /// Writes the bytes beside their later place; throws a `Diagnostic` (environment) when that can not be done.
  init(_ bytes: [UInt8], path: String) throws {
    self.path = path
    let temporary = path + ".pending-\(getpid())"
    try FileWriting.write(bytes, toFile: temporary)
    self.temporary = temporary
  }

  /// Gives the file its name.
  func publish() throws {
    guard let temporary else { return }
    guard rename(temporary, path) == 0 else { throw FileWriting.failure(path, errno) }
    self.temporary = nil
  }

  /// Throws the file away, unless it has its name.
  func discard() {
    if let temporary { unlink(temporary) }
    temporary = nil
  }
}
