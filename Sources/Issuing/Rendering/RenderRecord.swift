import Diagnostics
import Glibc
import Ledger

/// What earlier runs finished in a folder, so that a run that was stopped goes on where it was.
///
/// It lies in `.talim-render/TEMPLATE.pdf` of the folder: a line that names everything but the data (template, theme, labels,
/// options), a line for each picture that was used, and a line for each finished document with the fingerprint of its data
/// and the sizes of its files. A document counts as finished only when all of this is still so. Lines are added after the
/// files have their names; a half line, left by a run that was killed, counts as none.
final class RenderRecord {
  private let folder: String
  private let descriptor: Int32
  private let lock: Int32
  /// What is finished, as the record said when it was opened.
  let finished: FinishedDocuments
  private var notedPictures: Set<String> = []

  static let folderName = ".talim-render"
  private static let title = "talim-render 1"

  /// Opens a record of a folder and forgets what it says when something but the data has changed since. Only one run at a
  /// time may write to a folder.
  init(folder: String, name: String, settings: String) throws {
    self.folder = folder
    let inner = FilePaths.joined(folder, Self.folderName)
    try FileWriting.makeFolder(inner)
    lock = try Self.opened(FilePaths.joined(inner, "lock"))
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw Diagnostic(
        "in-use", "another `talim render` is writing to this folder", at: .file(folder),
        hint: "wait for it, or name another folder with `--out`", fault: .environment)
    }
    let path = FilePaths.joined(inner, name)
    do {
      descriptor = try Self.opened(path)
    } catch {
      close(lock)
      throw error
    }
    Self.removeParts(inner)
    let bytes = try FileReading.bytes(ofFile: path)
    // What stands behind the last line end was not written whole.
    let whole = (bytes.lastIndex(of: 0x0A) ?? -1) + 1
    if let (documents, pictures) = Self.load(String(decoding: bytes[..<whole], as: UTF8.self), settings: settings) {
      finished = documents
      notedPictures = pictures
      ftruncate(descriptor, whole)
    } else {
      finished = FinishedDocuments()
      ftruncate(descriptor, 0)
      try add("\(Self.title)\t\(settings)\n")
    }
  }

  deinit {
    close(descriptor)
    close(lock)
  }

  private static func opened(_ path: String) throws -> Int32 {
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileWriting.failure(path, errno) }
    return descriptor
  }

  /// Files that a killed run left.
  private static func removeParts(_ inner: String) {
    for name in FilePaths.names(in: inner) where name.hasSuffix(".part") { unlink(FilePaths.joined(inner, name)) }
  }

  /// What the record says, if it is about the same template, options and pictures.
  private static func load(_ text: String, settings: String) -> (FinishedDocuments, pictures: Set<String>)? {
    let lines = text.split(separator: "\n")
    guard lines.first.map({ $0 == "\(title)\t\(settings)" }) ?? false else { return nil }
    var documents = FinishedDocuments()
    var pictures: Set<String> = []
    for line in lines.dropFirst() {
      let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      if fields[0] == "picture" {
        guard stamp(String(fields[2])) == fields[1] else { return nil }
        pictures.insert(String(fields[2]))
      } else {
        documents.add(String(fields[2]), fingerprint: fields[0], sizes: fields[1])
      }
    }
    return (documents, pictures)
  }

  private static func stamp(_ path: String) -> String {
    guard let bytes = try? FileReading.bytes(ofFile: path) else { return "absent" }
    return SHA256.hex(of: bytes)
  }

  /// Notes a finished document.
  func note(_ name: String, _ fingerprint: RowFingerprint, sizes: [Int]) throws {
    try add("\(fingerprint.text)\t\(sizes.map(String.init).joined(separator: ","))\t\(name)\n")
  }

  /// Notes the pictures that were used so far; before the documents that show them.
  func note(pictures: some Sequence<String>) throws {
    for path in pictures where notedPictures.insert(path).inserted {
      try add("picture\t\(Self.stamp(path))\t\(path)\n")
    }
  }

  private func add(_ text: String) throws {
    try FileWriting.writeAll(Array(text.utf8), to: descriptor, path: FilePaths.joined(folder, Self.folderName))
  }
}

/// The documents that earlier runs finished, by their names.
struct FinishedDocuments: Sendable {
  private var entries: [String: (fingerprint: Substring, sizes: Substring)] = [:]

  fileprivate mutating func add(_ name: String, fingerprint: Substring, sizes: Substring) {
    entries[name] = (fingerprint, sizes)
  }

  /// The sizes of a document's files, if it was finished with this data.
  func sizes(_ name: String, _ fingerprint: RowFingerprint) -> [Int]? {
    guard let entry = entries[name], entry.fingerprint == fingerprint.text else { return nil }
    let sizes = entry.sizes.split(separator: ",").compactMap { Int($0) }
    return sizes.isEmpty ? nil : sizes
  }

  /// How many files the document of this name had.
  func count(_ name: String) -> Int { entries[name].map { $0.sizes.split(separator: ",").count } ?? 0 }
}
