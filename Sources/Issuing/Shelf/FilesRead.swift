import Glibc
import Synchronization

/// What a file was when it was looked at; two equal stamps mean that nobody has written it in between.
struct FileStamp: Hashable, Sendable {
  private let inode: UInt
  private let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// The stamp of a file, `nil` when there is none.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    inode = UInt(status.st_ino)
    size = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }

  /// The stamp in one line.
  var text: String { "\(inode) \(size) \(seconds).\(nanoseconds)" }
}

/// The files that a piece of work looked at, each with its stamp from just before; also those that were looked for in vain,
/// because the work would come out otherwise if they appeared.
final class FilesRead: Sendable {
  private let noted = Mutex<[String: FileStamp?]>([:])

  /// Notes a file; the first look counts.
  func note(_ path: String) {
    let stamp = FileStamp(path: path)
    noted.withLock { if $0[path] == nil { $0[path] = .some(stamp) } }
  }

  /// All files with their stamps.
  var stamps: [String: FileStamp?] { noted.withLock { $0 } }
}
