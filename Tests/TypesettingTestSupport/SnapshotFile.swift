public import FoundationEssentials

/// A golden file in a suite's `Snapshots` folder.
///
/// `TALIM_UPDATE_SNAPSHOTS=1` writes what was found instead of comparing; where `CI` is set, nothing is written.
public struct SnapshotFile {
  /// The path of the file.
  public let path: String

  /// The file `name` in the folder `Snapshots` beside the test `file`.
  public init(_ name: String, besides file: String) {
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    path = "\(folder)/Snapshots/\(name)"
  }

  /// What differs between the file and `text`, or `nil` if nothing does.
  public func difference(
    from text: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String? {
    if environment["TALIM_UPDATE_SNAPSHOTS"] == "1" {
      if environment["CI"] != nil { return "snapshots are never rewritten where CI is set" }
      do {
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        return nil
      } catch {
        return "\(path) can not be written: \(error)"
      }
    }
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      return "\(path) is missing; TALIM_UPDATE_SNAPSHOTS=1 writes it"
    }
    return Self.difference(expected: String(decoding: data, as: UTF8.self), found: text)
  }

  private static func difference(expected: String, found: String) -> String? {
    if expected == found { return nil }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = found.split(separator: "\n", omittingEmptySubsequences: false)
    var lines: [String] = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, let line, _): lines.append("- \(offset + 1): \(line)")
      case .insert(let offset, let line, _): lines.append("+ \(offset + 1): \(line)")
      }
    }
    return lines.prefix(60).joined(separator: "\n")
  }
}
