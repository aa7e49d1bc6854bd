import Diagnostics
import Foundation
import Glibc

/// The file of a document that is being issued: written and on the disk, but without its name.
///
/// Used by one thread at a time: that which writes it hands it to that which gives it its name.
final class PendingFile: @unchecked Sendable {
  private static let mark = ".pending-"

  private let path: String
  private var temporary: String?

  /// Writes the bytes beside their later place; throws a `Diagnostic` when that can not be done, and when a file has the name already:
  /// it would be of a document that this ledger does not know.
  init(_ bytes: [UInt8], path: String) throws {
    self.path = path
    try Self.requireFree(path)
    let temporary = path + Self.mark + "\(getpid())"
    do {
      try FileWriting.write(bytes, toFile: temporary)
    } catch var problem as Diagnostic {
      // People know the file by the name it was to get.
      problem.message = problem.message.replacing(temporary, with: path)
      throw problem
    }
    self.temporary = temporary
  }

  /// Throws a `Diagnostic` when a file has the name that the file of a new number is to get.
  static func requireFree(_ path: String) throws {
    guard !FilePaths.exists(path) else {
      throw Diagnostic(
        "number-was-used", "there is a file `\(path)` already, so its number seems to be given out",
        hint:
          "if an older copy of the ledger was restored, note that number with `talim cancel NUMBER --missing --reason …`; else move the file away"
      )
    }
  }

  /// Gives the file its name.
  func publish() throws {
    guard let temporary else { return }
    guard rename(temporary, path) == 0 else { throw FileWriting.failure(path, errno) }
    self.temporary = nil
    FileWriting.settle(FilePaths.folder(of: path))
  }

  /// Throws the file away, unless it has its name.
  func discard() {
    if let temporary { unlink(temporary) }
    temporary = nil
  }

  /// Removes what programs left behind that were stopped while they issued documents.
  static func removeAbandoned(in folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.contains(mark) {
      guard let process = name.split(separator: "-").last.flatMap({ Int32($0) }), process > 0 else { continue }
      if !isRunning(process) { unlink(FilePaths.joined(folder, name)) }
    }
  }

  /// Whether a process can still write. One that has ended may be listed until its parent asks for it, which in a container may be never.
  private static func isRunning(_ process: Int32) -> Bool {
    if kill(process, 0) != 0, errno == ESRCH { return false }
    // The state stands behind the name, which is in brackets and may hold anything.
    guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let bracket = status.lastIndex(of: ")")
    else { return true }
    return status[bracket...].dropFirst(2).first != "Z"
  }
}
